// Builds the head of an order from what was typed and priced.
import { yearKey } from '@/kernel/business-date';
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { Work } from '@/server/platform/actor';
import { documentNumber, takeSpread } from '@/server/platform/numbers';
import type { OrderWithLines } from '../repo/types';
import { GOODS_SOURCE, type OrderInput, type OrderOutcome } from '../schemas';
import type { AssembledOrder } from './assemble-order';
import type { Hold } from '../domain/hold-types';

/** The next order number of the organization: "SO-2026-000123". */
export async function nextOrderNumber(work: Work): Promise<string> {
  const year = yearKey(work.today);
  return documentNumber('SO', year, await takeSpread(work.actor.orgId, `order:${year}`));
}

/** A dealer's own user orders for its dealer only, at list prices. */
export function refuseForeignOrder(work: Work, input: OrderInput): void {
  const own = work.actor.dealerId;
  if (own !== null && own !== input.dealerId) {
    throw new DomainError('dealers.notFound', { status: 'not_found', field: 'dealerId' });
  }
  const typed = input.lines.findIndex((line) => line.manualPrice || line.discountRate !== '0');
  if (typed >= 0 && !work.actor.can('orders.overridePrice')) {
    throw new DomainError('orders.priceNotYours', {
      status: 'forbidden',
      field: `lines.${typed}.manualPrice`,
      params: { line: typed + 1 },
    });
  }
}

export interface HeadFacts {
  id?: string;
  number: string;
  source: string;
  version?: number;
  createdBy: string | null;
  createdAt: Date;
}

export function buildOrder(
  work: Work,
  input: OrderInput,
  assembled: AssembledOrder,
  facts: HeadFacts,
): OrderWithLines {
  const id = facts.id ?? newId();
  return {
    id,
    number: facts.number,
    dealerId: assembled.dealer.id,
    salespersonId: assembled.dealer.salespersonId,
    warehouseId: assembled.warehouseId,
    status: 'DRAFT',
    currency: assembled.dealer.currency,
    orderedOn: work.today,
    requestedOn: input.requestedOn ?? null,
    dealerPoNumber: input.dealerPoNumber || null,
    shipToId: input.shipToId ?? null,
    note: input.note || null,
    source: facts.source,
    lineCount: assembled.lines.length,
    netMinor: assembled.netMinor,
    discountMinor: assembled.discountMinor,
    taxMinor: assembled.taxMinor,
    totalMinor: assembled.totalMinor,
    version: facts.version ?? 1,
    createdBy: facts.createdBy,
    createdAt: facts.createdAt,
    submittedAt: null,
    approvedAt: null,
    approvedBy: null,
    lines: assembled.lines.map((line) => ({ ...line, orderId: id })),
  };
}

export interface OrderCommand {
  orderId: string;
  version: number;
}

export function about(order: OrderWithLines) {
  return { docKind: 'order', docId: order.id } as const;
}

/** What the trail says of an order that is written once. */
export function trail(order: OrderWithLines) {
  return { ...about(order), from: order.status, version: order.version + 1 } as const;
}

export function ref(order: OrderWithLines) {
  return { orderId: order.id, dealerId: order.dealerId };
}

export function outcomeOf(order: OrderWithLines, holds: readonly Hold[]): OrderOutcome {
  return {
    orderId: order.id,
    number: order.number,
    status: order.status,
    version: order.version,
    holds: holds.map(({ reason, remedy }) => ({ reason, remedy: { ...remedy } })),
  };
}

/** Someone else changed the order since the caller read it. */
export function refuseStale(
  order: { id: string; version: number; status: string },
  version: number,
): void {
  if (order.version === version) return;
  throw new DomainError('orders.stale', {
    status: 'conflict',
    params: { yours: version, theirs: order.version, status: order.status },
    seen: { docKind: 'order', docId: order.id, version },
  });
}

/**
 * Goods in settlement of something else are approved whole or not at all: what they are worth is accounted
 * for elsewhere, and follows what is called off later. Refuses with `orders.goodsNotAmended`.
 */
export function refusePartOfGoods(
  { source }: Pick<OrderWithLines, 'source'>,
  isPart: boolean,
): void {
  if (source !== GOODS_SOURCE || !isPart) return;
  throw new DomainError('orders.goodsNotAmended', { status: 'conflict' });
}
