// Reading products, and changing the status of many at once.
import type { Page } from '@/kernel/page';
import type { Work } from '@/server/platform/actor';
import { seesCost } from '../domain/product-rules';
import { readProductPage } from '../repo/product-list';
import { readProduct, updateStatuses } from '../repo/products';
import type { ProductListInput, ProductRow, ProductStatus, ProductView } from '../schemas';

export function listProducts(work: Work, input: ProductListInput): Promise<Page<ProductRow>> {
  return readProductPage(work.tx, input);
}

/** Throws `catalog.notFound`. Costs are left out for whoever may not see them. */
export async function getProduct(work: Work, id: string): Promise<ProductView> {
  const product = await readProduct(work.tx, id);
  const isCostShown = seesCost(work.actor);
  return {
    ...product,
    names: { ...product.names },
    categoryPath: product.categoryPath.map((node) => ({ ...node, names: { ...node.names } })),
    standardCost: isCostShown ? product.standardCost : null,
    seesCost: isCostShown,
  };
}

export interface StatusChange {
  ids: readonly string[];
  status: ProductStatus;
  reason: string | null;
}

/** How many had another status; the others are left alone. One statement for any number. */
export async function changeProductStatus(
  work: Work,
  { ids, status, reason }: StatusChange,
): Promise<{ changed: number }> {
  const changed = await updateStatuses(work.tx, ids, status, work.now);
  work.journal.audit(
    ...changed.map(({ id, version, before }) => ({
      docKind: 'product',
      docId: id,
      action: 'statusChanged',
      from: before,
      to: status,
      version,
      reason,
    })),
  );
  return { changed: changed.length };
}
