// What the dashboards make of the demo: which of their panels would stand empty, and which figures
// nobody would believe.
import { addDays, addMonths } from '@/kernel/business-date';
import { readReceivablesDashboard, readTargets } from '@/server/modules/analytics';
import { readHeatMap } from '@/server/modules/analytics/usecases/read-budget-execution';
import { readExecutive } from '@/server/modules/analytics/usecases/read-executive';
import {
  readActivityReturn,
  readExpenseFlow,
} from '@/server/modules/analytics/usecases/read-money-figures';
import { readPriceMixQuantity } from '@/server/modules/analytics/usecases/read-price-mix-quantity';
import { readVariance } from '@/server/modules/analytics/usecases/read-variance';
import { systemWork } from '@/server/platform/work';

const BASES = ['BUDGET', 'LAST_YEAR', 'LAST_PERIOD'] as const;
const SUBJECTS = ['DEALER', 'REGION', 'SALESPERSON'] as const;

/** The names of panels without a figure. */
export async function emptyPanels(orgId: string, now: Date): Promise<string[]> {
  const panels = await systemWork(
    orgId,
    async (work) => {
      const found: [string, boolean][] = [];
      const { sales, execution, collections, deviations } = await readExecutive(work);
      found.push(['sales against budget', sales.againstBudget.rate === null]);
      found.push(['sales against last year', sales.againstLastYear.rate === null]);
      found.push(['sales by month', sales.months.some((one) => one.lastYearMinor === null)]);
      found.push(['budget used', !execution?.rateToDate]);
      found.push(['days sales outstanding', collections.dsoDays === null]);
      found.push(['deviations', deviations.length === 0]);
      for (const basis of BASES) {
        const { waterfall } = await readVariance(work, { basis });
        found.push([`variance against ${basis}`, waterfall.steps.length === 0]);
        const { rows } = await readPriceMixQuantity(work, { basis });
        found.push([`effects against ${basis}`, rows.every((row) => row.basisMinor === 0n)]);
      }
      const { cells } = await readHeatMap(work, {});
      found.push(['heat', cells.length === 0]);
      const expenses = await readExpenseFlow(work, { scope: 'TRADE', locale: 'en' });
      found.push(['where the expense went', expenses.links.length === 0]);
      const { activities } = await readActivityReturn(work, { limit: 5 });
      found.push(['activities', activities.length === 0]);
      const { reversed, heldMinor } = await readReceivablesDashboard(work);
      found.push(['goods taken back', reversed.every((one) => one.creditedMinor === 0n)]);
      found.push(['long unpaid', reversed.every((one) => one.unpaidMinor === 0n)]);
      found.push(['held money', heldMinor === 0n]);
      const to = work.today;
      for (const subject of SUBJECTS) {
        const { rows } = await readTargets(work, {
          ...{ subject, locale: 'en', from: addDays(addMonths(to, -12), 1), to },
        });
        found.push([`targets by ${subject}`, rows.every((row) => row.targetMinor === null)]);
      }
      return found;
    },
    { now },
  );
  return panels.filter(([, isEmpty]) => isEmpty).map(([name]) => name);
}

/** More than this far from what it is compared with is a fault of the demo, not of the company. */
const MOST = 0.6;

/** Rates of the year to date that nobody would believe. */
export async function implausible(orgId: string, now: Date): Promise<string[]> {
  const rates = await systemWork(
    orgId,
    async (work) => {
      const { sales } = await readExecutive(work);
      const found: [string, string | null][] = [
        ['sales against budget', sales.againstBudget.rate],
        ['sales against last year', sales.againstLastYear.rate],
      ];
      for (const basis of ['BUDGET', 'LAST_YEAR'] as const) {
        const { rows } = await readVariance(work, { basis, by: 'account' });
        found.push(
          ...rows.map((row): [string, string | null] => [`${row.code} on ${basis}`, row.rate]),
        );
      }
      return found;
    },
    { now },
  );
  return rates
    .filter(([, rate]) => rate !== null && Math.abs(Number(rate)) > MOST)
    .map(([name, rate]) => `${name}: ${rate}`);
}
