'use client';
// The filters of the order list.
import { Chip } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { holdReasons, orderStatuses } from '@/server/modules/orders/schemas';
import {
  DateRangeFilter,
  FilterBar,
  MultiSelectFilter,
  SearchFilter,
  SelectFilter,
  type useUrlFilters,
} from '@/ui/filters';
import { EntityPicker } from '@/ui/forms';
import { useStatusLabel } from '@/ui/states';
import { useDealerSearch, useProductSearch } from '../_pickers/use-searches';
import classes from './list.module.css';
import type { ORDER_FILTERS } from './order-filters';

export interface OrderFilterBarProps {
  readonly filters: ReturnType<typeof useUrlFilters<typeof ORDER_FILTERS>>;
  readonly isDealer: boolean;
  readonly permissions: readonly string[];
  /** The states are chosen elsewhere on the page. */
  readonly hidesStatus?: boolean;
}

export function OrderFilterBar(props: OrderFilterBarProps) {
  const { filters, isDealer, permissions, hidesStatus = false } = props;
  const t = useTranslations('orders');
  const gaps = useTranslations('dashboard.gap');
  const statusLabel = useStatusLabel();
  const searchDealers = useDealerSearch(false);
  const searchProducts = useProductSearch();
  const { q, status, dealer, product, hold, gap, from, to } = filters.values;
  return (
    <FilterBar activeCount={filters.activeCount} onClear={filters.clear}>
      <SearchFilter
        value={q}
        onChange={(text) => filters.set({ q: text })}
        placeholder={t('search')}
      />
      {!hidesStatus && (
        <MultiSelectFilter
          label={t('field.status')}
          value={status}
          onChange={(value) => filters.set({ status: value })}
          options={orderStatuses.map((value) => ({ value, label: statusLabel(value) }))}
        />
      )}
      {!isDealer && permissions.includes('dealers.read') && (
        <div className={classes.picker}>
          <EntityPicker
            aria-label={t('field.dealer')}
            placeholder={t('field.dealer')}
            clearable
            search={searchDealers}
            value={dealer}
            onChange={(option) =>
              filters.set({ dealer: option && { id: option.id, label: option.label } })
            }
          />
        </div>
      )}
      {permissions.includes('catalog.read') && (
        <div className={classes.picker}>
          <EntityPicker
            aria-label={t('field.product')}
            placeholder={t('field.product')}
            clearable
            search={searchProducts}
            value={product}
            onChange={(option) =>
              filters.set({ product: option && { id: option.id, label: option.label } })
            }
          />
        </div>
      )}
      <SelectFilter
        label={t('field.hold')}
        value={hold}
        onChange={(value) => filters.set({ hold: value })}
        options={holdReasons.map((value) => ({ value, label: t(`reason.${value}`) }))}
      />
      {gap && (
        <Chip size="sm" checked onChange={() => filters.set({ gap: undefined })}>
          {gaps(gap)}
        </Chip>
      )}
      <DateRangeFilter
        label={t('field.orderedOn')}
        value={{ from, to }}
        onChange={(range) => filters.set(range)}
      />
    </FilterBar>
  );
}
