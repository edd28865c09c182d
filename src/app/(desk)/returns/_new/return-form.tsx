'use client';
// How much of each line comes back, why, and what follows from that.
import { Card, Select, SimpleGrid, Textarea } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { z } from 'zod';
import { localName } from '@/kernel/local-names';
import type { ReturnableOrder, ReturnReasonView } from '@/server/modules/fulfilment/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { AppForm, FormActions, optionalText, UnsavedGuard, useAppForm } from '@/ui/forms';
import { TextLink } from '@/ui/links';
import { Fact, Facts } from '../../stock/_parts/facts';
import { useFulfilmentRefresh } from '../../shipments/_detail/use-shipment-acts';
import { EntryTable } from '../../shipments/_parts/entry-table';
import { useQuantityEntry } from '../../shipments/_parts/use-quantity-entry';
import { FlagFields, flagsOf, type ReturnFlags } from './flag-fields';
import { returnableLines } from './returnable-lines';

const schema = z.object({
  reasonCode: z.string().min(1, 'request.required'),
  note: optionalText(2000),
});

const CODES = {
  over: 'fulfilment.returnedMoreThanShipped',
  invalid: 'fulfilment.returnInvalid',
  empty: 'fulfilment.returnEmpty',
} as const;

export interface ReturnFormProps {
  readonly order: ReturnableOrder;
  readonly reasons: readonly ReturnReasonView[];
  /** What follows is for the company to decide. */
  readonly isDealer: boolean;
}

export function ReturnForm({ order, reasons, isDealer }: ReturnFormProps) {
  const t = useTranslations('fulfilment');
  const router = useRouter();
  const trpc = useTRPC();
  const write = useWrite(trpc.fulfilment.requestReturn, { refresh: useFulfilmentRefresh() });
  const [lines] = useState(() => returnableLines(order));
  const [ownFlags, setOwnFlags] = useState<ReturnFlags | null>(null);
  const entry = useQuantityEntry(lines, CODES);
  const state = useAppForm({
    schema,
    initialValues: { reasonCode: '', note: '' },
    onSubmit: (head) => {
      const sent = entry.check().filter((line) => line.quantity > 0);
      const chosen = sent.map(({ key: orderLineId, quantity }) => ({ orderLineId, quantity }));
      const { orderId } = order;
      return entry.send(sent, () =>
        write.mutateAsync({ orderId, ...head, flags: ownFlags, lines: chosen }),
      );
    },
    onSaved: ({ number, returnId }) => {
      notifyDone(t('done.requested', { number }));
      router.push(`/returns/${returnId}`);
    },
  });
  const reason = reasons.find(({ code }) => code === state.form.values.reasonCode);
  const flags = ownFlags ?? reason;
  const chooseReason = (code: string | null) => {
    state.form.setFieldValue('reasonCode', code ?? '');
    setOwnFlags(null);
  };
  return (
    <AppForm state={state} guardsUnsaved={false}>
      <Card>
        <OrderFacts order={order} isDealer={isDealer} />
      </Card>
      <EntryTable
        label={t('lines.toReturn')}
        lines={lines}
        headings={[
          t('lines.shipped'),
          t('lines.returned'),
          t('lines.returnPending'),
          t('lines.possible'),
        ]}
        entry={t('lines.toReturn')}
        state={entry}
      />
      <Card>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <ReasonSelect
            reasons={reasons}
            {...state.form.getInputProps('reasonCode')}
            onChange={chooseReason}
          />
          <Textarea
            label={t('field.note')}
            autosize
            minRows={1}
            {...state.form.getInputProps('note')}
          />
        </SimpleGrid>
      </Card>
      {flags && !isDealer && <FlagFields flags={flagsOf(flags)} onChange={setOwnFlags} />}
      <FormActions submitLabel={t('returns.save')} onCancel={() => router.back()} />
      <UnsavedGuard isDirty={(entry.isDirty || state.form.isDirty()) && !state.isPending} />
    </AppForm>
  );
}

function ReasonSelect(props: {
  readonly reasons: readonly ReturnReasonView[];
  readonly value?: string;
  readonly onChange: (code: string | null) => void;
}) {
  const t = useTranslations('fulfilment');
  const locale = useLocale();
  const { reasons, value, ...field } = props;
  return (
    <Select
      {...field}
      label={t('field.reason')}
      placeholder={t('returns.reasonPlaceholder')}
      required
      value={value || null}
      data={reasons
        .filter((reason) => reason.status === 'ACTIVE')
        .map((reason) => ({ value: reason.code, label: localName(reason, locale) }))}
    />
  );
}

function OrderFacts(props: Pick<ReturnFormProps, 'order' | 'isDealer'>) {
  const t = useTranslations('fulfilment.field');
  const { order } = props;
  return (
    <Facts>
      <Fact label={t('order')}>
        <TextLink href={`/orders/${order.orderId}`}>{order.orderNumber}</TextLink>
      </Fact>
      <Fact label={t('dealer')}>
        {order.dealerName} ({order.dealerCode})
      </Fact>
      {!props.isDealer && <Fact label={t('warehouse')}>{order.warehouseCode}</Fact>}
    </Facts>
  );
}
