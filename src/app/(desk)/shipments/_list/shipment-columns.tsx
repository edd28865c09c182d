'use client';
// The columns of shipments and of orders that can become one.
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { ReadyOrder, ShipmentItem } from '@/server/modules/fulfilment/schemas';
import { dateColumn, quantityColumn, statusColumn, textColumn } from '@/ui/tables';

export function useReadyColumns() {
  const t = useTranslations('fulfilment.field');
  return useMemo(
    () => [
      textColumn<ReadyOrder>({
        id: 'order',
        label: t('order'),
        value: (row) => row.orderNumber,
        fixed: true,
        width: 160,
        phone: 'title',
      }),
      textColumn<ReadyOrder>({
        id: 'dealer',
        label: t('dealer'),
        value: (row) => row.dealerName,
        minWidth: 180,
        phone: 'subtitle',
      }),
      textColumn<ReadyOrder>({
        id: 'warehouse',
        label: t('warehouse'),
        value: (row) => row.warehouseCode,
        width: 120,
        phone: 'meta',
      }),
      dateColumn<ReadyOrder>({
        id: 'orderedOn',
        label: t('orderedOn'),
        value: (row) => row.orderedOn,
        phone: 'hidden',
      }),
      dateColumn<ReadyOrder>({
        id: 'requestedOn',
        label: t('requestedOn'),
        value: (row) => row.requestedOn,
        phone: 'meta',
      }),
      quantityColumn<ReadyOrder>({
        id: 'lines',
        label: t('lines'),
        value: (row) => row.lineCount,
        phone: 'hidden',
      }),
      quantityColumn<ReadyOrder>({
        id: 'quantity',
        label: t('ready'),
        value: (row) => row.quantity,
        phone: 'value',
      }),
    ],
    [t],
  );
}

export function useShipmentColumns(isDealer: boolean) {
  const t = useTranslations('fulfilment.field');
  return useMemo(() => {
    const text = (
      id: 'order' | 'warehouse' | 'carrier' | 'trackingNo',
      value: (row: ShipmentItem) => string | null,
    ) => textColumn<ShipmentItem>({ id, label: t(id), value, width: 136, phone: 'hidden' });
    const date = (
      id: 'requestedOn' | 'shippedOn' | 'deliveredOn',
      value: (row: ShipmentItem) => string | null,
    ) => dateColumn<ShipmentItem>({ id, label: t(id), value, width: 114, phone: 'hidden' });
    return [
      textColumn<ShipmentItem>({
        id: 'number',
        label: t('shipment'),
        value: (row) => row.number,
        fixed: true,
        width: 154,
        phone: 'title',
      }),
      statusColumn<ShipmentItem>({
        id: 'status',
        label: t('status'),
        value: (row) => row.status,
        width: 136,
      }),
      { ...text('order', (row) => row.orderNumber), phone: 'meta' as const },
      ...(isDealer
        ? []
        : [
            textColumn<ShipmentItem>({
              id: 'dealer',
              label: t('dealer'),
              value: (row) => row.dealerName,
              minWidth: 176,
              phone: 'subtitle',
            }),
          ]),
      { ...text('warehouse', (row) => row.warehouseCode), width: 96 },
      { ...date('requestedOn', (row) => row.requestedOn), phone: 'meta' as const },
      quantityColumn<ShipmentItem>({
        id: 'lines',
        label: t('lines'),
        value: (row) => row.lineCount,
        width: 80,
        defaultHidden: true,
        phone: 'hidden',
      }),
      quantityColumn<ShipmentItem>({
        id: 'quantity',
        label: t('quantity'),
        value: (row) => row.quantity,
        phone: 'value',
      }),
      date('shippedOn', (row) => row.shippedOn),
      date('deliveredOn', (row) => row.deliveredOn),
      { ...text('carrier', (row) => row.carrier), defaultHidden: !isDealer },
      { ...text('trackingNo', (row) => row.trackingNo), defaultHidden: !isDealer },
    ];
  }, [t, isDealer]);
}
