// Products for a picker or a scanned line: by code, barcode (also of a pack) or name.
import type { Work } from '@/server/platform/actor';
import { findProducts, type FoundProduct, type ProductSearch } from '../repo/search';

export type SearchProductsInput = Pick<ProductSearch, 'text' | 'limit'> &
  Partial<Pick<ProductSearch, 'activeOnly'>>;

/** Best match first. Only products that can be ordered, unless told otherwise. One statement. */
export function searchProducts(
  work: Work,
  { text, limit, activeOnly = true }: SearchProductsInput,
): Promise<FoundProduct[]> {
  return findProducts(work.tx, { text, limit, activeOnly });
}
