'use client';
// What was paid out for expenses: how, to whom, with which document.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { isUuid } from '@/kernel/ids';
import { settlementMethods, type SettlementItem } from '@/server/modules/expenses/schemas';
import { useTRPC } from '@/trpc/client';
import {
  DateRangeFilter,
  FilterBar,
  MultiSelectFilter,
  urlChoices,
  urlDate,
  urlPicked,
  useUrlFilters,
} from '@/ui/filters';
import { PageHeader } from '@/ui/shell';
import {
  DataTable,
  dateColumn,
  moneyColumn,
  statusColumn,
  textColumn,
  useListSource,
} from '@/ui/tables';
import { SettlementDocument } from '../../claims/_detail/settlement-rows';
import { DealerFilter } from '../../receivables/_parts/dealer-filter';

const FILTERS = {
  method: urlChoices(settlementMethods),
  dealer: urlPicked(),
  from: urlDate(),
  to: urlDate(),
};

const documentCell = (row: SettlementItem) => <SettlementDocument row={row} />;

function useSettlementColumns(currency: string) {
  const t = useTranslations('expenses');
  return useMemo(
    () => [
      textColumn<SettlementItem>({
        id: 'number',
        label: t('field.number'),
        value: (row) => row.number,
        fixed: true,
        width: 150,
        phone: 'title',
      }),
      statusColumn<SettlementItem>({
        id: 'status',
        label: t('field.status'),
        value: (row) => row.status,
      }),
      textColumn<SettlementItem>({
        id: 'method',
        label: t('field.method'),
        value: (row) => t(`method.${row.method}`),
        width: 130,
        phone: 'subtitle',
      }),
      dateColumn<SettlementItem>({
        id: 'settledOn',
        label: t('field.settledOn'),
        value: (row) => row.settledOn,
        phone: 'meta',
      }),
      textColumn<SettlementItem>({
        id: 'dealer',
        label: t('field.dealer'),
        value: (row) => row.dealer?.name,
        minWidth: 170,
        phone: 'meta',
      }),
      textColumn<SettlementItem>({
        id: 'document',
        label: t('field.document'),
        value: (row) => row.creditNoteNumber ?? row.orderNumber ?? row.reference,
        cell: documentCell,
        width: 170,
        phone: 'meta',
      }),
      textColumn<SettlementItem>({
        id: 'claim',
        label: t('field.claim'),
        value: (row) => row.claimNumber,
        width: 150,
        phone: 'meta',
      }),
      moneyColumn<SettlementItem>({
        id: 'amount',
        label: t('field.amount'),
        value: (row) => ({ minor: row.amountMinor, currency }),
        width: 140,
      }),
    ],
    [t, currency],
  );
}

export function SettlementList({ currency }: { readonly currency: string }) {
  const t = useTranslations('expenses');
  const filters = useUrlFilters(FILTERS);
  const { method, dealer, from, to } = filters.values;
  const query = useInfiniteQuery(
    useTRPC().expenses.settlements.infiniteQueryOptions(
      {
        ...(method.length > 0 ? { method: [...method] } : {}),
        ...(dealer && isUuid(dealer.id) ? { dealerId: dealer.id } : {}),
        ...(from ? { from } : {}),
        ...(to ? { to } : {}),
      },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );
  return (
    <>
      <PageHeader title={t('settlement.title')} />
      <DataTable
        tableId="expense-settlements"
        label={t('settlement.title')}
        columns={useSettlementColumns(currency)}
        source={useListSource(query)}
        rowKey={(row) => row.id}
        rowHref={(row) => `/claims/${row.claimId}`}
        rowLabel={(row) => row.number}
        rowTone={(row) => (row.status === 'REVERSED' ? 'muted' : undefined)}
        isFiltered={filters.activeCount > 0}
        onClearFilters={filters.clear}
        empty={{ title: t('settlement.none'), text: t('settlement.noneText') }}
        toolbar={
          <FilterBar activeCount={filters.activeCount} onClear={filters.clear}>
            <MultiSelectFilter
              label={t('field.method')}
              value={[...method]}
              onChange={(chosen) => filters.set({ method: chosen })}
              options={settlementMethods.map((value) => ({ value, label: t(`method.${value}`) }))}
            />
            <DealerFilter value={dealer} onChange={(chosen) => filters.set({ dealer: chosen })} />
            <DateRangeFilter
              label={t('field.settledOn')}
              value={{ from, to }}
              onChange={filters.set}
            />
          </FilterBar>
        }
      />
    </>
  );
}
