// What the quotas say of an order: while it is typed, when it is submitted, and when it is approved.
import {
  askQuotas,
  consumeQuotas,
  giveBackQuotas,
  judgeQuotas,
  type LineVerdict,
  type QuotaFacts,
} from '@/server/modules/quotas';
import type { DomainIssue } from '@/kernel/domain-error';
import type { Work } from '@/server/platform/actor';
import { quotaQuantity } from '../domain/quota-quantity';
import type { OrderLineRow } from '../repo/types';

export interface QuotaQuestion {
  dealer: { id: string; regionPath: readonly string[]; levelPath: readonly string[] };
  /** The day of the order. */
  on: string;
  lines: ReadonlyArray<{ line: number; productId: string; quantity: number }>;
  /** The answer is acted on: nobody else may consume these quotas until this work is done. */
  lock: boolean;
  /** An order that is being changed. */
  exceptOrderId?: string | null;
}

export interface QuotaAnswer {
  facts: QuotaFacts;
  verdicts: LineVerdict[];
}

export function buyerOf({ id, regionPath, levelPath }: QuotaQuestion['dealer'], on: string) {
  return { dealerId: id, regionPath, levelPath, on };
}

export async function quotaFacts(work: Work, question: QuotaQuestion): Promise<QuotaAnswer> {
  const { dealer, on, lines, lock, exceptOrderId } = question;
  const productIds = lines.map((line) => line.productId);
  const facts = await askQuotas(
    work,
    buyerOf(dealer, on),
    productIds,
    lock ? { lock } : { lock, exceptOrderId: exceptOrderId ?? null },
  );
  return { facts, verdicts: judgeQuotas(work, facts, lines) };
}

/** Lines that nobody gave a quota for, where the organization refuses those. */
export function quotaIssues(work: Work, { verdicts }: QuotaAnswer): DomainIssue[] {
  if (work.settings['quotas.unallocated'] !== 'block') return [];
  return verdicts
    .filter((verdict) => verdict.isUnallocated)
    .map(({ line }) => ({ code: 'orders.noQuota', field: `lines.${line - 1}.quantity` }));
}

export interface Taking {
  orderId: string;
  /** As they were approved. */
  lines: readonly OrderLineRow[];
  /** Why more than a quota gives was let through. */
  reason: string | null;
}

/** Consumes what was approved; the answer was asked with the lock. Nobody waits for it. */
export function takeQuota(work: Work, { facts }: QuotaAnswer, taking: Taking): void {
  const { orderId, lines, reason } = taking;
  consumeQuotas(
    work,
    facts,
    { orderId, reason },
    lines.map(({ id, productId, ...line }) => {
      return { lineId: id, productId, quantity: quotaQuantity(line) };
    }),
  );
}

/** Gives back what lines no longer stand for. After the dealer's account and before stock. */
export async function returnQuota(
  work: Work,
  ref: { docKind: string; docId: string; occurredOn: string },
  before: readonly OrderLineRow[],
  after: readonly OrderLineRow[],
): Promise<void> {
  const stood = new Map(before.map((line) => [line.id, quotaQuantity(line)]));
  const less = after.flatMap((line) => {
    const quantity = quotaQuantity(line);
    return quantity < (stood.get(line.id) ?? 0) ? [{ lineId: line.id, quantity }] : [];
  });
  const { docKind, docId, occurredOn } = ref;
  await giveBackQuotas(work, { docKind, docId, occurredOn }, less);
}
