'use client';
// Pays out what was verified: in money, as credit on the dealer's account, or in goods.
import { Modal, SegmentedControl, Select, Text, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { z } from 'zod';
import { useFormats } from '@/i18n/formats';
import { majorText } from '@/kernel/money';
import {
  dealersOf,
  payableBy,
  type ClaimView,
  type SettleClaimInput,
} from '@/server/modules/expenses/schemas';
import { notifyDone } from '@/ui/feedback';
import {
  AppForm,
  DateField,
  dateField,
  FormActions,
  moneyField,
  MoneyInput,
  optionalText,
  quantityField,
  useAppForm,
  type Picked,
} from '@/ui/forms';
import { useExpenseActs } from '../../expenses/_parts/use-expense-write';
import { GoodsFields, PayeeField } from './settle-fields';
import type { SettleValues } from './settle-values';

const METHODS = ['CASH', 'CREDIT_NOTE', 'GOODS'] as const;

const schemaFor = (currency: string) => {
  const picked = z.custom<Picked>((value) => typeof value === 'object' && value !== null, {
    message: 'request.required',
  });
  const base = {
    ...{ settledOn: dateField(), reference: optionalText(200), dealerId: z.string() },
    payee: picked.nullable(),
  };
  return z.discriminatedUnion('method', [
    z.object({
      ...base,
      method: z.literal('CASH'),
      amountMinor: moneyField(currency),
      goods: z.unknown(),
    }),
    z.object({
      ...{ ...base, method: z.literal('CREDIT_NOTE') },
      ...{ amountMinor: moneyField(currency), goods: z.unknown() },
    }),
    z.object({
      ...{ ...base, method: z.literal('GOODS'), amountMinor: z.string() },
      goods: z.array(z.object({ productId: picked, quantity: quantityField() })),
    }),
  ]);
};

export interface SettleDialogProps {
  readonly claim: ClaimView;
  readonly currency: string;
  readonly today: string;
  readonly onClose: () => void;
}

export function SettleDialog(props: SettleDialogProps) {
  const t = useTranslations('expenses.settlement');
  const title = t('settle', { number: props.claim.number });
  return (
    <Modal opened size="lg" onClose={props.onClose} title={title}>
      <SettleForm {...props} />
    </Modal>
  );
}

type Method = (typeof METHODS)[number];

const openLines = (claim: ClaimView) =>
  claim.lines.map((line) => ({
    openMinor: line.verifiedMinor - line.settledMinor,
    dealerId: line.dealer?.id ?? null,
    methods: line.type.settlements,
  }));

const sumOf = (lines: readonly { openMinor: bigint }[]) =>
  lines.reduce((sum, { openMinor }) => sum + openMinor, 0n);

/** What a way of paying may pay, and to which dealers; in credit and goods to the one that is chosen. */
function payableOf(claim: ClaimView, method: Method, chosen: string) {
  const lines = payableBy(openLines(claim), method);
  if (method === 'CASH') {
    return { openMinor: sumOf(lines), dealers: [], dealerId: '', isNamed: true };
  }
  const dealers = dealersOf(lines);
  const dealerId = dealers.includes(chosen) ? chosen : (dealers[0] ?? '');
  const isNamed = dealers.length > 0;
  const own = isNamed ? lines.filter((line) => line.dealerId === dealerId) : lines;
  return { openMinor: sumOf(own), dealers, dealerId, isNamed };
}

/** Ways that a type with something open allows. */
const methodsOf = (claim: ClaimView) =>
  METHODS.filter((method) => payableBy(openLines(claim), method).length > 0);

function useSettleForm({ claim, currency, today, onClose }: SettleDialogProps) {
  const t = useTranslations('expenses.settlement');
  const formats = useFormats();
  const acts = useExpenseActs();
  const schema = useMemo(() => schemaFor(currency), [currency]);
  const method = methodsOf(claim)[0] ?? 'CASH';
  const { openMinor, dealerId } = payableOf(claim, method, '');
  const initialValues: SettleValues = {
    ...{ method, dealerId, payee: null },
    settledOn: today,
    reference: '',
    amountMinor: majorText(openMinor, currency),
    goods: [{ productId: null, quantity: '1' }],
  };
  return useAppForm({
    schema: schema as unknown as z.ZodType<z.output<typeof schema>, SettleValues>,
    initialValues,
    onSubmit: (values) => {
      const ref = { claimId: claim.id, version: claim.version, settledOn: values.settledOn };
      return acts.settleClaim.mutateAsync(inputOf(ref, values));
    },
    onSaved: ({ settlementNumber, amountMinor }) => {
      const amount = formats.money(amountMinor, currency);
      notifyDone(t('done', { number: settlementNumber, amount }));
      onClose();
    },
  });
}

function inputOf(
  ref: { claimId: string; version: number; settledOn: string },
  values: z.output<ReturnType<typeof schemaFor>>,
): SettleClaimInput {
  const dealerId = values.dealerId || (values.payee?.id ?? null);
  if (values.method === 'GOODS') {
    const goods = values.goods.map(({ productId, quantity }) => ({
      productId: productId.id,
      quantity,
    }));
    return { ...ref, method: 'GOODS', goods, dealerId };
  }
  const { method, amountMinor, reference } = values;
  if (method === 'CASH') return { ...ref, method, amountMinor, reference };
  return { ...ref, method, amountMinor, dealerId };
}

function SettleForm(props: SettleDialogProps) {
  const t = useTranslations('expenses');
  const formats = useFormats();
  const { claim, currency, today, onClose } = props;
  const state = useSettleForm(props);
  const { form } = state;
  const { method } = form.values;
  const payable = payableOf(claim, method, form.values.dealerId);
  const { openMinor, dealers, dealerId } = payable;
  /** Another way or dealer has another amount open. */
  const choose = (way: Method, dealer: string) => {
    const next = payableOf(claim, way, dealer);
    form.setValues({
      ...{ method: way, dealerId: next.dealerId },
      amountMinor: majorText(next.openMinor, currency),
    });
  };
  return (
    <AppForm state={state} guardsUnsaved={false}>
      <Text size="sm">{t('settlement.open', { amount: formats.money(openMinor, currency) })}</Text>
      <SegmentedControl
        fullWidth
        data={methodsOf(claim).map((value) => ({ value, label: t(`method.${value}`) }))}
        value={method}
        onChange={(way) => choose(way, dealerId)}
      />
      {dealers.length > 1 && (
        <Select
          label={t('field.dealer')}
          required
          allowDeselect={false}
          data={claim.lines
            .flatMap(({ dealer }, at) =>
              dealer && at === claim.lines.findIndex((line) => line.dealer?.id === dealer.id)
                ? [{ value: dealer.id, label: `${dealer.code} ${dealer.name}` }]
                : [],
            )
            .filter(({ value }) => dealers.includes(value))}
          value={dealerId}
          error={form.errors.dealerId}
          onChange={(dealer) => choose(method, dealer ?? '')}
        />
      )}
      {!payable.isNamed && <PayeeField form={form} />}
      {method === 'GOODS' ? (
        <GoodsFields
          {...{ form, currency, openMinor }}
          dealerId={dealerId || (form.values.payee?.id ?? '')}
        />
      ) : (
        <MoneyInput
          label={t('field.amount')}
          required
          currency={currency}
          {...form.getInputProps('amountMinor')}
        />
      )}
      {method === 'CASH' && (
        <TextInput label={t('settlement.reference')} {...form.getInputProps('reference')} />
      )}
      <DateField
        label={t('field.settledOn')}
        required
        maxDate={today}
        {...form.getInputProps('settledOn')}
      />
      <FormActions submitLabel={t('claim.settle')} onCancel={onClose} />
    </AppForm>
  );
}
