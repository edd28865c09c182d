// Enters and submits an order in one step, without a draft in between.
import type { Work } from '@/server/platform/actor';
import { insertLines, insertOrders } from '../repo/write';
import type { OrderInput, OrderOutcome } from '../schemas';
import { assembleOrder } from './assemble-order';
import { buildOrder, nextOrderNumber, outcomeOf, refuseForeignOrder } from './order-head';
import { refuseUnready, submitAssembled, writeSubmission } from './submit-assembled';

/**
 * Refuses with `orders.notReady` (every problem of every line), `orders.noLines` or
 * `orders.blocked`; otherwise the order is SUBMITTED, ON_HOLD or, where clean orders pass by
 * themselves, APPROVED with its stock reserved.
 */
export async function placeOrder(
  work: Work,
  input: OrderInput,
  source = 'ENTRY',
): Promise<OrderOutcome> {
  refuseForeignOrder(work, input);
  const assembled = await assembleOrder(work, input);
  refuseUnready(assembled);
  const draft = buildOrder(work, input, assembled, {
    number: await nextOrderNumber(work),
    source,
    createdBy: work.actor.userId,
    createdAt: work.now,
  });
  const submission = await submitAssembled(work, draft, assembled);
  const { order } = submission;
  await Promise.all([
    insertOrders(work.tx, [order]),
    insertLines(
      work.tx,
      order.lines.map((line) => ({ ...line, dealerId: order.dealerId })),
    ),
    writeSubmission(work, submission, null),
  ]);
  return outcomeOf(order, submission.holds);
}
