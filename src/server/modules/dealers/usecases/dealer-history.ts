// The history of a dealer, with the names of those who made it.
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
  const items = page.items.map((event) => ({
    ...event,
    userName: event.userId === null ? null : (names.get(event.userId) ?? null),
  }));
  return { ...page, items };
}
