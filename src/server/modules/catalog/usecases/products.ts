// Reading products, and changing the status of many at once.
import { refusedOf } from '@/kernel/batch';
import { staleError } from '@/kernel/changes';
import { DomainError } from '@/kernel/domain-error';
import type { Page } from '@/kernel/page';
import type { Work } from '@/server/platform/actor';
import { toldRefusals } from '@/server/platform/meanwhile';
import { seesCost } from '../domain/product-rules';
import { readProductPage } from '../repo/product-list';
import { lockStatuses, readProduct, updateStatuses, type StatusRow } from '../repo/products';
import type {
  ChangedStatuses,
  ProductListInput,
  ProductRow,
  ProductStatus,
  ProductView,
} from '../schemas';

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

/** A product as somebody saw it: their refusal names who changed it, but no cost they may not see. */
export function seenProduct({ actor }: Work, { id, version }: ProductRef) {
  return { docKind: 'product', docId: id, version, hides: seesCost(actor) ? [] : ['standardCost'] };
}

interface ProductRef {
  id: string;
  version: number;
}

export interface StatusChange {
  products: readonly ProductRef[];
  status: ProductStatus;
  reason: string | null;
}

/** The refusal of one that somebody changed meanwhile; null: it may be changed. */
function refusalOf(
  work: Work,
  { seen, stored, status }: { seen: ProductRef; stored?: StatusRow; status: ProductStatus },
): DomainError | null {
  if (!stored) return new DomainError('catalog.notFound', { status: 'not_found' });
  if (stored.version === seen.version) return null;
  return staleError('catalog', { status }, { status: stored.status }, seenProduct(work, seen));
}

/**
 * Products that have the status already are left alone. What somebody changed since it was seen comes
 * back with `catalog.stale` and by whom, what is not there with `catalog.notFound`; the others are
 * changed. Two statements for any number, and one more where any is refused.
 */
export async function changeProductStatus(
  work: Work,
  { products, status, reason }: StatusChange,
): Promise<ChangedStatuses> {
  const wanted = new Map(products.map((one) => [one.id, one]));
  const rows = await lockStatuses(work.tx, [...wanted.keys()]);
  const stored = new Map(rows.map((row) => [row.id, row]));
  const open = [...wanted.values()].filter(({ id }) => stored.get(id)?.status !== status);
  const judged = open.map((seen) => {
    const row = stored.get(seen.id);
    return { id: seen.id, row, refusal: refusalOf(work, { seen, stored: row, status }) };
  });
  const changed = judged.flatMap(({ row, refusal }) => (row && !refusal ? [row] : []));
  await updateStatuses(
    work.tx,
    changed.map(({ id }) => id),
    status,
    work.now,
  );
  work.journal.audit(
    ...changed.map((before) => ({
      ...{ docKind: 'product', docId: before.id, action: 'statusChanged' },
      ...{ from: before.status, to: status, version: before.version + 1, reason },
    })),
  );
  const late = judged.flatMap(({ id, refusal }) => (refusal ? [{ id, refusal }] : []));
  const told = await toldRefusals(
    work.tx,
    late.map(({ refusal }) => refusal),
  );
  const refused = late.flatMap(({ id }, at) => {
    const refusal = told[at];
    return refusal ? [refusedOf(id, refusal)] : [];
  });
  return { changed: changed.length, refused };
}
