// Lines of a request in periods that take them: what stands in a closed one moves to the first open one
// after it. The caller posts what that changes; the trail says from where to where.
import { lockPeriods, openPeriodsAfter } from '@/server/modules/centres';
import type { Work } from '@/server/platform/actor';
import { bookInOpen, type Bookable, type Booking, type PeriodMove } from '../domain/open-periods';

export async function bookOpen<L extends Bookable>(
  work: Work,
  lines: readonly L[],
): Promise<Booking<L>> {
  const periods = await lockPeriods(
    work,
    lines.map((line) => line.periodId),
  );
  const closed = [...periods.values()].filter(({ status }) => status === 'CLOSED');
  if (closed.length === 0) return { lines: [...lines], moves: [], stuck: [] };
  const openAfter = await openPeriodsAfter(
    work,
    closed.map(({ id }) => id),
  );
  return bookInOpen(lines, periods, openAfter);
}

/** What the trail keeps of moves: each way once, in the order of the lines. */
export function journalMoves(work: Work, requestId: string, moves: readonly PeriodMove[]): void {
  if (moves.length === 0) return;
  const ways = new Map(moves.map(({ from, to }) => [`${from} ${to.code}`, { from, to: to.code }]));
  work.journal.audit({
    docKind: 'expenseRequest',
    docId: requestId,
    action: 'movePeriod',
    detail: { moves: [...ways.values()], lines: moves.map(({ lineNo }) => lineNo) },
  });
}
