// Dealers for a picker: by code or name.
import type { Work } from '@/server/platform/actor';
import { findDealers, type DealerSearch, type FoundDealer } from '../repo/search';

export type SearchDealersInput = Pick<DealerSearch, 'text' | 'limit'> &
  Partial<Pick<DealerSearch, 'activeOnly'>>;

/** Best match first, of every status unless told otherwise. One statement. */
export function searchDealers(
  work: Work,
  { text, limit, activeOnly = false }: SearchDealersInput,
): Promise<FoundDealer[]> {
  return findDealers(work.tx, { text, limit, activeOnly });
}
