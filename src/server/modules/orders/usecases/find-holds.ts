// Gathers what the hold rules need to know of an order and asks them. The dealer's account must be
// locked by the caller wherever the answer is acted on, so that two orders cannot spend one limit.
import {
  exposureOf,
  readOpenInvoices,
  type AccountState,
  type OpenInvoiceRow,
} from '@/server/modules/receivables';
import type { Work } from '@/server/platform/actor';
import type { StockWarning } from '@/server/modules/inventory';
import { evaluateHolds } from '../domain/holds';
import type { Hold, QuotaFinding } from '../domain/hold-types';
import type { LineProgress } from '../domain/line-amounts';
import { valueAt } from '../domain/line-amounts';

export interface HoldQuestion {
  dealer: { id: string; currency: string; overdueDays: number | null };
  account: AccountState;
  /** Value this order is about to add to the account's exposure. */
  addedMinor: bigint;
  lines: ReadonlyArray<
    LineProgress & {
      lineNo: number;
      unitPrice: string;
      discountRate: string;
      listPrice: string | null;
      manual: boolean;
    }
  >;
  stock: readonly StockWarning[];
  quota: readonly QuotaFinding[];
  manual: boolean;
}

/** How far the order takes the dealer past the limit; 0 when within or not limited. */
export function creditShortfall(account: AccountState, addedMinor: bigint): bigint {
  if (account.creditLimitMinor === null) return 0n;
  const over = exposureOf(account) + addedMinor - account.creditLimitMinor;
  return over > 0n ? over : 0n;
}

/** Days overdue before orders are held: the dealer's own rule, else the organization's. */
export function overdueLimit(work: Work, dealer: { overdueDays: number | null }): number | null {
  return dealer.overdueDays ?? work.settings['receivables.overdueDays'];
}

function isOverdue(invoice: OpenInvoiceRow, limit: number | null): boolean {
  return limit !== null && invoice.overdueDays > limit;
}

/** Open invoices are read only when a hold has to name them: most orders pay nothing for it. */
export async function findHolds(work: Work, question: HoldQuestion): Promise<Hold[]> {
  const { account, dealer } = question;
  const shortfall = creditShortfall(account, question.addedMinor);
  const limit = overdueLimit(work, dealer);
  const late = limit !== null && account.oldestOverdueDays > limit;
  const invoices = shortfall > 0n || late ? await readOpenInvoices(work, dealer.id) : [];
  return evaluateHolds({
    currency: dealer.currency,
    creditShortfallMinor: shortfall,
    openInvoices: invoices,
    overdueInvoices: invoices.filter((invoice) => isOverdue(invoice, limit)),
    lines: question.lines.map((line) => ({
      line: line.lineNo,
      quantity: line.requested,
      totalMinor: valueAt(line, line.requested),
    })),
    shortLines: question.stock,
    prices: question.lines
      .filter((line) => line.manual || line.discountRate !== '0')
      .map((line) => ({
        line: line.lineNo,
        unitPrice: line.unitPrice,
        discountRate: line.discountRate,
        listPrice: line.listPrice,
      })),
    priceTolerance: work.settings['orders.priceTolerance'],
    quota: question.quota,
    manual: question.manual,
  });
}
