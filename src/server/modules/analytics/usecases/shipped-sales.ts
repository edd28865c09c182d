// Net sales shipped, for whoever plans by them.
import type { Work } from '@/server/platform/actor';
import { readShippedSales, type SalesQuestion } from '../repo/shipped-sales';

export type { SalesQuestion };

/** One amount per question, in minor units of the organization's currency, as far as is folded. */
export function shippedSales(work: Work, questions: readonly SalesQuestion[]): Promise<bigint[]> {
  return readShippedSales(work.tx, questions, work.organization.currency);
}
