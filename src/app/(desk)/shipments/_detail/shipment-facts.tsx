'use client';
// What a shipment belongs to, where it goes and when it went.
import { Anchor, Card } from '@mantine/core';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { ShipmentView } from '@/server/modules/fulfilment/schemas';
import { DateText } from '@/ui/cells';
import { FactList, type Fact } from '../../_facts/fact-list';

function date(value: string | null) {
  return value === null ? null : <DateText date={value} />;
}

export interface ShipmentFactsProps {
  readonly shipment: ShipmentView;
  readonly isDealer: boolean;
}

export function ShipmentFacts({ shipment, isDealer }: ShipmentFactsProps) {
  const t = useTranslations('fulfilment.field');
  const link = (href: string, text: string) => (
    <Anchor component={Link} href={href} fw={560}>
      {text}
    </Anchor>
  );
  const dealer = `${shipment.dealerName} (${shipment.dealerCode})`;
  const facts: Fact[] = [
    { label: t('order'), value: link(`/orders/${shipment.orderId}`, shipment.orderNumber) },
    {
      label: t('dealer'),
      value: isDealer ? shipment.dealerName : link(`/dealers/${shipment.dealerId}`, dealer),
    },
    { label: t('shipTo'), value: shipment.shipTo },
    { label: t('warehouse'), value: shipment.warehouseCode },
    { label: t('requestedOn'), value: date(shipment.requestedOn) },
    { label: t('shippedOn'), value: date(shipment.shippedOn) },
    { label: t('deliveredOn'), value: date(shipment.deliveredOn) },
    { label: t('carrier'), value: shipment.carrier },
    { label: t('trackingNo'), value: shipment.trackingNo },
    {
      label: t('invoice'),
      value:
        shipment.invoiceId && shipment.invoiceNumber
          ? link(`/invoices/${shipment.invoiceId}`, shipment.invoiceNumber)
          : null,
    },
    ...(shipment.signedBy ? [{ label: t('signedBy'), value: shipment.signedBy }] : []),
    ...(shipment.deliveryNote ? [{ label: t('deliveryNote'), value: shipment.deliveryNote }] : []),
    ...(shipment.note ? [{ label: t('note'), value: shipment.note }] : []),
  ];
  return (
    <Card component="section">
      <FactList facts={facts} />
    </Card>
  );
}
