'use client';
// How much of each line goes, with whom, and whether the warehouse begins at once.
import { Card, Checkbox, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { z } from 'zod';
import type { ShippableOrder } from '@/server/modules/fulfilment/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { DateText } from '@/ui/cells';
import { notifyDone } from '@/ui/feedback';
import { AppForm, FormActions, optionalText, UnsavedGuard, useAppForm } from '@/ui/forms';
import { TextLink } from '@/ui/links';
import { Fact, Facts } from '../../stock/_parts/facts';
import { useFulfilmentRefresh } from '../_detail/use-shipment-acts';
import { EntryTable } from '../_parts/entry-table';
import { useQuantityEntry } from '../_parts/use-quantity-entry';
import { shippableLines, waitingCount } from './shippable-lines';

const schema = z.object({
  carrier: optionalText(200),
  trackingNo: optionalText(200),
  note: optionalText(2000),
  release: z.boolean(),
});

const CODES = {
  over: 'fulfilment.moreThanReserved',
  invalid: 'fulfilment.shipmentInvalid',
  empty: 'fulfilment.shipmentEmpty',
} as const;

export function ShipmentForm({ order }: { readonly order: ShippableOrder }) {
  const t = useTranslations('fulfilment');
  const router = useRouter();
  const trpc = useTRPC();
  const write = useWrite(trpc.fulfilment.createShipment, { refresh: useFulfilmentRefresh() });
  const [lines] = useState(() => shippableLines(order));
  const entry = useQuantityEntry(lines, CODES);
  const state = useAppForm({
    schema,
    initialValues: { carrier: '', trackingNo: '', note: '', release: true },
    onSubmit: (head) => {
      const sent = entry.check().filter((line) => line.quantity > 0);
      const chosen = sent.map(({ key: orderLineId, quantity }) => ({ orderLineId, quantity }));
      return entry.send(sent, () =>
        write.mutateAsync({ orderId: order.orderId, ...head, lines: chosen }),
      );
    },
    onSaved: ({ number, shipmentId }) => {
      notifyDone(t('done.created', { number }));
      router.push(`/shipments/${shipmentId}`);
    },
  });
  const field = state.form.getInputProps;
  const waiting = waitingCount(order);
  return (
    <AppForm state={state} guardsUnsaved={false}>
      <Card>
        <OrderFacts order={order} />
      </Card>
      <EntryTable
        label={t('lines.toShip')}
        lines={lines}
        headings={[t('lines.approved'), t('lines.shipped'), t('lines.pending'), t('lines.ready')]}
        entry={t('lines.toShip')}
        state={entry}
      />
      {waiting > 0 && (
        <Text size="sm" c="dimmed">
          {t('new.unreserved', { count: waiting })}
        </Text>
      )}
      <Card>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput label={t('field.carrier')} {...field('carrier')} />
          <TextInput label={t('field.trackingNo')} {...field('trackingNo')} />
        </SimpleGrid>
        <Textarea label={t('field.note')} autosize minRows={2} mt="md" {...field('note')} />
        <Checkbox
          mt="md"
          label={t('new.release')}
          {...state.form.getInputProps('release', { type: 'checkbox' })}
        />
      </Card>
      <FormActions submitLabel={t('new.save')} onCancel={() => router.back()} />
      <UnsavedGuard isDirty={(entry.isDirty || state.form.isDirty()) && !state.isPending} />
    </AppForm>
  );
}

function OrderFacts({ order }: { readonly order: ShippableOrder }) {
  const t = useTranslations('fulfilment.field');
  return (
    <Facts>
      <Fact label={t('order')}>
        <TextLink href={`/orders/${order.orderId}`}>{order.orderNumber}</TextLink>
      </Fact>
      <Fact label={t('dealer')}>
        {order.dealerName} ({order.dealerCode})
      </Fact>
      <Fact label={t('warehouse')}>{order.warehouseCode}</Fact>
      <Fact label={t('requestedOn')}>
        <DateText date={order.requestedOn} />
      </Fact>
    </Facts>
  );
}
