// The executive's page in one answer: sales, budget, collections, deviations and what waits.
import { addMonths, endOfMonth, minDate, monthKey, startOfMonth } from '@/kernel/business-date';
import { monthsIn, type Period } from '@/kernel/period';
import { countInbox } from '@/server/modules/approvals';
import { findPeriodOn } from '@/server/modules/centres';
import type { Work } from '@/server/platform/actor';
import { daysSalesOutstanding, dsoPeriod } from '../domain/days-sales-outstanding';
import { isKnownFrom } from '../domain/known-year';
import { isLate } from '../domain/deviation';
import { marginOf } from '../domain/margin';
import { plannedByMonth } from '../domain/planned-months';
import { sharesToDate } from '../domain/to-date';
import { varianceOf } from '../domain/variance';
import type { Executive } from '../figure-schemas';
import { countWaitingOrders } from '../repo/dashboard';
import { countOpenDeviations, readDeviationRows, type DeviationRow } from '../repo/deviations';
import { readAccountSums } from '../repo/figures-budget';
import {
  readOwed,
  readReceivableMonths,
  readReceivedOn,
  readSalesTotal,
  type ReceivableMonth,
} from '../repo/figures-money';
import { readPlans, readSalesMonths, type PeriodPlan } from '../repo/figures-sales';
import { readAsOf } from '../repo/fold';
import { addFigures, executionOf, readTrees } from './budget-tree';
import { keptDrivers } from './deviations';
import { fiscalSpan, spanView, type FiscalSpan } from './fiscal-span';
import { spentBy } from './read-budget-execution';

const TOP = 5;
const MONTHS = 12;

/** Of the year to date and of the months that are shown, read once. */
function plansOf(work: Work, { year, periods }: FiscalSpan, span: Period): Promise<PeriodPlan[]> {
  const shares = sharesToDate(periods, work.today);
  return readPlans(work.tx, { calendarId: year.calendarId, span, shares });
}

/** What was planned of the year as far as its days have come; null: nothing is planned. */
function plannedToDate(plans: readonly PeriodPlan[], span: FiscalSpan | null): bigint | null {
  const counted = new Set(span?.periods.map(({ id }) => id));
  const own = plans.filter(({ periodId }) => counted.has(periodId));
  if (own.length === 0) return null;
  return own.reduce((sum, plan) => sum + (plan.toDateMinor ?? plan.amountMinor), 0n);
}

async function sales(
  work: Work,
  days: Period,
  span: FiscalSpan | null,
): Promise<Executive['sales']> {
  const { currency } = work.organization;
  const before = { from: addMonths(days.from, -12), to: addMonths(days.to, -12) };
  const to = endOfMonth(work.today);
  const from = startOfMonth(addMonths(work.today, 1 - MONTHS));
  const [actual, lastYear, plans, months] = await Promise.all([
    readSalesTotal(work.tx, days, currency),
    readSalesTotal(work.tx, before, currency),
    span ? plansOf(work, span, { from: minDate(from, days.from), to }) : [],
    readSalesMonths(work.tx, { from: addMonths(from, -12), to }, currency),
  ]);
  const found = new Map(months.map((row) => [row.month, row.amountMinor]));
  const planned = plannedByMonth(plans);
  const isYearKnown = isKnownFrom(found.keys(), monthKey(before.from));
  return {
    actualMinor: actual.amount,
    ...marginOf({
      ...{ amountMinor: actual.amount, costMinor: actual.cost, uncostedMinor: actual.uncosted },
    }),
    againstBudget: varianceOf('REVENUE', plannedToDate(plans, span), actual.amount),
    againstLastYear: varianceOf('REVENUE', isYearKnown ? lastYear.amount : null, actual.amount),
    months: monthsIn({ from, to }).map((month) => ({
      month,
      actualMinor: found.get(month) ?? 0n,
      budgetMinor: planned.get(month)?.amountMinor ?? null,
      budgetDays: planned.get(month)?.days ?? null,
      lastYearMinor: found.get(monthKey(addMonths(`${month}-01`, -12))) ?? null,
    })),
  };
}

/** Of every centre below a root together. */
async function execution(work: Work, span: FiscalSpan): Promise<Executive['execution']> {
  const { centres, accounts } = await readTrees(work, span.through.endsOn);
  const ids = span.periods.map(({ id }) => id);
  const basis = { of: 'revised', shares: sharesToDate(span.periods, work.today) } as const;
  const roots = new Set(centres.flatMap(({ id, parentId }) => (parentId === null ? [id] : [])));
  const below = centres.filter(({ path }) => path.some((id) => roots.has(id)));
  const centreIds = below.map(({ id }) => id);
  const sums = await readAccountSums(work.tx, ids, centreIds, basis);
  const spent = spentBy({ centres: [], accounts }, sums, null);
  return executionOf(addFigures([...spent.values()]));
}

