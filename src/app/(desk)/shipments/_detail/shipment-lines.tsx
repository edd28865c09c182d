'use client';
// What a shipment holds, line by line: released, gone, signed for, come back.
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { ShipmentView } from '@/server/modules/fulfilment/schemas';
import { DataTable, fixedSource, quantityColumn, textColumn } from '@/ui/tables';
import { ProductName, useProductName } from '../../stock/_parts/product-name';

type Line = ShipmentView['lines'][number];

export interface ShipmentLinesProps {
  readonly shipment: ShipmentView;
  readonly showsStock: boolean;
}

function isHereIn(status: ShipmentView['status']): boolean {
  return status === 'DRAFT' || status === 'RELEASED' || status === 'PICKED';
}

function useLineColumns(status: ShipmentView['status'], showsStock: boolean) {
  const t = useTranslations('fulfilment');
  const nameOf = useProductName();
  const isHere = isHereIn(status);
  return useMemo(() => {
    const amount = (id: 'released' | 'quantity' | 'onHand', value: (line: Line) => number) =>
      quantityColumn<Line>({ id, label: t(`lines.${id}`), value, phone: 'meta' });
    return [
      quantityColumn<Line>({
        id: 'lineNo',
        label: t('lines.line'),
        value: (line) => line.lineNo,
        width: 70,
        phone: 'hidden',
      }),
      textColumn<Line>({
        id: 'product',
        label: t('lines.product'),
        value: (line) => `${line.productCode} ${nameOf(line)}`,
        cell: (line) => <ProductName product={line} />,
        minWidth: 240,
        fixed: true,
        phone: 'title',
      }),
      amount('released', (line) => line.released),
      { ...amount('quantity', (line) => line.quantity), phone: 'value' as const },
      textColumn<Line>({
        id: 'unit',
        label: t('lines.unit'),
        value: (line) => line.baseUnit,
        width: 80,
        phone: 'hidden',
      }),
      ...(isHere && showsStock ? [amount('onHand', (line) => line.onHand)] : []),
      ...(isHere
        ? []
        : [
            quantityColumn<Line>({
              id: 'delivered',
              label: t('lines.delivered'),
              value: (line) => (status === 'DELIVERED' ? line.delivered : null),
              phone: 'meta',
            }),
            quantityColumn<Line>({
              id: 'missing',
              label: t('lines.missing'),
              value: (line) =>
                status === 'DELIVERED' && line.delivered < line.quantity
                  ? line.quantity - line.delivered
                  : null,
              phone: 'meta',
            }),
            quantityColumn<Line>({
              id: 'returned',
              label: t('lines.returned'),
              value: (line) => line.returned || null,
              phone: 'meta',
            }),
          ]),
    ];
  }, [t, nameOf, isHere, showsStock, status]);
}

export function ShipmentLines({ shipment, showsStock }: ShipmentLinesProps) {
  const t = useTranslations('fulfilment');
  const { status, lines } = shipment;
  const isHere = isHereIn(status);
  const columns = useLineColumns(status, showsStock);
  return (
    <DataTable
      tableId={isHere ? 'shipment-lines' : 'shipment-lines-sent'}
      label={t('shipment.lines')}
      columns={columns}
      source={fixedSource(lines)}
      rowKey={(line) => line.id}
      rowLabel={(line) => line.productCode}
      rowTone={(line) =>
        status === 'DELIVERED' && line.delivered < line.quantity ? 'attention' : undefined
      }
      maxHeight="none"
    />
  );
}
