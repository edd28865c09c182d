// The one narrow path from a priced order to a submitted one: locks the dealer's account, judges
// credit, stock and price, approves where the organization lets clean orders pass, and says what
// to write. Placing, submitting a draft and amending all end here.
import { DomainError, refuseIssues } from '@/kernel/domain-error';
import { lockAccount, postToLocked, type AccountState } from '@/server/modules/receivables';
import type { Work } from '@/server/platform/actor';
import { applyHoldPolicy } from '../domain/holds';
import type { Hold, HoldReason } from '../domain/hold-types';
import { openOrderValue, partBetween } from '../domain/line-amounts';
import { orderApproved, orderHeld, orderSubmitted } from '../events';
import type { FlowEntry, OrderWithLines } from '../repo/types';
import { appendFlow, putHolds } from '../repo/write';
import type { OrderInput } from '../schemas';
import { priceBasis, readBasis, type AssembledOrder } from './assemble-order';
import { approveLines } from './approve-lines';
import { findHolds } from './find-holds';
import { flowEntry } from './move-lines';
import { quotaFacts, quotaIssues, takeQuota, type QuotaAnswer } from './quota-facts';
import { stockFacts, type StockAnswer } from './stock-facts';

export interface Submission {
  order: OrderWithLines;
  account: AccountState;
  holds: Hold[];
  flow: FlowEntry[];
  /** What the order adds to the dealer's open orders, in minor units. */
  openOrderMinor: bigint;
}

/** Requested entries; the first line of the order, product and category carries the counters. */
function requestedFlow(order: OrderWithLines, assembled: AssembledOrder, on: string): FlowEntry[] {
  const products = new Set<string>();
  const categories = new Set<string>();
  const categoryOf = new Map(assembled.lines.map((line) => [line.id, line.categoryId ?? '']));
  const context = { order, occurredOn: on, docKind: 'order', docId: order.id };
  return order.lines.map((line, index) => {
    const category = categoryOf.get(line.id) ?? '';
    const entry = flowEntry(context, line, {
      kind: 'REQUESTED',
      quantity: line.requested,
      ...partBetween(line, 0, line.requested),
    });
    const counted = {
      ...entry,
      orderFirst: index === 0 ? 1 : 0,
      productFirst: products.has(line.productId) ? 0 : 1,
      categoryFirst: categories.has(category) ? 0 : 1,
      lineCount: 1,
    };
    products.add(line.productId);
    categories.add(category);
    return counted;
  });
}

/** The refusal of an organization that does not hold but block. */
function refuseBlocked(holds: readonly Hold[], assembled: AssembledOrder): void {
  if (holds.length === 0) return;
  const reasons = holds.map((hold) => hold.reason).join(', ');
  throw new DomainError('orders.blocked', {
    params: { reasons, dealer: assembled.dealer.code },
    issues: holds.flatMap((hold) =>
      hold.remedy.steps.flatMap((step) =>
        step.flatMap((option) =>
          option.kind === 'cutLines'
            ? option.cuts.map((cut) => ({
                code: `orders.blocked${hold.reason === 'STOCK' ? 'Stock' : 'Credit'}` as const,
                field: `lines.${cut.line - 1}.quantity`,
                params: { line: cut.line, by: cut.by },
              }))
            : [],
        ),
      ),
    ),
  });
}

function refuseUnready(assembled: AssembledOrder): void {
  if (assembled.lines.length === 0 && assembled.issues.length === 0) {
    throw new DomainError('orders.noLines', { status: 'invalid', field: 'lines' });
  }
  refuseIssues('orders.notReady', assembled.issues);
}

/** A priced order and what it is judged by: the account under its lock, quotas and stock. */
export interface Submittable {
  assembled: AssembledOrder;
  account: AccountState;
  quota: QuotaAnswer;
  stock: StockAnswer;
}

/**
 * Prices what was typed, locks the dealer's account, asks quotas and reads stock, asked together and
 * answered in this order: stock is read when the account is locked. `orderId`: an order that holds stock
 * already. Refuses with `orders.notReady` or `orders.noLines`.
 */
