// Submits a draft, and takes an order that was changed back through the same path.
import { next } from '@/kernel/state-machine';
import { DomainError } from '@/kernel/domain-error';
import { loadDealerForOrder } from '@/server/modules/dealers';
import { unreserveStock } from '@/server/modules/inventory';
import { lockQuotasForChange } from '@/server/modules/quotas';
import { lockAccount, postToAccount } from '@/server/modules/receivables';
import type { Work } from '@/server/platform/actor';
import { openOrderValue } from '../domain/line-amounts';
import { orderMachine } from '../domain/order-machine';
import { orderRevised } from '../events';
import { lockOrder, readHolds, readLinesOnShipments } from '../repo/read';
import type { OrderWithLines } from '../repo/types';
import { clearHolds, reverseFlow } from '../repo/write';
import { GOODS_SOURCE, type OrderInput, type OrderOutcome } from '../schemas';
import { buildOrder, outcomeOf, refuseForeignOrder, refuseStale } from './order-head';
import { buyerOf, returnQuota } from './quota-facts';
import { replaceOrder } from './save-draft';
import { assembleToSubmit, submitAssembled, writeSubmission } from './submit-assembled';
import { inputOf, typedChanges } from './typed-order';

export interface SubmitOrder {
  orderId: string;
  version: number;
}

/** Prices are resolved again at submit; the draft's were a preview. */
export async function submitOrder(work: Work, input: SubmitOrder): Promise<OrderOutcome> {
  const before = await lockOrder(work.tx, input.orderId);
  refuseStale(before, input.version);
  next(orderMachine, before.status, 'submit');
  return resubmit(work, before, inputOf(before));
}

async function resubmit(
  work: Work,
  before: OrderWithLines,
  typed: OrderInput,
): Promise<OrderOutcome> {
  const submittable = await assembleToSubmit(work, typed, before.id);
  const manual = (await readHolds(work.tx, before.id)).some(
    (hold) => hold.reason === 'MANUAL' && hold.clearedAt === null,
  );
  const submission = await submitAssembled(
    work,
    buildOrder(work, typed, submittable.assembled, before),
    submittable,
    manual,
  );
  await replaceOrder(
    work,
    submission.order,
    submission.holds.map(({ reason }) => reason),
  );
  await writeSubmission(work, submission, before.status);
  return outcomeOf({ ...submission.order, version: before.version + 1 }, submission.holds);
}

/** Quotas are locked before stock is, also those that the changed order will ask for. */
async function unwindQuota(work: Work, order: OrderWithLines, typed: OrderInput): Promise<void> {
  if (!work.settings['quotas.inUse']) return;
  const { lines, id: docId } = order;
  const lineIds = lines.map((line) => line.id);
  const buyer = buyerOf(await loadDealerForOrder(work, typed.dealerId), work.today);
  const productIds = typed.lines.map((line) => line.productId);
  await lockQuotasForChange(work, lineIds, buyer, productIds);
  const none = lines.map((line) => ({ ...line, approved: 0 }));
  await returnQuota(work, { docKind: 'order', docId, occurredOn: work.today }, lines, none);
}

/** Takes back approval and request of every line: entries, exposure, quotas, reserved stock. */
async function unwind(work: Work, order: OrderWithLines, typed: OrderInput): Promise<void> {
  const approved = order.approvedAt !== null;
  if (approved && typed.dealerId !== order.dealerId) {
    // Both accounts before anything below them, in one order.
    for (const id of [typed.dealerId, order.dealerId].toSorted()) await lockAccount(work, id);
  }
  await reverseFlow(
    work.tx,
    order.lines.map((line) => line.id),
    'AMENDED',
  );
  const reserved = order.lines.filter((line) => line.reserved > 0);
  if (approved) {
    await postToAccount(
      work,
      {
        dealerId: order.dealerId,
        currency: order.currency,
        docKind: 'order',
        docId: order.id,
        occurredOn: work.today,
      },
      [
        {
          bucket: 'OPEN_ORDER',
          amountMinor: -order.lines.reduce((sum, line) => sum + openOrderValue(line), 0n),
        },
      ],
    );
    await unwindQuota(work, order, typed);
  }
  if (reserved.length === 0) return;
  await unreserveStock(
    work,
    { docKind: 'order', docId: order.id, occurredOn: work.today },
    reserved.map((line) => ({
      lineId: line.id,
      warehouseId: order.warehouseId,
      productId: line.productId,
      quantity: line.reserved,
    })),
  );
}

/** What the warehouse works on must not change under its hands; what it worked on keeps its line. */
async function refuseOnShipment(
  work: Work,
  before: OrderWithLines,
  after: OrderInput,
): Promise<void> {
  if (before.approvedAt === null) return;
  const found = await readLinesOnShipments(work.tx, before.id);
  const [first] = found;
  if (first?.isUnderWay) {
    const params = { shipment: first.shipment };
    throw new DomainError('orders.shipmentUnderWay', { status: 'conflict', params });
  }
  const kept = new Set(after.lines.map((line) => line.id));
  const gone = found.find(({ lineId }) => !kept.has(lineId));
  if (!gone) return;
  const line = before.lines.find(({ id }) => id === gone.lineId)?.lineNo ?? 0;
  const params = { line, shipment: gone.shipment };
  throw new DomainError('orders.lineOnShipment', { status: 'conflict', params });
}

export interface AmendOrder extends SubmitOrder {
  order: OrderInput;
}

/**
 * Changes a submitted or approved order of which nothing has shipped: quantities, prices, dealer
 * and terms go through submission, and so through approval, again. Refuses with `orders.stale`,
 * `orders.partlyDone`, `orders.shipmentUnderWay`, `orders.lineOnShipment`, and as placing does.
 */
export async function amendOrder(work: Work, input: AmendOrder): Promise<OrderOutcome> {
  refuseForeignOrder(work, input.order);
  const before = await lockOrder(work.tx, input.orderId);
  refuseStale(before, input.version);
  next(orderMachine, before.status, 'amend');
  // It would be priced again, and its worth is accounted for elsewhere.
  if (before.source === GOODS_SOURCE) {
    throw new DomainError('orders.goodsNotAmended', { status: 'conflict' });
  }
  if (before.lines.some((line) => line.cancelled > 0 || line.shipped > 0)) {
    throw new DomainError('orders.partlyDone', { status: 'conflict' });
  }
  await refuseOnShipment(work, before, input.order);
  await unwind(work, before, input.order);
  await clearHolds(work.tx, {
    orderId: before.id,
    reasons: ['CREDIT_LIMIT', 'OVERDUE', 'QUOTA', 'STOCK', 'PRICE'],
    by: work.actor.userId,
    why: 'AMENDED',
    overridden: false,
  });
  work.journal.audit({
    ...{ docKind: 'order', docId: before.id, action: 'amend', from: before.status },
    version: before.version + 1,
    detail: { changes: typedChanges(inputOf(before), input.order) },
  });
  work.journal.emit(orderRevised({ orderId: before.id, dealerId: before.dealerId }));
  return resubmit(work, before, input.order);
}
