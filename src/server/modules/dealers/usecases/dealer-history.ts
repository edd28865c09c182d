// The history of a dealer, with the names of those who made it. Credit limits are part of the account
// and shown to those who may see accounts.
import type { HistoryEvent, HistoryInput } from '@/kernel/history';
import type { Page } from '@/kernel/page';
import { readUserNames } from '@/server/modules/identity';
import type { Work } from '@/server/platform/actor';
import { readHistory } from '@/server/platform/history';

export async function readDealerHistory(
  work: Work,
  { id, cursor, limit }: HistoryInput,
): Promise<Page<HistoryEvent>> {
  const question = { docKind: 'dealer', docId: id, cursor, limit };
  const page = await readHistory(work.tx, question);
  const userIds = page.items.flatMap(({ userId }) => userId ?? []);
  const names = await readUserNames(work, [...new Set(userIds)]);
  const seesAccount = work.actor.can('invoices.read');
  const items = page.items
    .filter(({ action }) => seesAccount || action !== 'creditLimit')
    .map((event) => ({
      ...event,
      userName: event.userId === null ? null : (names.get(event.userId) ?? null),
    }));
  return { ...page, items };
}
