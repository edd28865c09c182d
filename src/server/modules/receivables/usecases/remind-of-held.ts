// Tells of held money (滯留貨款): what somebody reported as received and no bank line has confirmed in
// the days of the settings. Each receipt once; marked in the transaction that tells of it.
import { groupBy } from '@/kernel/group-by';
import type { Work } from '@/server/platform/actor';
import { noticeRaised } from '@/server/platform/notices';
import { takeNewlyHeld, type NewlyHeld } from '../repo/held-receipts';
import { heldBeforeToday } from './confirm-receipts';

/** More wait for the next run, an hour later. */
const MOST = 1_000;

/** One notice of what became held together: to finance and to whoever reported some of it. */
function noticeOf(work: Work, oldest: NewlyHeld, rows: readonly NewlyHeld[]) {
  const amount = rows.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  return noticeRaised({
    kind: 'moneyHeld',
    userIds: [...new Set(rows.flatMap(({ createdBy }) => createdBy ?? []))],
    roles: ['FINANCE'],
    ...{ docKind: rows.length > 1 ? 'HELD_RECEIPTS' : 'RECEIPT', docId: oldest.id },
    key: `${oldest.id}-${work.today}`,
    params: {
      ...{ number: oldest.number, title: `${oldest.dealerName}, ${oldest.number}` },
      ...{ count: String(rows.length), days: String(work.settings['receivables.confirmDays']) },
      ...{ amountMinor: String(amount), currency: oldest.currency, dueOn: oldest.receivedOn },
    },
  });
}

/** How many receipts were told of, one notice for each currency of a run. One statement. */
export async function remindOfHeldMoney(work: Work): Promise<number> {
  const rows = await takeNewlyHeld(work.tx, {
    ...{ heldBefore: heldBeforeToday(work), now: work.now, limit: MOST },
  });
  const byCurrency = groupBy(rows, ({ currency }) => currency);
  work.journal.emit(
    ...[...byCurrency.values()].flatMap((held) => (held[0] ? [noticeOf(work, held[0], held)] : [])),
  );
  return rows.length;
}
