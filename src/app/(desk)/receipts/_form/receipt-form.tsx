'use client';
// Records money that arrived: who paid, how much, and, live beside it, which invoices that pays.
import { Card, Select, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import { parseMoney } from '@/kernel/money';
import { RECEIPT_METHODS } from '@/server/modules/receivables/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import {
  AppForm,
  dateField,
  DateField,
  EntityPicker,
  FormActions,
  moneyField,
  MoneyInput,
  optionalDateField,
  optionalText,
  pickedField,
  useAppForm,
} from '@/ui/forms';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingRows } from '@/ui/states';
import { useDealerSearch, type DealerOption } from '../../orders/_pickers/use-searches';
import { AllocationEditor } from '../../receivables/_allocation/allocation-editor';
import {
  choiceOf,
  refuseInvalid,
  type ByHand,
} from '../../receivables/_allocation/allocation-model';
import { useAllocation } from '../../receivables/_allocation/use-allocation';
import { useMethodLabel } from '../_list/use-method-label';

export interface ReceiptStart {
  readonly dealer: DealerOption | null;
  readonly amount: string;
  readonly byHand: ByHand;
  /** The business date of today. */
  readonly today: string;
  /** Of the organization: until a dealer is chosen. */
  readonly currency: string;
}

const schemaFor = (currency: string) =>
  z.object({
    dealerId: pickedField(),
    receivedOn: dateField(),
    method: z.enum(RECEIPT_METHODS),
    reference: optionalText(100),
    note: optionalText(1000),
    confirmedOn: optionalDateField(),
    amountMinor: moneyField(currency),
  });

export function ReceiptForm({ start }: { readonly start: ReceiptStart }) {
  const t = useTranslations('receivables.receipt');
  const trpc = useTRPC();
  const router = useRouter();
  const [dealer, setDealer] = useState(start.dealer);
  const currency = dealer?.currency ?? start.currency;
  const schema = useMemo(() => schemaFor(currency), [currency]);
  const write = useWrite(trpc.receivables.recordReceipt, {
    refresh: [trpc.receivables.pathFilter(), trpc.orders.pathFilter()],
  });
  const state = useAppForm({
    schema,
    initialValues: {
      dealerId: start.dealer && { id: start.dealer.id, label: start.dealer.label },
      receivedOn: start.today,
      method: 'BANK' as const,
      reference: '',
      note: '',
      confirmedOn: '',
      amountMinor: start.amount,
    },
    onSubmit: (values) => {
      refuseInvalid(allocation.plan, values.amountMinor, currency);
      const allocations = choiceOf(allocation.plan, allocation.byHand);
      return write.mutateAsync({ ...values, allocations });
    },
    onSaved: ({ receiptId, number }) => {
      notifyDone(t('recorded', { number }));
      router.push(`/receipts/${receiptId}`);
    },
  });
  const typed = parseMoney(state.form.values.amountMinor, currency);
  const allocation = useAllocation({
    dealerId: dealer?.id ?? null,
    currency,
    amountMinor: typed.ok && typed.value.minor > 0n ? typed.value.minor : 0n,
    start: start.byHand,
  });
  const choose = (option: DealerOption | null) => {
    setDealer(option);
    allocation.setByHand(null);
    state.form.setFieldValue('dealerId', option && { id: option.id, label: option.label });
  };
  return (
    <>
      <PageHeader title={t('new')} crumbs={[{ label: t('list'), href: '/receipts' }]} />
      <AppForm state={state}>
        <Card>
          <ReceiptFields state={state} currency={currency} today={start.today} onDealer={choose} />
        </Card>
        <Card>
          <AllocationPart hasDealer={dealer !== null} allocation={allocation} currency={currency} />
        </Card>
        <FormActions submitLabel={t('record')} onCancel={() => router.back()} />
      </AppForm>
    </>
  );
}

type FormInput = z.input<ReturnType<typeof schemaFor>>;

function ReceiptFields(props: {
  readonly state: ReturnType<typeof useAppForm<ReturnType<typeof schemaFor>, unknown>>;
  readonly currency: string;
  readonly today: string;
  readonly onDealer: (dealer: DealerOption | null) => void;
}) {
  const t = useTranslations('receivables.receipt');
  const bank = useTranslations('receivables.bank');
  const search = useDealerSearch(false);
  const methodLabel = useMethodLabel();
  const { form } = props.state;
  const field = (name: keyof FormInput) => form.getInputProps(name);
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
      <EntityPicker
        label={t('dealer')}
        required
        autoFocus={form.values.dealerId === null}
        search={search}
        {...field('dealerId')}
        onChange={props.onDealer}
      />
      <MoneyInput
        label={t('amount')}
        required
        currency={props.currency}
        {...field('amountMinor')}
      />
      <DateField label={t('receivedOn')} required maxDate={props.today} {...field('receivedOn')} />
      <Select
        label={t('method')}
        allowDeselect={false}
        data={RECEIPT_METHODS.map((value) => ({ value, label: methodLabel(value) }))}
        {...field('method')}
      />
      <TextInput label={t('reference')} {...field('reference')} />
      <DateField label={bank('onList')} maxDate={props.today} {...field('confirmedOn')} />
      <Textarea label={t('note')} autosize minRows={1} {...field('note')} />
    </SimpleGrid>
  );
}

function AllocationPart(props: {
  readonly hasDealer: boolean;
  readonly allocation: ReturnType<typeof useAllocation>;
  readonly currency: string;
}) {
  const t = useTranslations('receivables.receipt');
  const { open, plan, byHand, setByHand } = props.allocation;
  if (!props.hasDealer) {
    return (
      <Text size="sm" c="dimmed">
        {t('pickDealer')}
      </Text>
    );
  }
  if (open.isPending) return <LoadingRows rows={3} />;
  if (open.isError) return <ErrorState error={open.error} onRetry={() => void open.refetch()} />;
  return (
    <AllocationEditor plan={plan} byHand={byHand} currency={props.currency} onChange={setByHand} />
  );
}
