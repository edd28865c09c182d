'use client';
// The period of a dashboard that is counted in days, kept in its address: the last twelve months
// unless another is chosen.
import { useMemo } from 'react';
import { addDays, addMonths } from '@/kernel/business-date';
import type { Period } from '@/kernel/period';
import { DateRangeFilter, urlDate, useUrlFilters } from '@/ui/filters';

const FILTERS = { from: urlDate(), to: urlDate() };

export interface Days extends Period {
  /** `from=…&to=…` for links to the rows behind a figure. */
  readonly query: string;
}

/** A range that is open at one end reaches a year from the other. */
export function daysOf(chosen: { from?: string; to?: string }, today: string): Days {
  const to = chosen.to ?? (chosen.from ? addDays(addMonths(chosen.from, 12), -1) : today);
  const from = chosen.from ?? addDays(addMonths(to, -12), 1);
  return { from, to, query: `from=${from}&to=${to}` };
}

export function useDays(today: string): Days {
  const { from, to } = useUrlFilters(FILTERS).values;
  return useMemo(() => daysOf({ from, to }, today), [from, to, today]);
}

export function DaysFilter({ label, days }: { readonly label: string; readonly days: Days }) {
  const { set } = useUrlFilters(FILTERS);
  return <DateRangeFilter label={label} value={days} onChange={(range) => set(range)} />;
}
