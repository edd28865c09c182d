'use client';
// Gives a quota: to whom, of what, when and how much.
import { Group, Modal, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import { HOLDER_KINDS, ITEM_KINDS, type SavedQuota } from '@/server/modules/quotas/schemas';
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
import {
  SubjectField,
  subjectField,
  type HolderKind,
  type ItemKind,
  type SubjectValue,
} from './subject-field';

export interface QuotaDialogProps {
  readonly today: string;
  readonly onClose: () => void;
  readonly onSaved: (saved: SavedQuota) => void;
}

const schema = z.object({
  holder: subjectField<HolderKind>(),
  item: subjectField<ItemKind>(),
  startsOn: dateField(),
  endsOn: dateField(),
  quantity: quantityField({ allowZero: true }),
  note: optionalText(500),
});

const nobody: SubjectValue<HolderKind> = { kind: 'DEALER', id: null, label: '' };
const nothing: SubjectValue<ItemKind> = { kind: 'PRODUCT', id: null, label: '' };

export function QuotaDialog({ today, onClose, onSaved }: QuotaDialogProps) {
  const t = useTranslations('quotas');
  const trpc = useTRPC();
  const write = useWrite(trpc.quotas.create, { refresh: [trpc.quotas.pathFilter()] });
  const year = today.slice(0, 4);
  const state = useAppForm({
    schema,
    initialValues: {
      ...{ holder: nobody, item: nothing, quantity: '', note: '' },
      ...{ startsOn: today, endsOn: `${year}-12-31` },
    },
    onSubmit: (values) => write.mutateAsync(values),
    onSaved: (saved) => {
      notifyDone(t('saved'));
      onClose();
      onSaved(saved);
    },
  });
  const field = state.form.getInputProps;
  return (
    <Modal opened onClose={onClose} title={t('new')} size="lg">
      <AppForm state={state}>
        <SubjectField
          label={t('field.holder')}
          kinds={HOLDER_KINDS}
          {...field('holder')}
          value={state.form.values.holder}
        />
        <SubjectField
          label={t('field.item')}
          kinds={ITEM_KINDS}
          {...field('item')}
          value={state.form.values.item}
        />
        <Group grow align="flex-start">
          <DateField label={t('field.startsOn')} required {...field('startsOn')} />
          <DateField label={t('field.endsOn')} required {...field('endsOn')} />
        </Group>
        <QuantityInput
          label={t('field.quantity')}
          description={t('quantityHint')}
          required
          {...field('quantity')}
        />
        <TextInput label={t('field.note')} {...field('note')} />
        <FormActions onCancel={onClose} />
      </AppForm>
    </Modal>
  );
}
