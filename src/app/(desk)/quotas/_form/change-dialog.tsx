'use client';
// Changes quantity, period or note of a quota; what somebody else changed meanwhile is shown.
import { Group, Modal, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import { useFormats } from '@/i18n/formats';
import type { QuotaView } from '@/server/modules/quotas/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import {
  AppForm,
  DateField,
  dateField,
  FormActions,
  optionalText,
  QuantityInput,
  quantityField,
  useAppForm,
} from '@/ui/forms';

export interface QuotaChangeProps {
  readonly quota: QuotaView;
  readonly onClose: () => void;
}

const schema = z.object({
  version: z.number(),
  startsOn: dateField(),
  endsOn: dateField(),
  quantity: quantityField({ allowZero: true }),
  note: optionalText(500),
  reason: optionalText(500),
});
type Values = z.input<typeof schema>;

const valuesOf = (quota: QuotaView): Values => ({
  version: quota.version,
  startsOn: quota.startsOn,
  endsOn: quota.endsOn,
  quantity: String(quota.allocated),
  note: quota.note ?? '',
  reason: '',
});

export function ChangeDialog({ quota, onClose }: QuotaChangeProps) {
  const t = useTranslations('quotas');
  const formats = useFormats();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { id } = quota;
  const write = useWrite(trpc.quotas.change, { refresh: [trpc.quotas.pathFilter()] });
  const state = useAppForm({
    schema,
    initialValues: valuesOf(quota),
    onSubmit: (values) => write.mutateAsync({ ...values, id }),
    onSaved: () => {
      notifyDone(t('saved'));
      onClose();
    },
    conflict: {
      load: async () => {
        const options = trpc.quotas.get.queryOptions({ id }, { staleTime: 0 });
        return valuesOf(await queries.fetchQuery(options));
      },
      fields: (['quantity', 'startsOn', 'endsOn', 'note'] as const).map((path) => ({
        path,
        label: t(`field.${path}`),
      })),
    },
  });
  const field = state.form.getInputProps;
  return (
    <Modal opened onClose={onClose} title={t('change')}>
      <AppForm state={state}>
        <QuantityInput
          label={t('field.quantity')}
          description={t('usedHint', { used: formats.quantity(quota.consumed) })}
          required
          data-autofocus
          {...field('quantity')}
        />
        <TextInput label={t('field.reason')} description={t('reasonHint')} {...field('reason')} />
        <Group grow align="flex-start">
          <DateField label={t('field.startsOn')} required {...field('startsOn')} />
          <DateField label={t('field.endsOn')} required {...field('endsOn')} />
        </Group>
        <TextInput label={t('field.note')} {...field('note')} />
        <Text size="xs" c="dimmed">
          {t('changeHint')}
        </Text>
        <FormActions onCancel={onClose} />
      </AppForm>
    </Modal>
  );
}
