'use client';
// The list of credit notes.
import { Chip } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { localName } from '@/kernel/local-names';
import type { CreditNoteItem } from '@/server/modules/receivables/schemas';
import { useTRPC } from '@/trpc/client';
import { NameWithCode } from '@/ui/cells';
import { DateRangeFilter, useUrlFilters } from '@/ui/filters';
import { PageHeader } from '@/ui/shell';
import {
  DataTable,
  dateColumn,
  moneyColumn,
  textColumn,
  useListSource,
  useSelection,
  type Column,
} from '@/ui/tables';
import { CountedChips } from '../../receivables/_parts/counted-chips';
import { PrintChosen } from '../../_paper/print-chosen';
import { CreditFilterBar } from '../../receipts/_list/credit-filter-bar';
import { CREDIT_NOTE_FILTERS, creditNoteListInput } from '../../receipts/_list/receipt-filters';

export function CreditNoteList({ mayPickDealer }: { readonly mayPickDealer: boolean }) {
  const t = useTranslations('receivables.creditNote');
  const counted = useTranslations('receivables.counted');
  const trpc = useTRPC();
  const filters = useUrlFilters(CREDIT_NOTE_FILTERS);
  const query = useInfiniteQuery(
    trpc.receivables.creditNotes.infiniteQueryOptions(creditNoteListInput(filters.values), {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const columns = useCreditNoteColumns();
  const selection = useSelection();
  return (
    <>
      <PageHeader title={t('list')} />
      <DataTable
        tableId="credit-notes"
        label={t('list')}
        columns={columns}
        source={useListSource(query)}
        rowKey={(note) => note.id}
        rowHref={(note) => `/credit-notes/${note.id}`}
        rowLabel={(note) => note.number}
        selection={selection}
        batchActions={<PrintChosen page="/credit-notes/print" ids={[...selection.keys]} />}
        isFiltered={filters.activeCount > 0}
        onClearFilters={filters.clear}
        empty={{ title: t('none'), text: t('noneHint') }}
        toolbar={
          <CreditFilterBar
            filters={filters}
            dateLabel={t('issuedOn')}
            mayPickDealer={mayPickDealer}
          >
            <DateRangeFilter
              label={t('invoicedOn')}
              value={{ from: filters.values.invoicedFrom, to: filters.values.invoicedTo }}
              onChange={({ from, to }) => filters.set({ invoicedFrom: from, invoicedTo: to })}
            />
            {filters.values.later && (
              <Chip size="sm" checked onChange={() => filters.set({ later: false })}>
                {counted('later')}
              </Chip>
            )}
            <CountedChips currency={filters.values.currency} onChange={filters.set} />
          </CreditFilterBar>
        }
      />
    </>
  );
}

function useCreditNoteColumns(): Column<CreditNoteItem>[] {
  const t = useTranslations('receivables');
  const common = useTranslations('common.field');
  const locale = useLocale();
  return [
    textColumn<CreditNoteItem>({
      id: 'number',
      label: t('creditNote.number'),
      value: (row) => row.number,
      fixed: true,
      width: 160,
      phone: 'title',
    }),
    textColumn<CreditNoteItem>({
      id: 'dealer',
      label: common('dealer'),
      value: (row) => `${row.dealerCode} ${row.dealerName}`,
      cell: (row) => <NameWithCode name={row.dealerName} code={row.dealerCode} />,
      minWidth: 190,
      phone: 'subtitle',
    }),
    dateColumn<CreditNoteItem>({
      id: 'issuedOn',
      label: t('creditNote.issuedOn'),
      value: (row) => row.issuedOn,
      phone: 'meta',
    }),
    textColumn<CreditNoteItem>({
      id: 'invoice',
      label: t('creditNote.invoice'),
      value: (row) => row.invoiceNumber,
      width: 160,
      phone: 'meta',
    }),
    textColumn<CreditNoteItem>({
      id: 'reason',
      label: t('creditNote.reason'),
      value: (row) => localName({ name: row.reasonName, names: row.reasonNames }, locale),
      phone: 'hidden',
    }),
    moneyColumn<CreditNoteItem>({
      id: 'total',
      label: t('creditNote.total'),
      value: (row) => ({ minor: row.totalMinor, currency: row.currency }),
    }),
    moneyColumn<CreditNoteItem>({
      id: 'unapplied',
      label: t('receipt.unapplied'),
      value: (row) =>
        row.unappliedMinor === 0n ? null : { minor: row.unappliedMinor, currency: row.currency },
      phone: 'meta',
    }),
  ];
}
