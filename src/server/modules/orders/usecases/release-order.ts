// Releases an approved order to the warehouse: reserves stock for what is open. Runs again when
// stock arrives, for the backlog, oldest order first.
import { DomainError } from '@/kernel/domain-error';
import { sql } from '@/server/platform/sql';
import type { Work } from '@/server/platform/actor';
import { orderReleased } from '../events';
import { lockOrder } from '../repo/read';
import { updateLineQuantities, updateOrder } from '../repo/write';
import type { OrderOutcome } from '../schemas';
import { reserveOpen } from './approve-lines';
import type { OrderCommand } from './decide-order';
import { outcomeOf, refuseStale } from './order-head';

const RELEASABLE = new Set(['APPROVED', 'PARTIALLY_SHIPPED']);

async function reserveFor(work: Work, orderId: string, version?: number): Promise<OrderOutcome> {
  const order = await lockOrder(work.tx, orderId);
  if (version !== undefined) refuseStale(order, version);
  if (!RELEASABLE.has(order.status)) {
    throw new DomainError('orders.notReleasable', {
      status: 'conflict',
      params: { status: order.status },
    });
  }
  const lines = await reserveOpen(work, order, order.lines);
  const gained = lines.filter((line, index) => line.reserved !== order.lines[index]?.reserved);
  if (gained.length === 0) return outcomeOf(order, []);
  await updateLineQuantities(work.tx, gained);
  await updateOrder(work.tx, { ...order, lines }, []);
  const quantity = gained.reduce((sum, line) => sum + line.reserved, 0);
  work.journal.audit({
    docKind: 'order',
    docId: order.id,
    action: 'release',
    detail: { lines: gained.length, reserved: quantity },
    version: order.version + 1,
  });
  work.journal.emit(orderReleased({ orderId: order.id, dealerId: order.dealerId }));
  return outcomeOf({ ...order, lines, version: order.version + 1 }, []);
}

export async function releaseOrder(work: Work, input: OrderCommand): Promise<OrderOutcome> {
  return reserveFor(work, input.orderId, input.version);
}

/** Orders that wait for these products, oldest first. */
export async function backloggedOrderIds(
  work: Work,
  productIds: readonly string[],
): Promise<string[]> {
  const rows = await work.tx.rows<{ orderId: string }>(sql`
    SELECT DISTINCT l.order_id AS "orderId" FROM order_line l
    WHERE l.org_id = ${work.tx.orgId}::uuid
      AND l.product_id = ANY(${productIds}::uuid[])
      AND l.approved + l.reopened - l.cancelled - l.shipped - l.reserved > 0
    ORDER BY l.order_id LIMIT 200`);
  return rows.map((row) => row.orderId);
}

/** Gives an order of the backlog what stock there is now; for the job that follows an arrival. */
export async function reserveForOrder(work: Work, orderId: string): Promise<void> {
  await reserveFor(work, orderId);
}
