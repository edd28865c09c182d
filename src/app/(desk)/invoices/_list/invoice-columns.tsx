'use client';
// Columns of a list of invoices: what is owed first, as a common width ends before the last ones.
import { Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { InvoiceItem } from '@/server/modules/receivables/schemas';
import { NameWithCode } from '@/ui/cells';
import { dateColumn, moneyColumn, statusColumn, textColumn, type Column } from '@/ui/tables';

export function useInvoiceColumns(): Column<InvoiceItem>[] {
  const t = useTranslations('receivables.invoice');
  const common = useTranslations('common.field');
  const overdueText = (row: InvoiceItem) =>
    row.overdueDays > 0 ? t('days', { count: row.overdueDays }) : null;
  return [
    textColumn<InvoiceItem>({
      id: 'number',
      label: t('number'),
      value: (row) => row.number,
      fixed: true,
      width: 160,
      phone: 'title',
    }),
    textColumn<InvoiceItem>({
      id: 'dealer',
      label: common('dealer'),
      value: (row) => `${row.dealerCode} ${row.dealerName}`,
      cell: (row) => <NameWithCode name={row.dealerName} code={row.dealerCode} />,
      minWidth: 190,
      phone: 'subtitle',
    }),
    statusColumn<InvoiceItem>({ id: 'status', label: common('status'), value: (r) => r.status }),
    moneyColumn<InvoiceItem>({
      id: 'open',
      label: t('open'),
      value: (row) => ({ minor: row.openMinor, currency: row.currency }),
    }),
    moneyColumn<InvoiceItem>({
      id: 'total',
      label: t('total'),
      value: (row) => ({ minor: row.totalMinor, currency: row.currency }),
      phone: 'meta',
    }),
    dateColumn<InvoiceItem>({
      id: 'dueOn',
      label: t('dueOn'),
      value: (r) => r.dueOn,
      phone: 'meta',
    }),
    textColumn<InvoiceItem>({
      id: 'overdue',
      label: t('overdueDays'),
      value: overdueText,
      cell: (row) => (
        <Text span inherit c="red" className="dd-tabular">
          {overdueText(row)}
        </Text>
      ),
      width: 100,
      align: 'end',
      phone: 'meta',
    }),
    dateColumn<InvoiceItem>({ id: 'issuedOn', label: t('issuedOn'), value: (r) => r.issuedOn }),
  ];
}
