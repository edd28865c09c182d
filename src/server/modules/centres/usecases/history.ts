// The history of a centre or a period, with the names of those who made it.
import type { HistoryEvent, HistoryInput } from '@/kernel/history';
import type { Page } from '@/kernel/page';
import { readUserNames } from '@/server/modules/identity';
import type { Work } from '@/server/platform/actor';
import { readHistory } from '@/server/platform/history';

async function readNamed(
  work: Work,
  docKind: string,
  { id, cursor, limit }: HistoryInput,
): Promise<Page<HistoryEvent>> {
  const page = await readHistory(work.tx, { docKind, docId: id, cursor, limit });
  const userIds = page.items.flatMap(({ userId }) => userId ?? []);
  const names = await readUserNames(work, userIds);
  const items = page.items.map((event) => ({
    ...event,
    userName: event.userId === null ? null : (names.get(event.userId) ?? null),
  }));
  return { ...page, items };
}

export const readCentreHistory = (work: Work, input: HistoryInput) =>
  readNamed(work, 'centre', input);

export const readPeriodHistory = (work: Work, input: HistoryInput) =>
  readNamed(work, 'fiscalPeriod', input);
