'use client';
// Claims: what was spent, with how many files, and how much of it was accepted and paid.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { claimStatuses, type ClaimItem } from '@/server/modules/expenses/schemas';
import { useTRPC } from '@/trpc/client';
import {
  DateRangeFilter,
  FilterBar,
  MultiSelectFilter,
  SearchFilter,
  useUrlFilters,
} from '@/ui/filters';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { useStatusLabel } from '@/ui/states';
import {
  DataTable,
  dateColumn,
  moneyColumn,
  quantityColumn,
  statusColumn,
  textColumn,
  useListSource,
} from '@/ui/tables';
import { DealerFilter } from '../../receivables/_parts/dealer-filter';
import { CLAIM_FILTERS, claimInput } from './claim-filters';

function useClaimColumns(currency: string) {
  const t = useTranslations('expenses');
  return useMemo(
    () => [
      textColumn<ClaimItem>({
        id: 'number',
        label: t('field.number'),
        value: (row) => row.number,
        fixed: true,
        width: 150,
        phone: 'title',
      }),
      statusColumn<ClaimItem>({
        id: 'status',
        label: t('field.status'),
        value: (row) => row.status,
      }),
      textColumn<ClaimItem>({
        id: 'title',
        label: t('field.title'),
        value: (row) => row.title,
        minWidth: 200,
        phone: 'subtitle',
      }),
      textColumn<ClaimItem>({
        id: 'request',
        label: t('field.request'),
        value: (row) => row.requestNumber,
        width: 150,
        phone: 'meta',
      }),
      textColumn<ClaimItem>({
        id: 'dealer',
        label: t('field.dealer'),
        value: (row) => row.dealer?.name,
        width: 170,
        phone: 'meta',
      }),
      ...(['claimed', 'verified', 'settled'] as const).map((id) =>
        moneyColumn<ClaimItem>({
          id,
          label: t(`amount.${id}`),
          value: (row) => ({ minor: row[`${id}Minor`], currency }),
          width: 130,
          phone: id === 'claimed' ? 'value' : 'meta',
        }),
      ),
      quantityColumn<ClaimItem>({
        id: 'files',
        label: t('field.files'),
        value: (row) => row.fileCount,
        width: 90,
        phone: 'meta',
      }),
      dateColumn<ClaimItem>({
        id: 'claimedOn',
        label: t('field.claimedOn'),
        value: (row) => row.claimedOn,
        phone: 'meta',
      }),
      textColumn<ClaimItem>({
        id: 'claimant',
        label: t('field.claimant'),
        value: (row) => row.claimantName,
        width: 150,
        phone: 'hidden',
      }),
    ],
    [t, currency],
  );
}

export function ClaimList({ currency }: { readonly currency: string }) {
  const t = useTranslations('expenses');
  const statusLabel = useStatusLabel();
  const filters = useUrlFilters(CLAIM_FILTERS);
  const { values } = filters;
  const query = useInfiniteQuery(
    useTRPC().expenses.claims.infiniteQueryOptions(claimInput(values), {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <>
      <PageHeader title={t('claim.title')} />
      <DataTable
        tableId="expense-claims"
        label={t('claim.title')}
        columns={useClaimColumns(currency)}
        source={useListSource(query)}
        rowKey={(row) => row.id}
        rowHref={(row) => `/claims/${row.id}`}
        rowLabel={(row) => row.number}
        rowTone={(row) => (row.status === 'SUBMITTED' ? 'attention' : undefined)}
        isFiltered={filters.activeCount > 0}
        onClearFilters={filters.clear}
        empty={{
          title: t('claim.none'),
          text: t('claim.noneText'),
          action: <LinkButton href="/expenses?status=APPROVED">{t('title')}</LinkButton>,
        }}
        toolbar={
          <FilterBar activeCount={filters.activeCount} onClear={filters.clear}>
            <SearchFilter
              value={values.q}
              onChange={(q) => filters.set({ q })}
              placeholder={t('claim.search')}
            />
            <MultiSelectFilter
              label={t('field.status')}
              value={[...values.status]}
              onChange={(status) => filters.set({ status })}
              options={claimStatuses.map((value) => ({ value, label: statusLabel(value) }))}
            />
            <DealerFilter value={values.dealer} onChange={(dealer) => filters.set({ dealer })} />
            <DateRangeFilter
              label={t('field.claimedOn')}
              value={{ from: values.from, to: values.to }}
              onChange={filters.set}
            />
          </FilterBar>
        }
      />
    </>
  );
}
