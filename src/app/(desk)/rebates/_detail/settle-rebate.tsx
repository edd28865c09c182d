'use client';
// Pays out what a dealer earned in a cycle that is over: in money or as credit on its account.
import { Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import { useFormats } from '@/i18n/formats';
import type { AccrualItem } from '@/server/modules/expenses/schemas';
import { notifyDone } from '@/ui/feedback';
import { AppForm, FormActions, optionalText, useAppForm } from '@/ui/forms';
import { useExpenseActs } from '../../expenses/_parts/use-expense-write';

const METHODS = ['CREDIT_NOTE', 'CASH'] as const;
const schema = z.object({ method: z.enum(METHODS), reference: optionalText(200) });

export interface SettleRebateProps {
  readonly row: AccrualItem;
  readonly currency: string;
  readonly onClose: () => void;
}

export function SettleRebate(props: SettleRebateProps) {
  const t = useTranslations('expenses.rebate');
  return (
    <Modal opened onClose={props.onClose} title={`${t('settle')} · ${props.row.agreementCode}`}>
      <SettleForm {...props} />
    </Modal>
  );
}

function SettleForm({ row, currency, onClose }: SettleRebateProps) {
  const t = useTranslations('expenses');
  const formats = useFormats();
  const acts = useExpenseActs();
  const state = useAppForm({
    schema,
    initialValues: { method: 'CREDIT_NOTE' as const, reference: '' },
    onSubmit: ({ method, reference }) =>
      acts.settleRebate.mutateAsync({
        ...{ accrualId: row.id, version: row.version, method },
        reference: method === 'CASH' ? reference : null,
      }),
    onSaved: ({ number, amountMinor }) => {
      const amount = formats.money(amountMinor, currency);
      notifyDone(t('rebate.settledDone', { number, amount }));
      onClose();
    },
  });
  const { form } = state;
  return (
    <AppForm state={state} guardsUnsaved={false}>
      <Stack gap="sm">
        <Text size="sm">
          {t('rebate.settleText', {
            amount: formats.money(row.accruedMinor, currency),
            dealer: row.dealer.name,
            from: formats.date(row.startsOn),
            to: formats.date(row.endsOn),
          })}
        </Text>
        <Select
          label={t('field.method')}
          allowDeselect={false}
          data-autofocus
          data={METHODS.map((value) => ({ value, label: t(`method.${value}`) }))}
          {...form.getInputProps('method')}
        />
        {form.values.method === 'CASH' && (
          <TextInput label={t('field.reference')} {...form.getInputProps('reference')} />
        )}
      </Stack>
      <FormActions submitLabel={t('rebate.settle')} onCancel={onClose} />
    </AppForm>
  );
}
