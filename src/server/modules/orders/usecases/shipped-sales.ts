// What dealers were shipped, less what came back: the sales that rebates are counted by.
import type { BusinessDate } from '@/kernel/business-date';
import type { Work } from '@/server/platform/actor';
import { readShippedSales } from '../repo/shipped-sales';

export interface SalesQuestion {
  dealerIds: readonly string[];
  from: BusinessDate;
  to: BusinessDate;
  /** A category and everything below it; null: all products. */
  categoryId: string | null;
}

/** Net minor units by dealer, in the dealer's currency; a dealer without sales is not named. */
export async function shippedSales(
  work: Work,
  question: SalesQuestion,
): Promise<Map<string, bigint>> {
  const rows = await readShippedSales(work.tx, question);
  return new Map(rows.map(({ dealerId, netMinor }) => [dealerId, netMinor]));
}
