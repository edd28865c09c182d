'use client';
// Stock by product and warehouse: what is there, what is free, what needs refilling.
import { Tabs } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { IconAdjustments, IconPackageImport } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/trpc/client';
import { FilterBar, SearchFilter, SelectFilter, useUrlFilters } from '@/ui/filters';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { DataTable, useListSource } from '@/ui/tables';
import classes from '../_parts/parts.module.css';
import { StockTabs } from '../_parts/stock-tabs';
import { useWarehouses } from '../_parts/use-warehouses';
import { stateOf, useStockColumns } from './stock-columns';
import {
  listInput,
  STOCK_FILTERS,
  STOCK_VIEWS,
  warehouseInput,
  type StockView,
} from './stock-filters';

export function StockList({ permissions }: { readonly permissions: readonly string[] }) {
  const t = useTranslations('inventory');
  const trpc = useTRPC();
  const filters = useUrlFilters(STOCK_FILTERS);
  const { q, show, warehouse } = filters.values;
  const query = useInfiniteQuery(
    trpc.inventory.list.infiniteQueryOptions(listInput(filters.values), {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const columns = useStockColumns();
  const warehouses = useWarehouses();
  return (
    <>
      <PageHeader title={t('title')} actions={<StockActions permissions={permissions} />} />
      <StockTabs active="levels" />
      <DataTable
        tableId="stock"
        label={t('title')}
        columns={columns}
        source={useListSource(query)}
        rowKey={(row) => `${row.warehouseId}/${row.productId}`}
        rowHref={(row) => `/stock/${row.productId}`}
        rowLabel={(row) => `${row.productCode} ${row.warehouseCode}`}
        rowTone={(row) => (stateOf(row) === 'outOfStock' ? 'attention' : undefined)}
        isFiltered={filters.activeCount > 0}
        onClearFilters={filters.clear}
        empty={{
          title: t('none'),
          text: t('noneHint'),
          action: <StockActions permissions={permissions} />,
        }}
        toolbar={
          <FilterBar activeCount={filters.activeCount} onClear={filters.clear}>
            <SearchFilter
              value={q}
              onChange={(text) => filters.set({ q: text })}
              placeholder={t('search')}
            />
            <SelectFilter
              label={t('field.warehouse')}
              value={warehouse || undefined}
              onChange={(id) => filters.set({ warehouse: id ?? '' })}
              options={warehouses.options}
            />
            <ViewTabs
              value={show ?? 'all'}
              warehouse={warehouse}
              onChange={(view) => filters.set({ show: view === 'all' ? undefined : view })}
            />
          </FilterBar>
        }
      />
    </>
  );
}

export function StockActions({ permissions }: { readonly permissions: readonly string[] }) {
  const t = useTranslations('inventory.action');
  return (
    <>
      {permissions.includes('inventory.adjust') && (
        <LinkButton
          href="/stock/adjust"
          variant="default"
          leftSection={<IconAdjustments size={16} stroke={1.8} />}
        >
          {t('adjust')}
        </LinkButton>
      )}
      {permissions.includes('inventory.receive') && (
        <LinkButton
          href="/stock/receive"
          leftSection={<IconPackageImport size={16} stroke={1.8} />}
        >
          {t('receive')}
        </LinkButton>
      )}
    </>
  );
}

/** Which levels to show; the counts say where something has to be done. */
function ViewTabs(props: {
  readonly value: StockView;
  readonly warehouse: string;
  readonly onChange: (view: StockView) => void;
}) {
  const t = useTranslations('inventory.view');
  const trpc = useTRPC();
  const { data } = useQuery(trpc.inventory.summary.queryOptions(warehouseInput(props)));
  const counts: Partial<Record<StockView, number>> = {
    outOfStock: data?.outOfStock,
    belowReorder: data?.belowReorder,
  };
  return (
    <Tabs
      variant="pills"
      value={props.value}
      onChange={(view) => props.onChange(STOCK_VIEWS.find((one) => one === view) ?? 'all')}
      classNames={{ tab: classes.tab }}
    >
      <Tabs.List aria-label={t('label')}>
        {STOCK_VIEWS.map((view) => (
          <Tabs.Tab key={view} value={view}>
            {t(view)}
            {counts[view] !== undefined && counts[view] > 0 && (
              <span className={classes.count} data-tone="attention">
                {counts[view]}
              </span>
            )}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}
