'use client';
// Columns of a line of goods, alike on invoices and credit notes.
import { Text } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { localName } from '@/kernel/local-names';
import type { CreditNoteView } from '@/server/modules/receivables/schemas';
import { moneyColumn, quantityColumn, textColumn, type Column } from '@/ui/tables';
import classes from './parts.module.css';

type ProductLine = CreditNoteView['lines'][number];

/** Number, product and quantity; amounts close the line with `useAmountColumns`. */
export function useProductColumns<Line extends ProductLine>(): Column<Line>[] {
  const t = useTranslations('receivables.invoice');
  const locale = useLocale();
  const nameOf = (line: Line) =>
    localName({ name: line.productName, names: line.productNames }, locale);
  return [
    textColumn<Line>({
      id: 'lineNo',
      label: t('line'),
      value: (line) => String(line.lineNo),
      width: 52,
      phone: 'hidden',
    }),
    textColumn<Line>({
      id: 'product',
      label: t('product'),
      value: (line) => `${line.productCode} ${nameOf(line)}`,
      cell: (line) => (
        <>
          <Text span inherit fw={560}>
            {line.productCode}
          </Text>
          <span className={classes.sub}>{nameOf(line)}</span>
        </>
      ),
      fixed: true,
      minWidth: 200,
      phone: 'title',
    }),
    quantityColumn<Line>({
      id: 'quantity',
      label: t('quantity'),
      value: (line) => line.quantity,
      unit: (line) => line.baseUnit,
    }),
  ];
}

export function useAmountColumns<Line extends ProductLine>(currency: string): Column<Line>[] {
  const t = useTranslations('receivables.invoice');
  return [
    moneyColumn<Line>({
      id: 'net',
      label: t('net'),
      value: (line) => ({ minor: line.netMinor, currency }),
      display: 'none',
      width: 112,
      phone: 'meta',
    }),
    moneyColumn<Line>({
      id: 'tax',
      label: t('tax'),
      value: (line) => ({ minor: line.taxMinor, currency }),
      display: 'none',
      width: 110,
      phone: 'meta',
    }),
    moneyColumn<Line>({
      id: 'total',
      label: t('total'),
      value: (line) => ({ minor: line.netMinor + line.taxMinor, currency }),
      display: 'none',
      width: 112,
    }),
  ];
}
