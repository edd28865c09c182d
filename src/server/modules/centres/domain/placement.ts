/**
 * Where a centre stood and when. A move keeps what was before it, so that a report of an earlier
 * period rolls up as the company then was. Pure.
 */
import { addDays, type BusinessDate } from '@/kernel/business-date';
import type { ErrorCode } from '@/kernel/domain-error';

/** Before any business: a centre that names no first day always stood where it was first put. */
export const ALWAYS = '1900-01-01';

export interface OpenPlacement {
  validFrom: BusinessDate;
}

export type MovePlan =
  | { kind: 'replace' }
  | { kind: 'follow'; endBefore: BusinessDate; begin: BusinessDate }
  | { kind: 'refuse'; code: ErrorCode; params: Record<string, string> };

/**
 * What a move on `from` does to the placement that is open now: a move of the same day replaces
 * it, a later one ends it the day before. Refuses with `centres.moveInFuture` and
 * `centres.movedLater` (an earlier day than the last move would rewrite history).
 */
export function planMove(
  open: OpenPlacement,
  { from, today }: { from: BusinessDate; today: BusinessDate },
): MovePlan {
  if (from > today) return { kind: 'refuse', code: 'centres.moveInFuture', params: { today } };
  if (from < open.validFrom) {
    const params = { date: open.validFrom };
    return { kind: 'refuse', code: 'centres.movedLater', params };
  }
  if (from === open.validFrom) return { kind: 'replace' };
  return { kind: 'follow', endBefore: addDays(from, -1), begin: from };
}

/** Whether a centre may be used on a day. */
export function isValidOn(
  centre: { validFrom: BusinessDate | null; validTo: BusinessDate | null },
  date: BusinessDate,
): boolean {
  return (
    (centre.validFrom === null || centre.validFrom <= date) &&
    (centre.validTo === null || date <= centre.validTo)
  );
}
