'use client';
// An invoice as it stood on the day.
import { Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { AgedInvoice } from '@/server/modules/receivables/schemas';
import { dateColumn, moneyColumn, textColumn, type Column } from '@/ui/tables';

export function useAgedColumns(): Column<AgedInvoice>[] {
  const t = useTranslations('receivables');
  const overdueText = (row: AgedInvoice) =>
    row.overdueDays > 0 ? t('invoice.days', { count: row.overdueDays }) : null;
  return [
    textColumn<AgedInvoice>({
      id: 'number',
      label: t('invoice.number'),
      value: (row) => row.number,
      fixed: true,
      minWidth: 160,
      phone: 'title',
    }),
    dateColumn<AgedInvoice>({
      id: 'issuedOn',
      label: t('invoice.issuedOn'),
      value: (row) => row.issuedOn,
    }),
    dateColumn<AgedInvoice>({
      id: 'dueOn',
      label: t('invoice.dueOn'),
      value: (row) => row.dueOn,
      phone: 'subtitle',
    }),
    textColumn<AgedInvoice>({
      id: 'overdue',
      label: t('invoice.overdueDays'),
      value: overdueText,
      cell: (row) => (
        <Text span inherit c="red" className="dd-tabular">
          {overdueText(row)}
        </Text>
      ),
      width: 110,
      align: 'end',
      phone: 'meta',
    }),
    moneyColumn<AgedInvoice>({
      id: 'total',
      label: t('invoice.total'),
      value: (row) => ({ minor: row.totalMinor, currency: row.currency }),
      phone: 'meta',
    }),
    moneyColumn<AgedInvoice>({
      id: 'open',
      label: t('ageing.openThen'),
      value: (row) => ({ minor: row.openMinor, currency: row.currency }),
    }),
  ];
}
