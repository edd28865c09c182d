// Enters and submits an order in one step, without a draft in between.
import type { Work } from '@/server/platform/actor';
import { insertLines, insertOrders } from '../repo/write';
import type { OrderInput, OrderOutcome } from '../schemas';
import { buildOrder, nextOrderNumber, outcomeOf, refuseForeignOrder } from './order-head';
import { assembleToSubmit, submitAssembled, writeSubmission } from './submit-assembled';

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
  const submittable = await assembleToSubmit(work, input, null);
  const draft = buildOrder(work, input, submittable.assembled, {
    number: await nextOrderNumber(work),
    source,
    createdBy: work.actor.userId,
    createdAt: work.now,
  });
  const submission = await submitAssembled(work, draft, submittable);
  const { order, holds } = submission;
  insertOrders(
    work.tx,
    [order],
    holds.map(({ reason }) => reason),
  );
  insertLines(
    work.tx,
    order.lines.map((line) => ({ ...line, dealerId: order.dealerId })),
  );
  await writeSubmission(work, submission, null);
  return outcomeOf(order, holds);
}
