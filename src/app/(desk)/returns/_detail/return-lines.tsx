'use client';
// What comes back, line by line, and how much of it was accepted.
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { ReturnView } from '@/server/modules/fulfilment/schemas';
import { DataTable, fixedSource, quantityColumn, textColumn } from '@/ui/tables';
import { ProductName } from '../../stock/_parts/product-name';

type Line = ReturnView['lines'][number];

const productCell = (line: Line) => <ProductName product={line} />;

export function ReturnLines({ found }: { readonly found: ReturnView }) {
  const t = useTranslations('fulfilment');
  const isInspected = ['INSPECTED', 'CREDITED'].includes(found.status);
  const columns = useMemo(
    () => [
      textColumn<Line>({
        id: 'product',
        label: t('lines.product'),
        value: (line) => line.productCode,
        cell: productCell,
        fixed: true,
        minWidth: 240,
        phone: 'title',
      }),
      quantityColumn<Line>({
        id: 'quantity',
        label: t('lines.claimed'),
        value: (line) => line.quantity,
        width: 120,
        phone: 'value',
      }),
      quantityColumn<Line>({
        id: 'accepted',
        label: t('field.accepted'),
        value: (line) => (isInspected ? line.accepted : null),
        width: 120,
        phone: 'meta',
      }),
      textColumn<Line>({
        id: 'unit',
        label: t('lines.unit'),
        value: (line) => line.baseUnit,
        width: 90,
        phone: 'hidden',
      }),
      textColumn<Line>({
        id: 'note',
        label: t('field.note'),
        value: (line) => line.note,
        width: 240,
        phone: 'meta',
      }),
    ],
    [t, isInspected],
  );
  return (
    <DataTable
      tableId="return-lines"
      label={t('shipment.lines')}
      columns={columns}
      source={fixedSource(found.lines)}
      rowKey={(line) => line.id}
      rowLabel={(line) => line.productCode}
      maxHeight="none"
    />
  );
}
