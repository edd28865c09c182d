/**
 * Where a request is booked whose period is closed by now: a closed period takes no new promise, so
 * its lines go into the first open one after it. Pure.
 */
import type { DomainIssue } from '@/kernel/domain-error';

export interface Bookable {
  readonly id: string;
  readonly lineNo: number;
  readonly periodId: string;
}

export interface PeriodFacts {
  readonly id: string;
  readonly code: string;
  readonly status: string;
}

/** A line that leaves its closed period. */
export interface PeriodMove {
  readonly lineId: string;
  readonly lineNo: number;
  readonly from: string;
  readonly to: PeriodFacts;
}

export interface Booking<L extends Bookable> {
  /** In their order; those that move name their new period. */
  readonly lines: L[];
  readonly moves: PeriodMove[];
  /** `expenses.noOpenPeriod`: lines after whose period nothing is open. */
  readonly stuck: DomainIssue[];
}

export function bookInOpen<L extends Bookable>(
  lines: readonly L[],
  periods: ReadonlyMap<string, PeriodFacts>,
  openAfter: ReadonlyMap<string, PeriodFacts>,
): Booking<L> {
  const moves: PeriodMove[] = [];
  const stuck: DomainIssue[] = [];
  const booked = lines.map((line, index) => {
    const period = periods.get(line.periodId);
    if (period?.status !== 'CLOSED') return line;
    const to = openAfter.get(line.periodId);
    if (!to) {
      const params = { line: line.lineNo, period: period.code };
      stuck.push({ code: 'expenses.noOpenPeriod', field: `lines.${index}.periodId`, params });
      return line;
    }
    moves.push({ lineId: line.id, lineNo: line.lineNo, from: period.code, to });
    return { ...line, periodId: to.id };
  });
  return { lines: booked, moves, stuck };
}

/** Moves that the decider did not see as they are: they decide on the cells they were shown. */
export function unseenMoves(
  moves: readonly PeriodMove[],
  seen: readonly { readonly lineId: string; readonly periodId: string }[],
): DomainIssue[] {
  const shown = new Map(seen.map(({ lineId, periodId }) => [lineId, periodId]));
  return moves
    .filter(({ lineId, to }) => shown.get(lineId) !== to.id)
    .map(({ lineNo: line, from: period, to }) => {
      const params = { line, period, open: to.code };
      return { code: 'expenses.periodClosed', field: 'periods', params };
    });
}
