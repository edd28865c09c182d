// Reading dealers.
import type { Page } from '@/kernel/page';
import type { Work } from '@/server/platform/actor';
import { readDealerPage, readDealersById } from '../repo/dealer-list';
import { readDealer } from '../repo/dealers';
import type { DealerListInput, DealerRow, DealerView } from '../schemas';

export function listDealers(work: Work, input: DealerListInput): Promise<Page<DealerRow>> {
  return readDealerPage(work.tx, input);
}

/** Throws `dealers.notFound`. */
export function getDealer(work: Work, id: string): Promise<DealerView> {
  return readDealer(work.tx, id);
}

/** Short form of several, for labels; those that do not exist are left out. */
export function readDealerNames(work: Work, ids: readonly string[]) {
  return readDealersById(work.tx, [...new Set(ids)]);
}
