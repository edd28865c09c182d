// Releases an approved order to the warehouse: reserves stock for what is open. Runs again when
// stock arrives, for the backlog, oldest order first.
import { DomainError } from '@/kernel/domain-error';
import { NO_ONE } from '@/kernel/ids';
import { sql } from '@/server/platform/sql';
import type { Work } from '@/server/platform/actor';
import { orderReleased } from '../events';
import { lockOrder } from '../repo/read';
import { updateLineQuantities, updateOrder } from '../repo/write';
import type { OrderOutcome } from '../schemas';
import { reserveOpen } from './approve-lines';
import { outcomeOf, refuseStale, type OrderCommand } from './order-head';

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
  const before = (index: number) => order.lines[index]?.reserved ?? 0;
  const gained = lines.filter((line, index) => line.reserved !== before(index));
  if (gained.length === 0) return outcomeOf(order, []);
  await updateLineQuantities(work.tx, gained);
  await updateOrder(work.tx, { ...order, lines }, []);
  const quantity = lines.reduce((sum, line, index) => sum + line.reserved - before(index), 0);
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

/** How many orders of a backlog are read at once. */
export const BACKLOG_PAGE = 200;

/**
 * Orders that wait for these products where their warehouse has some of them free, oldest first: the
 * page behind an order. A full page says that there may be more.
 */
export async function backloggedOrderIds(
  work: Work,
  productIds: readonly string[],
  after: string = NO_ONE,
): Promise<string[]> {
  const rows = await work.tx.rows<{ orderId: string }>(sql`
    SELECT DISTINCT l.order_id AS "orderId" FROM order_line l
    JOIN sales_order o ON o.org_id = l.org_id AND o.id = l.order_id
    JOIN stock_level s ON s.org_id = l.org_id AND s.product_id = l.product_id
      AND s.warehouse_id = o.warehouse_id AND s.on_hand > s.reserved
    WHERE l.org_id = ${work.tx.orgId}::uuid AND l.order_id > ${after}::uuid
      AND l.product_id = ANY(${productIds}::uuid[])
      AND l.approved + l.reopened - l.cancelled - l.shipped - l.reserved > 0
    ORDER BY l.order_id LIMIT ${BACKLOG_PAGE}`);
  return rows.map((row) => row.orderId);
}

/** Gives an order of the backlog what stock there is now; for the job that follows an arrival. */
export async function reserveForOrder(work: Work, orderId: string): Promise<void> {
  await reserveFor(work, orderId);
}
