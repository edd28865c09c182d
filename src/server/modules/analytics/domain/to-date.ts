/**
 * What a comparison counts of a fiscal period: by calendar days, as targets and the forecast do. A
 * period that is over counts whole, the one that runs by its days up to and with today, one that has
 * not begun not at all. So figures to date are held against what was planned to date.
 */
import { diffDays, type BusinessDate } from '@/kernel/business-date';
import { divideHalfUp } from '@/kernel/decimal';

/** `days` of `of` days have come. */
export interface DayShare {
  readonly days: number;
  readonly of: number;
}

interface Span {
  readonly startsOn: BusinessDate;
  readonly endsOn: BusinessDate;
}

export function shareToDate({ startsOn, endsOn }: Span, today: BusinessDate): DayShare {
  const of = diffDays(startsOn, endsOn) + 1;
  const come = diffDays(startsOn, today) + 1;
  return { days: Math.min(Math.max(come, 0), of), of };
}

const isWhole = ({ days, of }: DayShare): boolean => days === of;

/** The part of an amount that falls on the days that have come; halves away from zero. */
export function amountToDate(amountMinor: bigint, share: DayShare): bigint {
  return divideHalfUp(amountMinor * BigInt(share.days), BigInt(share.of));
}

/** How much of a period counts, by its id. */
export interface PeriodShare extends DayShare {
  readonly periodId: string;
}

/** Those of the periods of which not every day has come. */
export function sharesToDate(
  periods: readonly (Span & { readonly id: string })[],
  today: BusinessDate,
): PeriodShare[] {
  return periods
    .map((period) => ({ periodId: period.id, ...shareToDate(period, today) }))
    .filter((share) => !isWhole(share));
}

/** What makes a whole number of any piece counted by days: at most one period runs. */
export function scaleOf(shares: readonly DayShare[]): bigint {
  return BigInt(shares.find(({ days }) => days > 0)?.of ?? 1);
}

/** The first of the periods that is not over, with its days; null where all are. */
export function runningPeriod(
  periods: readonly (Span & { readonly code: string })[],
  today: BusinessDate,
): (DayShare & { period: string }) | null {
  const running = periods.find(({ endsOn }) => endsOn >= today);
  return running ? { period: running.code, ...shareToDate(running, today) } : null;
}
