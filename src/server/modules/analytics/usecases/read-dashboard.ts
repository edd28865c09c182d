// The dashboard in one answer: a fixed number of set-based statements, none of which grows with the
// history. Figures of rollups are as of the last fold, the others as of now.
import { addDays, addMonths, endOfMonth, monthKey, startOfMonth } from '@/kernel/business-date';
import { monthsIn } from '@/kernel/period';
import { listAgeing, readAgeingSummary } from '@/server/modules/receivables';
import type { Work } from '@/server/platform/actor';
import { isKnownFrom } from '../domain/known-year';
import {
  countOpenOrders,
  readFlowTotals,
  readMonthSales,
  readOpenGaps,
  readShortProducts,
  type MonthSales,
} from '../repo/dashboard';
import { readAsOf } from '../repo/fold';
import type { Dashboard } from '../schemas';

const MONTHS = 12;
const FLOW_DAYS = 90;
const TOP = 6;

/**
 * Twelve months up to the present one, each beside the same month a year before: unknown before the
 * first sale there is, zero where a later month sold nothing.
 */
export function monthsBeside(
  sales: readonly MonthSales[],
  months: readonly string[],
  currencies: readonly string[],
): Dashboard['months'] {
  const found = new Map(sales.map((row) => [`${row.currency} ${row.month}`, row]));
  const at = (currency: string, month: string) => found.get(`${currency} ${month}`);
  return currencies.flatMap((currency) => {
    const known = sales.filter((row) => row.currency === currency).map((row) => row.month);
    return months.map((month) => {
      const before = monthKey(addMonths(`${month}-01`, -12));
      const isKnown = isKnownFrom(known, before);
      return {
        currency,
        month,
        netMinor: at(currency, month)?.netMinor ?? 0n,
        previousMinor: isKnown ? (at(currency, before)?.netMinor ?? 0n) : null,
        previousToDateMinor: isKnown ? (at(currency, before)?.toDateMinor ?? 0n) : null,
        orders: Number(at(currency, month)?.orders ?? 0n),
      };
    });
  });
}

/** The organization's own currency first, then the others that have figures. */
function currenciesOf(own: string, rows: readonly { currency: string }[]): string[] {
  const others = [...new Set(rows.map((row) => row.currency))].filter((one) => one !== own);
  return [own, ...others.sort()];
}

async function overdueDealers(work: Work): Promise<Dashboard['overdueDealers']> {
  const page = await listAgeing(work, { asOf: work.today, sort: 'overdue', limit: TOP });
  return page.items
    .filter((row) => row.overdueMinor > 0n)
    .map(({ dealerId, dealerCode, dealerName, currency, overdueMinor }) => ({
      ...{ dealerId, currency, overdueMinor },
      code: dealerCode,
      name: dealerName,
    }));
}

async function ageing(work: Work): Promise<Dashboard['ageing']> {
  const summary = await readAgeingSummary(work, { asOf: work.today });
  return summary.totals.map(({ currency, amounts, totalMinor }) => ({
    ...{ currency, totalMinor },
    buckets: summary.buckets.map(({ key }, i) => ({ key, amountMinor: amounts[i] ?? 0n })),
    // The first two buckets are undated and current.
    overdueMinor: amounts.slice(2).reduce((sum, amount) => sum + amount, 0n),
  }));
}

export async function readDashboard(work: Work, options: { locale: string }): Promise<Dashboard> {
  const { tx, today } = work;
  const to = endOfMonth(today);
  const from = startOfMonth(addMonths(today, 1 - MONTHS));
  const flowPeriod = { from: addDays(today, 1 - FLOW_DAYS), to: today };
  const beside = addMonths(today, -12);
  const sales = await readMonthSales(tx, { from: addMonths(from, -12), to }, beside);
  const currencies = currenciesOf(work.organization.currency, sales);
  const short = await readShortProducts(tx, options.locale, TOP);
  return {
    today,
    ...{ asOf: await readAsOf(tx), readAt: work.now },
    currency: work.organization.currency,
    currencies,
    months: monthsBeside(sales, monthsIn({ from, to }), currencies),
    flow: { ...flowPeriod, ...(await readFlowTotals(tx, flowPeriod)) },
    gaps: await readOpenGaps(tx, today),
    orders: await countOpenOrders(tx),
    ageing: await ageing(work),
    overdueDealers: await overdueDealers(work),
    shortProducts: short.map(({ total: _total, ...row }) => row),
    shortCount: short[0]?.total ?? 0,
  };
}