export async function assembleToSubmit(
  work: Work,
  input: OrderInput,
  orderId: string | null,
): Promise<Submittable> {
  const basis = await readBasis(work, input);
  const lines = basis.choices.map(({ index, product, requested }) => ({
    line: index + 1,
    productId: product.id,
    quantity: requested,
  }));
  const lock = work.settings['orders.autoApprove'];
  const [assembled, account, quota, stock] = await Promise.all([
    priceBasis(work, basis),
    lockAccount(work, basis.dealer.id),
    quotaFacts(work, { dealer: basis.dealer, on: work.today, lines, lock }),
    stockFacts(work, { warehouseId: basis.warehouseId, orderId, lines }),
  ]);
  assembled.issues.push(...quotaIssues(work, quota));
  refuseUnready(assembled);
  return { assembled, account, quota, stock };
}

function mayAutoApprove(work: Work, holds: readonly Hold[]): boolean {
  return holds.length === 0 && work.settings['orders.autoApprove'];
}

/**
 * Judges and reserves. `order` carries the assembled lines with their ids. Holds a person has already
 * overridden on this order are passed over. The caller writes the order and its lines, and then the
 * returned ledger entries and holds by `writeSubmission`.
 */
export async function submitAssembled(
  work: Work,
  order: OrderWithLines,
  { assembled, account, quota, stock }: Submittable,
  manualHold = false,
): Promise<Submission> {
  const found = await findHolds(work, {
    dealer: assembled.dealer,
    account,
    addedMinor: order.totalMinor,
    lines: assembled.lines.map((line) => ({
      ...line,
      manual: line.priceRule.by === 'manual',
    })),
    stock: stock.warnings,
    quota: quota.verdicts,
    manual: manualHold,
  });
  const sorted = applyHoldPolicy(found, {
    stock: work.settings['orders.stockPolicy'],
    credit: work.settings['orders.creditPolicy'],
  });
  refuseBlocked(sorted.blocking, assembled);
  const holds = [...sorted.holding];
  const flow = requestedFlow(order, assembled, order.orderedOn);
  const submitted: OrderWithLines = {
    ...order,
    status: holds.length > 0 ? 'ON_HOLD' : 'SUBMITTED',
    submittedAt: work.now,
  };
  if (!mayAutoApprove(work, holds)) {
    return { order: submitted, account, holds, flow, openOrderMinor: 0n };
  }
  const approval = await approveLines(work, submitted, []);
  takeQuota(work, quota, { orderId: order.id, lines: approval.lines, reason: null });
  const approved: OrderWithLines = {
    ...submitted,
    status: 'APPROVED',
    approvedAt: work.now,
    lines: approval.lines,
  };
  const openOrderMinor = approval.lines.reduce((sum, line) => sum + openOrderValue(line), 0n);
  const entries = [...flow, ...approval.flow];
  return { order: approved, account, holds, flow: entries, openOrderMinor };
}

/** Ledger entries, holds, trail and events of a submission; sent after the order and its lines. */
export async function writeSubmission(
  work: Work,
  submission: Submission,
  from: string | null,
): Promise<void> {
  const { order, holds } = submission;
  const createdBy = work.actor.userId;
  const { dealerId, currency } = order;
  const posting = { currency, docKind: 'order', docId: order.id, occurredOn: work.today };
  appendFlow(work.tx, submission.flow);
  postToLocked(work, submission.account, posting, [
    { bucket: 'OPEN_ORDER', amountMinor: submission.openOrderMinor },
  ]);
  await putHolds(
    work.tx,
    holds.map((hold) => ({ ...hold, orderId: order.id, dealerId, createdBy })),
  );
  // A new order begins with its version; one that was there is written once more.
  const version = from === null ? order.version : order.version + 1;
  const about = { docKind: 'order', docId: order.id, version } as const;
  const ref = { orderId: order.id, dealerId: order.dealerId };
  work.journal.audit({ ...about, action: 'submit', from, to: 'SUBMITTED' });
  work.journal.emit(orderSubmitted(ref));
  if (holds.length > 0) {
    const reasons = holds.map((hold): HoldReason => hold.reason);
    work.journal.audit({
      ...about,
      action: 'hold',
      from: 'SUBMITTED',
      to: 'ON_HOLD',
      detail: { reasons },
    });
    work.journal.emit(orderHeld(ref));
  }
  if (order.status === 'APPROVED') {
    const detail = { automatic: true };
    work.journal.audit({ ...about, action: 'approve', from: 'SUBMITTED', to: 'APPROVED', detail });
    work.journal.emit(orderApproved(ref));
  }
}
