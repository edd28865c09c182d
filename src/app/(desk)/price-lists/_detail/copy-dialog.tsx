'use client';
// A new list from this one, every price times a factor: next year's prices, another channel's.
import { Modal, Text, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { z } from 'zod';
import { minorDigits } from '@/kernel/currency';
import type { PriceListView } from '@/server/modules/catalog/price-schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import {
  AppForm,
  decimalField,
  DecimalInput,
  FormActions,
  requiredText,
  useAppForm,
} from '@/ui/forms';

const schema = z.object({
  code: requiredText(60),
  name: requiredText(200),
  factor: decimalField(6),
});

export interface CopyDialogProps {
  readonly list: PriceListView;
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function CopyDialog(props: CopyDialogProps) {
  const t = useTranslations('catalog.prices');
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={t('copyTitle')}>
      <CopyForm {...props} />
    </Modal>
  );
}

function CopyForm({ list, onClose }: CopyDialogProps) {
  const t = useTranslations();
  const router = useRouter();
  const trpc = useTRPC();
  const copy = useWrite(trpc.catalog.prices.copyList, {
    refresh: [trpc.catalog.prices.pathFilter()],
  });
  const state = useAppForm({
    schema,
    initialValues: { code: '', name: list.name, factor: '1' },
    onSubmit: (values) =>
      copy.mutateAsync({ ...values, id: list.id, decimals: minorDigits(list.currency) }),
    onSaved: ({ id }) => {
      notifyDone(t('catalog.prices.copied'));
      onClose();
      router.push(`/price-lists/${id}`);
    },
  });
  const field = state.form.getInputProps;
  return (
    <AppForm state={state} guardsUnsaved={false}>
      <Text size="sm" c="dimmed">
        {t('catalog.prices.copyText')}
      </Text>
      <TextInput label={t('common.field.code')} required data-autofocus {...field('code')} />
      <TextInput label={t('common.field.name')} required {...field('name')} />
      <DecimalInput
        label={t('catalog.prices.factor')}
        description={t('catalog.prices.factorHint')}
        required
        {...field('factor')}
      />
      <FormActions submitLabel={t('catalog.prices.copy')} onCancel={onClose} />
    </AppForm>
  );
}
