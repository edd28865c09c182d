// What the entry screen shows while typing: prices, stock per line, credit and the holds an order
// would meet. Reads the same numbers by the same rules as submit, and writes nothing.
import { exposureOf, readAccount, type AccountState } from '@/server/modules/receivables';
import type { Work } from '@/server/platform/actor';
import type { Hold } from '../domain/hold-types';
import { applyHoldPolicy } from '../domain/holds';
import type { PriceRule } from '../repo/types';
import type { OrderInput, OrderPreview } from '../schemas';
import { assembleOrder } from './assemble-order';
import { findHolds } from './find-holds';
import { refuseForeignOrder } from './order-head';
import { quotaFacts, quotaIssues, type QuotaAnswer } from './quota-facts';
import { stockFacts, type StockAnswer } from './stock-facts';

type StockView = OrderPreview['lines'][number]['stock'];
type QuotaView = OrderPreview['lines'][number]['quota'];

const NO_STOCK: StockView = {
  available: 0,
  afterThisOrder: 0,
  belowReorderPoint: false,
  shortage: 0,
  nextDate: null,
  otherWarehouses: [],
};

function stockView(answer: StockAnswer, lineNo: number): StockView {
  const warning = answer.warnings.find((one) => one.line === lineNo);
  if (!warning) return NO_STOCK;
  return {
    available: warning.available,
    afterThisOrder: warning.afterThisLine,
    belowReorderPoint: warning.belowReorderPoint,
    shortage: warning.shortage,
    nextDate: warning.nextDate,
    otherWarehouses: warning.elsewhere.slice(0, 3).map((other) => ({
      code: answer.warehouseCodes.get(other.warehouseId) ?? '',
      available: other.available,
    })),
  };
}

/** How much there is is for those who may read stock; when it comes, for everyone who orders. */
function visibleStock(work: Work, stock: StockView): StockView {
  if (work.actor.can('inventory.read')) return stock;
  return {
    ...stock,
    available: null,
    afterThisOrder: null,
    belowReorderPoint: false,
    otherWarehouses: [],
  };
}

/** What is left is for those who may read quotas: it tells what others of a region have taken. */
function quotaView(work: Work, answer: QuotaAnswer, lineNo: number): QuotaView {
  const verdict = answer.verdicts.find((one) => one.line === lineNo);
  if (!verdict || (verdict.left === null && !verdict.isUnallocated)) return null;
  const { left, over, isUnallocated } = verdict;
  return { left: work.actor.can('quotas.read') ? left : null, over, isUnallocated };
}

/** Which list priced a line tells about other dealers; that it was a list does not. */
export function visibleRule(work: Work, rule: PriceRule): PriceRule {
  return work.actor.can('prices.read') ? rule : { by: rule.by };
}

/** The account with `addedMinor` on top of its exposure. */
export function creditView(account: AccountState, addedMinor: bigint): OrderPreview['credit'] {
  const exposureMinor = exposureOf(account);
  const afterMinor = exposureMinor + addedMinor;
  const limitMinor = account.creditLimitMinor;
  return {
    limitMinor,
    exposureMinor,
    afterMinor,
    roomMinor: limitMinor === null ? null : limitMinor - afterMinor,
    overdueDays: account.oldestOverdueDays,
    overdueMinor: account.overdueMinor,
  };
}

function withEffects(work: Work, holds: readonly Hold[]): OrderPreview['holds'] {
  const sorted = applyHoldPolicy(holds, {
    stock: work.settings['orders.stockPolicy'],
    credit: work.settings['orders.creditPolicy'],
  });
  const view = (effect: 'block' | 'hold' | 'warn') => (hold: Hold) => ({
    reason: hold.reason,
    remedy: { ...hold.remedy },
    effect,
  });
  return [
    ...sorted.blocking.map(view('block')),
    ...sorted.holding.map(view('hold')),
    ...sorted.warning.map(view('warn')),
  ];
}

export interface PreviewOrder {
  order: OrderInput;
  /** An order being changed: what it holds already is not counted against it twice. */
  orderId?: string | null;
}

export async function previewOrder(work: Work, input: PreviewOrder): Promise<OrderPreview> {
  refuseForeignOrder(work, input.order);
  const assembled = await assembleOrder(work, input.order);
  const { dealer, warehouseId } = assembled;
  const exceptOrderId = input.orderId ?? null;
  const lines = assembled.lines.map((line) => ({
    line: line.lineNo,
    productId: line.productId,
    quantity: line.requested,
  }));
  const [stock, account, quota] = await Promise.all([
    stockFacts(work, { warehouseId, orderId: exceptOrderId, lines }),
    readAccount(work, dealer.id),
    quotaFacts(work, { dealer, on: work.today, lines, lock: false, exceptOrderId }),
  ]);
  const holds = await findHolds(work, {
    dealer: assembled.dealer,
    account,
    addedMinor: assembled.totalMinor,
    lines: assembled.lines.map((line) => ({ ...line, manual: line.priceRule.by === 'manual' })),
    stock: stock.warnings,
    quota: quota.verdicts,
    manual: false,
  });
  return {
    currency: assembled.dealer.currency,
    lines: assembled.lines.map((line) => ({
      index: line.lineNo - 1,
      productId: line.productId,
      requested: line.requested,
      unitPrice: line.priceRule.by === 'none' ? null : line.unitPrice,
      priceRule: visibleRule(work, line.priceRule),
      netMinor: line.netMinor,
      discountMinor: line.discountMinor,
      taxMinor: line.taxMinor,
      taxRate: line.taxRate,
      stock: visibleStock(work, stockView(stock, line.lineNo)),
      quota: quotaView(work, quota, line.lineNo),
    })),
    netMinor: assembled.netMinor,
    discountMinor: assembled.discountMinor,
    taxMinor: assembled.taxMinor,
    totalMinor: assembled.totalMinor,
    credit: creditView(account, assembled.totalMinor),
    holds: withEffects(work, holds),
    issues: [...assembled.issues, ...quotaIssues(work, quota)].map(({ code, field, params }) => ({
      code,
      field: field ?? '',
      params: Object.fromEntries(
        Object.entries(params ?? {}).map(([key, value]) => [
          key,
          typeof value === 'number' ? value : String(value),
        ]),
      ),
    })),
  };
}
