// Where expenses went, what activities brought, and how receivables come in.
import { addDays, addMonths, endOfMonth, monthKey, startOfMonth } from '@/kernel/business-date';
import { monthsIn } from '@/kernel/period';
import type { z } from 'zod';
import { readAccounts } from '@/server/modules/centres';
import { readAgeingSummary, readHeldReceipts } from '@/server/modules/receivables';
import type { Work } from '@/server/platform/actor';
import { collectionRate } from '../domain/collection-rate';
import { daysSalesOutstanding, DSO_MONTHS, dsoPeriod } from '../domain/days-sales-outstanding';
import { ratio } from '../domain/ratio';
import {
  LONG_UNPAID_DAYS,
  type ActivityReturn,
  type ActivityReturnInput,
  type ExpenseFlow,
  type ExpenseFlowInput,
  type ReceivablesDashboard,
} from '../figure-schemas';
import { readExpenseCells, type ExpenseCell } from '../repo/figures-budget';
import {
  readActivities,
  readOwed,
  readReceivableMonths,
  readSalesTotal,
  readTakenBack,
} from '../repo/figures-money';
import { readAsOf } from '../repo/fold';
import { spentSigns } from './budget-tree';
import { fiscalSpan, spanView } from './fiscal-span';

/** Nodes and links of the way account → type → dealer. */
function sankey(cells: readonly ExpenseCell[]): Pick<ExpenseFlow, 'nodes' | 'links'> {
  const nodes = new Map<string, ExpenseFlow['nodes'][number]>();
  const links = new Map<string, ExpenseFlow['links'][number]>();
  const node = (layer: number, id: string, code: string, name: string) => {
    const key = `${layer}:${id}`;
    nodes.set(key, { key, layer, id, code, name });
    return key;
  };
  const link = (from: string, to: string, amountMinor: bigint) => {
    const key = `${from} ${to}`;
    links.set(key, { from, to, amountMinor: (links.get(key)?.amountMinor ?? 0n) + amountMinor });
  };
  for (const cell of cells) {
    const account = node(0, cell.accountId, cell.accountCode, cell.accountName);
    const type = node(1, cell.typeId, cell.typeCode, cell.typeName);
    const dealer = node(2, cell.dealerId, cell.dealerCode, cell.dealerName);
    link(account, type, cell.actual);
    link(type, dealer, cell.actual);
  }
  return { nodes: [...nodes.values()], links: [...links.values()] };
}

/** As the tree of accounts counts them: what an account takes off is less spent. */
function counted(cells: readonly ExpenseCell[], signs: ReadonlyMap<string, bigint>): ExpenseCell[] {
  return cells.flatMap((cell) => {
    const sign = signs.get(cell.accountId);
    return sign === undefined ? [] : [{ ...cell, actual: sign * cell.actual }];
  });
}

/** Refuses with `periods.noPeriod`, `periods.yearNotFound`, `periods.notFound`. */
export async function readExpenseFlow(
  work: Work,
  { centreId, scope, locale, ...asked }: z.output<typeof ExpenseFlowInput>,
): Promise<ExpenseFlow> {
  const span = await fiscalSpan(work, asked);
  const { currency } = work.organization;
  const periodIds = span.periods.map(({ id }) => id);
  const booked = await readExpenseCells(work.tx, {
    ...{ periodIds, centreId: centreId ?? null, isTyped: scope === 'TRADE', locale },
  });
  const cells = counted(booked, spentSigns(await readAccounts(work)));
  const days = { from: span.year.startsOn, to: span.through.endsOn };
  const sales = await readSalesTotal(work.tx, days, currency);
  const actualMinor = cells.reduce((sum, { actual }) => sum + actual, 0n);
  const leaves = new Map<string, ExpenseFlow['treemap'][number]>();
  for (const cell of cells) {
    const { centreId: centre, centreName, accountId, typeId, actual } = cell;
    const key = `${centre} ${accountId} ${typeId}`;
    const before = leaves.get(key)?.actualMinor ?? 0n;
    const name = cell.typeName || cell.accountName;
    leaves.set(key, {
      ...{ centreId: centre, centreName, accountId, typeId, name, actualMinor: before + actual },
    });
  }
  return {
    asOf: await readAsOf(work.tx, ['budget', 'order-flow']),
    ...{ currency, span: spanView(work, span) },
    ...sankey(cells),
    treemap: [...leaves.values()],
    actualMinor,
    salesMinor: sales.amount,
    expenseRate: ratio(actualMinor, sales.amount),
  };
}

