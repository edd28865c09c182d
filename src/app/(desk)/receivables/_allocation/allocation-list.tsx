'use client';
// What pays what: the allocations of an invoice by credit, or of a credit by invoice.
import { Badge, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { AllocationView } from '@/server/modules/receivables/schemas';
import { TextLink } from '@/ui/links';
import { DataTable, dateColumn, fixedSource, moneyColumn, textColumn } from '@/ui/tables';

export interface AllocationListProps {
  readonly allocations: readonly AllocationView[];
  readonly currency: string;
  /** Which of the two documents the page is not about. */
  readonly other: 'credit' | 'invoice';
  readonly empty: string;
  /** Whether the reader may open the receipts behind the payments. */
  readonly mayOpenReceipts: boolean;
}

export function AllocationList(props: AllocationListProps) {
  const t = useTranslations('receivables');
  const columns = useAllocationColumns(props);
  if (props.allocations.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {props.empty}
      </Text>
    );
  }
  return (
    <DataTable
      tableId="allocations"
      label={t('allocation.title')}
      columns={columns}
      source={fixedSource(props.allocations)}
      rowKey={(row) => row.id}
      rowTone={(row) => (row.amountMinor < 0n ? 'muted' : undefined)}
      maxHeight="none"
    />
  );
}

function useAllocationColumns({ currency, other, mayOpenReceipts }: AllocationListProps) {
  const t = useTranslations('receivables');
  const numberOf = (row: AllocationView) => {
    if (other === 'invoice') return row.invoiceNumber;
    return row.kind === 'VOID' ? t('action.void') : row.creditNumber;
  };
  const hrefOf = (row: AllocationView) => {
    if (other === 'invoice') return `/invoices/${row.invoiceId}`;
    if (row.kind === 'CREDIT_NOTE') return `/credit-notes/${row.creditId}`;
    return row.kind === 'RECEIPT' && mayOpenReceipts ? `/receipts/${row.creditId}` : null;
  };
  return [
    textColumn<AllocationView>({
      id: 'document',
      label: t(other === 'invoice' ? 'allocation.invoice' : 'allocation.credit'),
      value: numberOf,
      cell: (row) => <DocumentCell row={row} href={hrefOf(row)} text={numberOf(row)} />,
      fixed: true,
      phone: 'title',
    }),
    dateColumn<AllocationView>({
      id: 'allocatedOn',
      label: t('allocation.on'),
      value: (row) => row.allocatedOn,
      phone: 'subtitle',
    }),
    moneyColumn<AllocationView>({
      id: 'amount',
      label: t('allocation.pays'),
      value: (row) => ({ minor: row.amountMinor, currency }),
    }),
  ];
}

function DocumentCell(props: {
  readonly row: AllocationView;
  readonly href: string | null;
  readonly text: string;
}) {
  const t = useTranslations('receivables.allocation');
  return (
    <>
      {props.href ? <TextLink href={props.href}>{props.text}</TextLink> : props.text}
      {props.row.amountMinor < 0n && (
        <Badge size="xs" color="gray" ml={8}>
          {t('takenBack')}
        </Badge>
      )}
    </>
  );
}
