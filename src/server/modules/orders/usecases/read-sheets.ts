// Orders as they go out on paper: two statements, however many are printed.
import { groupBy } from '@/kernel/group-by';
import type { Work } from '@/server/platform/actor';
import { readSheetHeads, readSheetLines } from '../repo/sheets';
import type { OrderSheet } from '../sheet-schemas';

/** In the order asked for; what the reader may not see, or nobody knows, is left out. */
export async function readOrderSheets(
  work: Work,
  { orderIds }: { orderIds: readonly string[] },
): Promise<OrderSheet[]> {
  const [heads, lines] = await Promise.all([
    readSheetHeads(work.tx, orderIds),
    readSheetLines(work.tx, orderIds),
  ]);
  const linesOf = groupBy(lines, (line) => line.orderId);
  return heads.map((head) => ({ ...head, lines: linesOf.get(head.id) ?? [] }));
}
