'use client';
// For whom, from where, by whom, and the documents around it.
import { Card } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ShipmentView } from '@/server/modules/fulfilment/schemas';
import { DateText, Nothing } from '@/ui/cells';
import { Fact, Facts } from '../../stock/_parts/facts';
import { Linked } from '../_parts/linked';

export interface ShipmentSummaryProps {
  readonly shipment: ShipmentView;
  readonly permissions: readonly string[];
  readonly isDealer: boolean;
}

export function ShipmentSummary({ shipment, permissions, isDealer }: ShipmentSummaryProps) {
  const t = useTranslations('fulfilment.field');
  const may = (permission: string, href: string) =>
    permissions.includes(permission) ? href : null;
  const dealerHref = isDealer ? null : may('dealers.read', `/dealers/${shipment.dealerId}`);
  return (
    <Card>
      <Facts>
        <Fact label={t('order')}>
          <Linked
            text={shipment.orderNumber}
            href={may('orders.read', `/orders/${shipment.orderId}`)}
          />
        </Fact>
        <Fact label={t('dealer')}>
          <Linked text={`${shipment.dealerName} (${shipment.dealerCode})`} href={dealerHref} />
        </Fact>
        <Fact label={t('shipTo')}>{shipment.shipTo ?? <Nothing />}</Fact>
        <Fact label={t('warehouse')}>{shipment.warehouseCode}</Fact>
        <Fact label={t('requestedOn')}>
          <DateText date={shipment.requestedOn} />
        </Fact>
        <Fact label={t('carrier')}>{shipment.carrier ?? <Nothing />}</Fact>
        <Fact label={t('trackingNo')}>{shipment.trackingNo ?? <Nothing />}</Fact>
        <Fact label={t('invoice')}>
          <InvoiceLink shipment={shipment} mayOpen={permissions.includes('invoices.read')} />
        </Fact>
        {shipment.dealerPoNumber && <Fact label={t('poNumber')}>{shipment.dealerPoNumber}</Fact>}
        {shipment.signedBy && <Fact label={t('signedBy')}>{shipment.signedBy}</Fact>}
        {shipment.note && (
          <Fact label={t('note')} wide>
            {shipment.note}
          </Fact>
        )}
        {shipment.deliveryNote && (
          <Fact label={t('deliveryNote')} wide>
            {shipment.deliveryNote}
          </Fact>
        )}
      </Facts>
    </Card>
  );
}

function InvoiceLink(props: { readonly shipment: ShipmentView; readonly mayOpen: boolean }) {
  const t = useTranslations('fulfilment.shipment');
  const { invoiceId, invoiceNumber, status } = props.shipment;
  if (invoiceId !== null) {
    return <Linked text={invoiceNumber} href={props.mayOpen ? `/invoices/${invoiceId}` : null} />;
  }
  const hasLeft = status === 'SHIPPED' || status === 'DELIVERED';
  return hasLeft ? t('notInvoiced') : <Nothing />;
}
