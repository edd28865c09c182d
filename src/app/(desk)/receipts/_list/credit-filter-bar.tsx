'use client';
// The filters above a list of receipts or credit notes.
import { Chip } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { DateRangeFilter, FilterBar, type useUrlFilters } from '@/ui/filters';
import { DealerFilter } from '../../receivables/_parts/dealer-filter';
import type { CREDIT_FILTERS } from './receipt-filters';

export interface CreditFilterBarProps {
  readonly filters: ReturnType<typeof useUrlFilters<typeof CREDIT_FILTERS>>;
  readonly dateLabel: string;
  readonly mayPickDealer: boolean;
}

export function CreditFilterBar({ filters, dateLabel, mayPickDealer }: CreditFilterBarProps) {
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
    </FilterBar>
  );
}
