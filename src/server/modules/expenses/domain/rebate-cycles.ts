/** The cycles in which an agreement is settled: calendar months, quarters or years within its days. */
import type { BusinessDate } from '@/kernel/business-date';
import { addDays } from '@/kernel/business-date';
import { monthOf, overlap, quarterOf, yearOf, type Period } from '@/kernel/period';

export const REBATE_CYCLES = ['MONTH', 'QUARTER', 'YEAR', 'WHOLE'] as const;
export type RebateCycle = (typeof REBATE_CYCLES)[number];

const CALENDAR: Record<Exclude<RebateCycle, 'WHOLE'>, (date: BusinessDate) => Period> = {
  MONTH: monthOf,
  QUARTER: quarterOf,
  YEAR: yearOf,
};

/** The cycle of an agreement that a day falls in; null outside its days. */
export function cycleOn(cycle: RebateCycle, within: Period, date: BusinessDate): Period | null {
  if (date < within.from || date > within.to) return null;
  return cycle === 'WHOLE' ? within : overlap(CALENDAR[cycle](date), within);
}

/** Every cycle that has begun by `until`, in order. */
export function cyclesUntil(cycle: RebateCycle, within: Period, until: BusinessDate): Period[] {
  const cycles: Period[] = [];
  let day = within.from;
  while (day <= within.to && day <= until) {
    const one = cycleOn(cycle, within, day);
    if (!one) break;
    cycles.push(one);
    day = addDays(one.to, 1);
  }
  return cycles;
}
