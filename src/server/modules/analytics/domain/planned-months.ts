/**
 * Planned sales of fiscal periods by calendar month. A period within a month is of that month; one that
 * reaches over several is split by the days it has in each (largest remainder), so that the months add
 * up to the plan, to the minor unit.
 */
import { diffDays, endOfMonth, type BusinessDate } from '@/kernel/business-date';
import { allocate } from '@/kernel/allocate';
import { monthsIn, overlap, type Period } from '@/kernel/period';

export interface PlannedPeriod {
  readonly startsOn: BusinessDate;
  readonly endsOn: BusinessDate;
  /** Of the whole period, in minor units. */
  readonly amountMinor: bigint;
}

export interface PlannedMonth {
  readonly amountMinor: bigint;
  /** The days of the one fiscal period whose plan it is; null: parts of several. */
  readonly days: Period | null;
}

const daysIn = (month: string, period: Period): bigint => {
  const first = `${month}-01`;
  const shared = overlap(period, { from: first, to: endOfMonth(first) });
  return shared ? BigInt(diffDays(shared.from, shared.to) + 1) : 0n;
};

/** By month as `2026-03`; a month without a plan is left out. */
export function plannedByMonth(
  periods: readonly PlannedPeriod[],
): ReadonlyMap<string, PlannedMonth> {
  const found = new Map<string, PlannedMonth>();
  for (const { startsOn, endsOn, amountMinor } of periods) {
    const period = { from: startsOn, to: endsOn };
    const months = monthsIn(period);
    const parts = allocate(
      amountMinor,
      months.map((month) => daysIn(month, period)),
    );
    months.forEach((month, index) => {
      const before = found.get(month);
      const isOne = before === undefined && months.length === 1;
      const part = parts[index] ?? 0n;
      found.set(month, {
        amountMinor: (before?.amountMinor ?? 0n) + part,
        days: isOne ? period : null,
      });
    });
  }
  return found;
}