/** A comparison over as many days before and after; other things happen at the same time. */
export async function readActivityReturn(
  work: Work,
  { limit }: z.output<typeof ActivityReturnInput>,
): Promise<ActivityReturn> {
  const { currency } = work.organization;
  const rows = await readActivities(work.tx, { today: work.today, currency, limit });
  return {
    asOf: await readAsOf(work.tx, ['order-flow']),
    currency,
    activities: rows.map((row) => {
      const days = (Date.parse(row.to) - Date.parse(row.from)) / 86_400_000 + 1;
      const isOver = addDays(row.to, days) < work.today;
      const { requestId, number, title, from, to } = row;
      return {
        ...{ requestId, number, title, from, to, costMinor: row.cost, beforeMinor: row.before },
        duringMinor: row.during,
        afterMinor: isOver ? row.after : null,
        expectedMinor: row.expected,
        liftRate: to < work.today ? ratio(row.during - row.before, row.cost) : null,
      };
    }),
  };
}

const MONTHS = 12;

/** Balances go backwards from what is owed now: history need not be read. */
async function receivableMonths(work: Work): Promise<ReceivablesDashboard['months']> {
  const { currency } = work.organization;
  const from = startOfMonth(addMonths(work.today, 1 - MONTHS - DSO_MONTHS));
  const rows = await readReceivableMonths(work.tx, from, currency);
  const found = new Map(rows.map((row) => [row.month, row]));
  const none = { invoiced: 0n, received: 0n, credited: 0n, change: 0n };
  const { openMinor, unappliedMinor } = await readOwed(work.tx, currency);
  let balance = openMinor - unappliedMinor;
  const later = rows.filter(({ month }) => month > monthKey(work.today));
  for (const row of later) balance -= row.change;
  const months = monthsIn({ from, to: endOfMonth(work.today) });
  const result: ReceivablesDashboard['months'] = [];
  for (let i = months.length - 1; i >= DSO_MONTHS; i -= 1) {
    const month = months[i] ?? '';
    const row = found.get(month) ?? none;
    const recent = months.slice(i - DSO_MONTHS + 1, i + 1);
    const invoiced = recent.reduce((sum, key) => sum + (found.get(key)?.invoiced ?? 0n), 0n);
    const due = balance - row.change + row.invoiced - row.credited;
    result.unshift({
      ...{ month, invoicedMinor: row.invoiced, receivedMinor: row.received },
      ...{ creditedMinor: row.credited, balanceMinor: balance },
      collectionRate: collectionRate(row.received, due),
      dsoDays: daysSalesOutstanding(balance, invoiced, dsoPeriod(`${month}-01`, work.today)),
    });
    balance -= row.change;
  }
  return result;
}

export async function readReceivablesDashboard(work: Work): Promise<ReceivablesDashboard> {
  const { today, tx } = work;
  const { currency } = work.organization;
  const summary = await readAgeingSummary(work, { asOf: today });
  const months = await receivableMonths(work);
  const held = await readHeldReceipts(work);
  const from = `${months[0]?.month ?? monthKey(today)}-01`;
  const dueBefore = addDays(today, -LONG_UNPAID_DAYS);
  const back = await readTakenBack(tx, { from, currency, dueBefore });
  return {
    asOf: await readAsOf(tx, ['receivables']),
    ...{ currency, today, months },
    ageing: summary.totals.map((total) => ({
      ...{ currency: total.currency, totalMinor: total.totalMinor },
      buckets: summary.buckets.map(({ key }, i) => ({ key, amountMinor: total.amounts[i] ?? 0n })),
    })),
    heldMinor: held.totals.find((one) => one.currency === currency)?.amountMinor ?? 0n,
    reversed: months.map(({ month, invoicedMinor }) => {
      const found = back.find((row) => row.month === month);
      const [creditedMinor, unpaidMinor] = [found?.credited ?? 0n, found?.unpaid ?? 0n];
      const rate = ratio(creditedMinor + unpaidMinor, invoicedMinor);
      return { month, invoicedMinor, creditedMinor, unpaidMinor, rate };
    }),
  };
}
