'use client';
// The list of invoices: what is owed, since when, and what is past due.
import { Chip } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { INVOICE_STATUSES, type InvoiceItem } from '@/server/modules/receivables/schemas';
import { useFormats } from '@/i18n/formats';
import { useTRPC } from '@/trpc/client';
import {
  DateRangeFilter,
  FilterBar,
  MultiSelectFilter,
  SearchFilter,
  useUrlFilters,
} from '@/ui/filters';
import { PageHeader } from '@/ui/shell';
import { useStatusLabel } from '@/ui/states';
import { DataTable, useListSource, useSelection } from '@/ui/tables';
import { PrintChosen } from '../../_paper/print-chosen';
import { CountedChips } from '../../receivables/_parts/counted-chips';
import { DealerFilter } from '../../receivables/_parts/dealer-filter';
import { useCountedColumn } from '../../receivables/_parts/use-counted-column';
import { useInvoiceColumns } from './invoice-columns';
import { INVOICE_FILTERS, invoiceListInput } from './invoice-filters';

export interface InvoiceListProps {
  readonly mayPickDealer: boolean;
}

export function InvoiceList({ mayPickDealer }: InvoiceListProps) {
  const t = useTranslations('receivables.invoice');
  const trpc = useTRPC();
  const filters = useUrlFilters(INVOICE_FILTERS);
  const query = useInfiniteQuery(
    trpc.receivables.invoices.infiniteQueryOptions(invoiceListInput(filters.values), {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const columns = [
    ...useInvoiceColumns(),
    ...useCountedColumn<InvoiceItem>(filters.values.counted),
  ];
  const selection = useSelection();
  return (
    <>
      <PageHeader title={t('list')} />
      <DataTable
        tableId="invoices"
        label={t('list')}
        columns={columns}
        source={useListSource(query)}
        rowKey={(invoice) => invoice.id}
        rowHref={(invoice) => `/invoices/${invoice.id}`}
        rowLabel={(invoice) => invoice.number}
        rowTone={toneOf}
        selection={selection}
        batchActions={<PrintChosen page="/invoices/print" ids={[...selection.keys]} />}
        isFiltered={filters.activeCount > 0}
        onClearFilters={filters.clear}
        empty={{ title: t('none'), text: t('noneHint') }}
        toolbar={<InvoiceFilterBar filters={filters} mayPickDealer={mayPickDealer} />}
      />
    </>
  );
}

function toneOf(invoice: InvoiceItem): 'attention' | 'muted' | undefined {
  if (invoice.overdueDays > 0) return 'attention';
  return invoice.status === 'VOID' ? 'muted' : undefined;
}

function InvoiceFilterBar(props: {
  readonly filters: ReturnType<typeof useUrlFilters<typeof INVOICE_FILTERS>>;
  readonly mayPickDealer: boolean;
}) {
  const t = useTranslations('receivables.invoice');
  const common = useTranslations('common.field');
  const statusLabel = useStatusLabel();
  const { filters } = props;
  const { q, status, dealer, from, to, overdue, dueBefore, currency, counted } = filters.values;
  const formats = useFormats();
  return (
    <FilterBar activeCount={filters.activeCount} onClear={filters.clear}>
      <SearchFilter
        value={q}
        onChange={(text) => filters.set({ q: text })}
        placeholder={t('search')}
      />
      <MultiSelectFilter
        label={common('status')}
        value={status}
        onChange={(value) => filters.set({ status: value })}
        options={INVOICE_STATUSES.map((value) => ({ value, label: statusLabel(value) }))}
      />
      {props.mayPickDealer && (
        <DealerFilter value={dealer} onChange={(picked) => filters.set({ dealer: picked })} />
      )}
      <DateRangeFilter
        label={t('issuedOn')}
        value={{ from, to }}
        onChange={(range) => filters.set(range)}
      />
      <Chip
        size="sm"
        checked={overdue}
        onChange={(isChecked) => filters.set({ overdue: isChecked })}
      >
        {t('onlyOverdue')}
      </Chip>
      {dueBefore && (
        <Chip size="sm" checked onChange={() => filters.set({ dueBefore: undefined })}>
          {t('dueBefore', { date: formats.date(dueBefore) })}
        </Chip>
      )}
      <CountedChips currency={currency} counted={counted} onChange={filters.set} />
    </FilterBar>
  );
}
