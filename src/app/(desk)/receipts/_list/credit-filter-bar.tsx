'use client';
// The filters above a list of receipts or credit notes.
import { Chip } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { DateRangeFilter, FilterBar, type useUrlFilters } from '@/ui/filters';
import { DealerFilter } from '../../receivables/_parts/dealer-filter';
import type { CREDIT_FILTERS } from './receipt-filters';

export interface CreditFilterBarProps {
  readonly filters: Pick<
    ReturnType<typeof useUrlFilters<typeof CREDIT_FILTERS>>,
    'values' | 'set' | 'clear' | 'activeCount'
  >;
  readonly dateLabel: string;
  readonly mayPickDealer: boolean;
  /** Filters that only one of the lists has. */
  readonly children?: ReactNode;
}

export function CreditFilterBar({
  filters,
  dateLabel,
  mayPickDealer,
  children,
}: CreditFilterBarProps) {
  const t = useTranslations('receivables.receipt');
  const { dealer, from, to, unapplied } = filters.values;
  return (
    <FilterBar activeCount={filters.activeCount} onClear={filters.clear}>
      {mayPickDealer && (
        <DealerFilter value={dealer} onChange={(picked) => filters.set({ dealer: picked })} />
      )}
      <DateRangeFilter
        label={dateLabel}
        value={{ from, to }}
        onChange={(range) => filters.set(range)}
      />
      <Chip
        size="sm"
        checked={unapplied}
        onChange={(isChecked) => filters.set({ unapplied: isChecked })}
      >
        {t('onlyUnapplied')}
      </Chip>
      {children}
    </FilterBar>
  );
}
