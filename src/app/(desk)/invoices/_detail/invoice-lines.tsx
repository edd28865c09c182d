'use client';
// The lines of an invoice.
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import type { InvoiceView } from '@/server/modules/receivables/schemas';
import { DataTable, fixedSource, quantityColumn, textColumn } from '@/ui/tables';
import { useAmountColumns, useProductColumns } from '../../receivables/_parts/product-columns';

type Line = InvoiceView['lines'][number];

export function InvoiceLines({ invoice }: { readonly invoice: InvoiceView }) {
  const t = useTranslations('receivables.invoice');
  const formats = useFormats();
  const { currency } = invoice;
  const product = useProductColumns<Line>();
  const amounts = useAmountColumns<Line>(currency);
  const price = (line: Line) => formats.unitPrice(line.unitPrice, currency, { display: 'none' });
  const columns = [
    ...product,
    quantityColumn<Line>({
      id: 'credited',
      label: t('credited'),
      value: (line) => line.credited,
      zeroAsDash: true,
      width: 90,
      phone: 'meta',
    }),
    textColumn<Line>({
      id: 'unitPrice',
      label: t('unitPrice'),
      value: (line) => line.unitPrice,
      cell: price,
      align: 'end',
      width: 120,
      phone: 'meta',
    }),
    textColumn<Line>({
      id: 'taxRate',
      label: t('taxRate'),
      value: (line) => line.taxRate,
      cell: (line) => formats.rate(line.taxRate),
      align: 'end',
      width: 90,
      phone: 'hidden',
    }),
    ...amounts,
  ];
  return (
    <DataTable
      tableId="invoice-lines"
      label={t('lines')}
      columns={columns}
      source={fixedSource(invoice.lines)}
      rowKey={(line) => line.id}
      rowLabel={(line) => line.productCode}
      maxHeight="none"
    />
  );
}
