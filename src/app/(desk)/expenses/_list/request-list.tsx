'use client';
// Requests for expenses: what was asked for, where it stands, how far the money went.
import { Switch } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import { localName } from '@/kernel/local-names';
import { requestStatuses } from '@/server/modules/expenses/schemas';
import { useTRPC } from '@/trpc/client';
import {
  DateRangeFilter,
  FilterBar,
  MultiSelectFilter,
  SearchFilter,
  SelectFilter,
  useUrlFilters,
} from '@/ui/filters';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { useStatusLabel } from '@/ui/states';
import { DataTable, useListSource } from '@/ui/tables';
import { DealerFilter } from '../../receivables/_parts/dealer-filter';
import { useRequestColumns } from './request-columns';
import { REQUEST_FILTERS, requestInput } from './request-filters';

export interface RequestListProps {
  readonly currency: string;
  readonly mayCreate: boolean;
}

export function RequestList({ currency, mayCreate }: RequestListProps) {
  const t = useTranslations('expenses');
  const filters = useUrlFilters(REQUEST_FILTERS);
  const query = useInfiniteQuery(
    useTRPC().expenses.requests.infiniteQueryOptions(requestInput(filters.values), {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <>
      <PageHeader title={t('title')} actions={mayCreate && <NewButton />} />
      <DataTable
        tableId="expense-requests"
        label={t('title')}
        columns={useRequestColumns(currency)}
        source={useListSource(query)}
        rowKey={(row) => row.id}
        rowHref={(row) => `/expenses/${row.id}`}
        rowLabel={(row) => row.number}
        rowTone={(row) => (row.status === 'CANCELLED' ? 'muted' : undefined)}
        isFiltered={filters.activeCount > 0}
        onClearFilters={filters.clear}
        empty={{ title: t('none'), text: t('noneText'), action: mayCreate && <NewButton /> }}
        toolbar={<RequestToolbar filters={filters} />}
      />
    </>
  );
}

function RequestToolbar({
  filters,
}: {
  readonly filters: ReturnType<typeof useUrlFilters<typeof REQUEST_FILTERS>>;
}) {
  const t = useTranslations('expenses');
  const locale = useLocale();
  const trpc = useTRPC();
  const statusLabel = useStatusLabel();
  const types = useQuery(trpc.expenses.types.queryOptions());
  const centres = useQuery(trpc.centres.list.queryOptions({ on: null }));
  const { values } = filters;
  const named = (rows: readonly { id: string; name: string; names: Record<string, string> }[]) =>
    rows.map((row) => ({ value: row.id, label: localName(row, locale) }));
  return (
    <FilterBar activeCount={filters.activeCount} onClear={filters.clear}>
      <SearchFilter
        value={values.q}
        onChange={(q) => filters.set({ q })}
        placeholder={t('search')}
      />
      <MultiSelectFilter
        label={t('field.status')}
        value={[...values.status]}
        onChange={(status) => filters.set({ status })}
        options={requestStatuses.map((value) => ({ value, label: statusLabel(value) }))}
      />
      <SelectFilter
        label={t('field.type')}
        value={values.type || undefined}
        onChange={(type) => filters.set({ type: type ?? '' })}
        options={named(types.data ?? [])}
      />
      <SelectFilter
        label={t('field.centre')}
        value={values.centre || undefined}
        onChange={(centre) => filters.set({ centre: centre ?? '' })}
        options={named(centres.data ?? [])}
      />
      <DealerFilter value={values.dealer} onChange={(dealer) => filters.set({ dealer })} />
      <DateRangeFilter
        label={t('field.days')}
        value={{ from: values.from, to: values.to }}
        onChange={filters.set}
      />
      <Switch
        label={t('mine')}
        checked={values.mine}
        onChange={(event) => filters.set({ mine: event.currentTarget.checked })}
      />
    </FilterBar>
  );
}

function NewButton() {
  const t = useTranslations('expenses');
  return (
    <LinkButton href="/expenses/new" leftSection={<IconPlus size={16} stroke={1.8} aria-hidden />}>
      {t('new')}
    </LinkButton>
  );
}
