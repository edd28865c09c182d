// What orders ask quotas and tell them. An organization that never allocated anything is answered
// without a statement: its settings, read with every session, say so.
import type { Work } from '@/server/platform/actor';
import { consumptionOf } from '../domain/consume';
import { judgeLines, type LineVerdict } from '../domain/judge';
import { binds, type Buyer, type QuotaState } from '../domain/quota';
import { quotasChanged } from '../events';
import { lockForChange, readBinding, readCategoryPaths, type BindingWish } from '../repo/binding';
import { appendConsumption, giveBack, type DocRef, type LineTarget } from '../repo/ledger';

export interface QuotaLine {
  line: number;
  productId: string;
  /** Base units. */
  quantity: number;
}

/** The quotas that bind an order, as they stand. */
export interface QuotaFacts {
  buyer: Buyer;
  quotas: readonly QuotaState[];
  /** From the root of the categories to the product's own, by product. */
  paths: ReadonlyMap<string, readonly string[]>;
}

const nothing = (buyer: Buyer): QuotaFacts => ({ buyer, quotas: [], paths: new Map() });

/**
 * Two statements that travel together, whatever the number of products. With the lock: asked after
 * the dealer's account and before stock.
 */
export async function askQuotas(
  work: Work,
  buyer: Buyer,
  productIds: readonly string[],
  wish: BindingWish,
): Promise<QuotaFacts> {
  if (!work.settings['quotas.inUse']) return nothing(buyer);
  const ids = [...new Set(productIds)];
  const [quotas, paths] = await Promise.all([
    readBinding(work.tx, { ...buyer, productIds: ids }, wish),
    readCategoryPaths(work.tx, ids),
  ]);
  return { buyer, quotas, paths };
}

function quotaIdsOf({ buyer, quotas, paths }: QuotaFacts, productId: string): string[] {
  const wanted = { productId, categoryPath: paths.get(productId) ?? [] };
  return quotas.filter((quota) => binds(quota, buyer, wanted)).map((quota) => quota.quotaId);
}

/** What the quotas say of each line, in the order of the lines. */
export function judgeQuotas(
  work: Work,
  facts: QuotaFacts,
  lines: readonly QuotaLine[],
): LineVerdict[] {
  const bound = lines.map(({ line, productId, quantity }) => {
    return { line, quantity, quotaIds: quotaIdsOf(facts, productId) };
  });
  return judgeLines(bound, facts.quotas, work.settings['quotas.unallocated']);
}

export interface ConsumedLine {
  lineId: string;
  productId: string;
  /** What is approved, in base units. */
  quantity: number;
}

/**
 * Takes approved quantities from every quota that binds them; the facts were asked with the lock.
 * What passes a quota was let through by a person: `reason` says why.
 */
export function consumeQuotas(
  work: Work,
  facts: QuotaFacts,
  ref: { orderId: string; reason: string | null },
  lines: readonly ConsumedLine[],
): void {
  const consuming = lines.map((line) => {
    return { ...line, quotaIds: quotaIdsOf(facts, line.productId) };
  });
  appendConsumption(
    work.tx,
    {
      docKind: 'order',
      docId: ref.orderId,
      occurredOn: work.today,
      dealerId: facts.buyer.dealerId,
      reason: ref.reason,
    },
    consumptionOf(consuming, facts.quotas),
  );
}

/** Lines give back what they consumed beyond what they now stand for. The order is locked. */
export async function giveBackQuotas(
  work: Work,
  ref: DocRef,
  lines: readonly LineTarget[],
): Promise<void> {
  if (!work.settings['quotas.inUse'] || lines.length === 0) return;
  const quotaIds = await giveBack(work.tx, ref, lines);
  if (quotaIds.length > 0) work.journal.emit(quotasChanged({ quotaIds }));
}

/** Locks what lines consumed and what they may consume next, before anything of it changes. */
export async function lockQuotasForChange(
  work: Work,
  lineIds: readonly string[],
  buyer: Buyer,
  productIds: readonly string[],
): Promise<void> {
  if (!work.settings['quotas.inUse']) return;
  await lockForChange(work.tx, lineIds, { ...buyer, productIds });
}