/** A fiscal year may begin within a month: its first days are counted one by one. */
async function receivedIn(work: Work, days: Period, months: readonly ReceivableMonth[]) {
  const isWhole = days.from === startOfMonth(days.from);
  const first = monthKey(days.from);
  const whole = months.filter(({ month }) => (isWhole ? month >= first : month > first));
  const received = whole.reduce((sum, row) => sum + row.received, 0n);
  if (isWhole) return received;
  const { currency } = work.organization;
  const single = { from: days.from, to: endOfMonth(days.from) };
  return received + (await readReceivedOn(work.tx, single, currency));
}

async function collections(work: Work, days: Period): Promise<Executive['collections']> {
  const { currency } = work.organization;
  const recently = dsoPeriod(work.today, work.today);
  const from = startOfMonth(minDate(days.from, recently.from));
  const [months, { openMinor, unappliedMinor }] = await Promise.all([
    readReceivableMonths(work.tx, from, currency),
    readOwed(work.tx, currency),
  ]);
  const recent = months.filter(({ month }) => month >= monthKey(recently.from));
  const last = monthKey(addMonths(startOfMonth(work.today), -1));
  const invoiced = recent.reduce((sum, row) => sum + row.invoiced, 0n);
  return {
    receivedMinor: await receivedIn(work, days, months),
    lastMonth: {
      month: last,
      receivedMinor: months.find(({ month }) => month === last)?.received ?? 0n,
    },
    ...{ openMinor, unappliedMinor },
    dsoDays: daysSalesOutstanding(openMinor - unappliedMinor, invoiced, recently),
  };
}

const DRIVERS = 3;

/** The largest parts of the first dimension that pull the way of the deviation. */
function firstDrivers({
  drivers,
  varianceMinor,
}: DeviationRow): Pick<Executive['deviations'][number], 'drivers' | 'isOneSided'> {
  const kept = keptDrivers(drivers);
  const isDown = varianceMinor < 0n;
  const first = kept.filter(({ dimension }) => dimension === kept[0]?.dimension);
  return {
    isOneSided: first.some(({ role }) => role === 'BASIS'),
    drivers: first
      .filter((part) => part.role === 'PART' && part.varianceMinor < 0n === isDown)
      .slice(0, DRIVERS)
      .map(({ role: _role, count: _count, ...part }) => part),
  };
}

async function waitingFor(work: Work): Promise<Executive['waiting']> {
  const [inbox, deviations, orders] = await Promise.all([
    countInbox(work),
    countOpenDeviations(work.tx),
    countWaitingOrders(work.tx),
  ]);
  return { approvals: inbox.waiting, deviations, orders };
}

/**
 * A fixed number of statements, none of which grows with the history; those that do not wait for each
 * other are sent together.
 */
export async function readExecutive(work: Work): Promise<Executive> {
  const { tx, today } = work;
  const hasYear = (await findPeriodOn(work, today)) !== undefined;
  const span = hasYear ? await fiscalSpan(work, {}) : null;
  const days = { from: span?.year.startsOn ?? `${today.slice(0, 4)}-01-01`, to: today };
  const [asOf, sold, spent, collected, deviations, waiting] = await Promise.all([
    readAsOf(tx, ['order-flow', 'receivables', 'budget']),
    sales(work, days, span),
    span && execution(work, span),
    collections(work, days),
    readDeviationRows(tx, {
      ...{ status: ['OPEN', 'EXPLAINED', 'ACTION'], newestToDate: true, largestFirst: true },
      limit: TOP,
    }),
    waitingFor(work),
  ]);
  return {
    ...{ asOf, currency: work.organization.currency, today },
    span: span && spanView(work, span),
    sales: sold,
    execution: spent,
    collections: collected,
    deviations: deviations.map((row) => ({
      ...{ id: row.id, number: row.number, status: row.status, cleared: row.cleared },
      ...{ dueOn: row.dueOn, isLate: isLate(row, today) },
      ...{ centreName: row.centreName, centreNames: row.centreNames },
      ...{ accountName: row.accountName, accountNames: row.accountNames },
      ...{ over: row.span, periodCode: row.periodCode },
      ...{ basis: row.basis, basisMinor: row.basisMinor, actualMinor: row.actualMinor },
      ...{ varianceMinor: row.varianceMinor, rate: row.rate },
      ...firstDrivers(row),
    })),
    waiting,
  };
}
