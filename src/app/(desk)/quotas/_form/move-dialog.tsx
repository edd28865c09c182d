'use client';
// Moves part of a quota to another holder: both sides change together, or neither does.
import { Modal, Text, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import { useFormats } from '@/i18n/formats';
import { HOLDER_KINDS } from '@/server/modules/quotas/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import {
  AppForm,
  FormActions,
  QuantityInput,
  quantityField,
  requiredText,
  useAppForm,
} from '@/ui/forms';
import { leftOf, useSubjectName } from '../_parts/quota-words';
import type { QuotaChangeProps } from './change-dialog';
import { SubjectField, subjectField, type HolderKind, type SubjectValue } from './subject-field';

const schema = z.object({
  to: subjectField<HolderKind>(),
  quantity: quantityField(),
  reason: requiredText(500),
});

export function MoveDialog({ quota, onClose }: QuotaChangeProps) {
  const t = useTranslations('quotas');
  const formats = useFormats();
  const nameOf = useSubjectName();
  const trpc = useTRPC();
  const { id: fromId, holder, item } = quota;
  const nobody: SubjectValue<HolderKind> = { kind: holder.kind, id: null, label: '' };
  const write = useWrite(trpc.quotas.move, { refresh: [trpc.quotas.pathFilter()] });
  const state = useAppForm({
    schema,
    initialValues: { to: nobody, quantity: '', reason: '' },
    onSubmit: ({ to, ...rest }) => write.mutateAsync({ ...rest, fromId, to: { holder: to } }),
    onSaved: () => {
      notifyDone(t('moved'));
      onClose();
    },
  });
  const field = state.form.getInputProps;
  return (
    <Modal opened onClose={onClose} title={t('move')}>
      <AppForm state={state}>
        <Text size="sm">{t('moveText', { holder: nameOf(holder), item: nameOf(item) })}</Text>
        <SubjectField
          label={t('field.to')}
          kinds={HOLDER_KINDS}
          {...field('to')}
          value={state.form.values.to}
        />
        <QuantityInput
          label={t('field.quantity')}
          description={t('leftHint', { left: formats.quantity(leftOf(quota)) })}
          required
          unit={item.unit ?? undefined}
          {...field('quantity')}
        />
        <TextInput label={t('field.reason')} required {...field('reason')} />
        <FormActions onCancel={onClose} submitLabel={t('move')} />
      </AppForm>
    </Modal>
  );
}
