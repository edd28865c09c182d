'use client';
// The worklist of the warehouse: what can be shipped, and every shipment on its way through the
// house, each view with its next step for many at once.
import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/trpc/client';
import { FilterBar, SearchFilter, SelectFilter, useUrlFilters } from '@/ui/filters';
import { PageHeader } from '@/ui/shell';
import { useStatusLabel } from '@/ui/states';
import parts from '../../stock/_parts/parts.module.css';
import { useWarehouses } from '../../stock/_parts/use-warehouses';
import { ReadyTable } from './ready-table';
import { ShipmentTable } from './shipment-table';
import {
  activeView,
  SHIPMENT_FILTERS,
  summaryInput,
  viewsFor,
  type ShipmentViewId,
} from './shipment-filters';

export interface WorklistProps {
  readonly permissions: readonly string[];
  readonly isDealer: boolean;
  readonly today: string;
}

export function Worklist(props: WorklistProps) {
  const t = useTranslations('fulfilment');
  const { permissions, isDealer } = props;
  const filters = useUrlFilters(SHIPMENT_FILTERS);
  const views = viewsFor(permissions, isDealer);
  const view = activeView(filters.values, views);
  const warehouses = useWarehouses(permissions.includes('inventory.read'));
  const toolbar = (
    <FilterBar
      activeCount={filters.activeCount - (filters.values.view ? 1 : 0)}
      onClear={() => filters.set({ q: '', warehouse: '' })}
    >
      <SearchFilter
        value={filters.values.q}
        onChange={(q) => filters.set({ q })}
        placeholder={t('search')}
      />
      {warehouses.options.length > 1 && (
        <SelectFilter
          label={t('field.warehouse')}
          value={filters.values.warehouse || undefined}
          onChange={(id) => filters.set({ warehouse: id ?? '' })}
          options={warehouses.options}
        />
      )}
    </FilterBar>
  );
  const shared = {
    filters: filters.values,
    onClearFilters: () => filters.set({ q: '', warehouse: '' }),
    toolbar,
    today: props.today,
  };
  return (
    <>
      <PageHeader title={t('title')} />
      <ViewTabs
        views={views}
        view={view}
        warehouse={summaryInput(filters.values)}
        hasCounts={!isDealer}
        onChange={(next) => filters.set({ view: next, q: '' })}
      />
      {view === 'ready' ? (
        <ReadyTable {...shared} />
      ) : (
        <ShipmentTable
          key={view}
          {...shared}
          view={view}
          permissions={permissions}
          isDealer={isDealer}
        />
      )}
    </>
  );
}

const COUNTED = ['ready', 'DRAFT', 'RELEASED', 'PICKED', 'SHIPPED'] as const;

function ViewTabs(props: {
  readonly views: readonly ShipmentViewId[];
  readonly view: ShipmentViewId;
  readonly warehouse: { warehouseId?: string };
  readonly hasCounts: boolean;
  readonly onChange: (view: ShipmentViewId) => void;
}) {
  const t = useTranslations('fulfilment.view');
  const statusLabel = useStatusLabel();
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.fulfilment.summary.queryOptions(props.warehouse, { enabled: props.hasCounts }),
  );
  const labelOf = (view: ShipmentViewId) =>
    view === 'ready' || view === 'all' ? t(view) : statusLabel(view);
  const countOf = (view: ShipmentViewId) => {
    const counted = COUNTED.find((one) => one === view);
    return (counted && data?.[counted]) ?? 0;
  };
  return (
    <Tabs
      value={props.view}
      onChange={(id) => {
        const next = props.views.find((one) => one === id);
        if (next) props.onChange(next);
      }}
      classNames={{ root: parts.tabs, tab: parts.tab }}
    >
      <Tabs.List aria-label={t('label')}>
        {props.views.map((view) => (
          <Tabs.Tab key={view} value={view}>
            {labelOf(view)}
            {countOf(view) > 0 && (
              <span className={parts.count}>
                {countOf(view)}
                {data && countOf(view) >= data.bound ? '+' : ''}
              </span>
            )}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}
