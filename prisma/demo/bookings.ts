// What was spent month by month outside of the requests, booked as history.
import { addDays, diffDays, minDate } from '@/kernel/business-date';
import { NO_ONE } from '@/kernel/ids';
import { postBudgetHistory, type BudgetPosting } from '@/server/modules/budgets';
import { systemWork } from '@/server/platform/work';
import { GOODS, monthly, PLAN, SALES, yearAt, type Ids } from './plan';
import type { World } from './world';

/** What is booked month by month: all but what expense requests spend. */
const BOOKED = new Set(['7100', '7200', '8100', '8200', '8300', '8400']);
/** Works by contract with an agency, which sends its invoices. */
const CONTRACTED = 'C-TRADE';

/** Of last year every expense; of this year those that no request spends. */
function isBooked(yearIndex: number, centre: string, account: string): boolean {
  if (account === SALES || account === GOODS) return false;
  return yearIndex === 0 || BOOKED.has(account) || centre === CONTRACTED;
}

/** The days of a period that are over: it, the part of it up to yesterday, or null before it begins. */
export function daysOver(world: World, period: { startsOn: string; endsOn: string }) {
  const yesterday = addDays(world.today, -1);
  if (period.startsOn > yesterday) return null;
  const to = minDate(period.endsOn, yesterday);
  const days = diffDays(period.startsOn, to) + 1;
  return { to, days: BigInt(days), of: BigInt(diffDays(period.startsOn, period.endsOn) + 1) };
}

/** Each month near its budget, deterministic: some centres save, some do not. */
export async function book(world: World, ids: Ids): Promise<void> {
  const postings: BudgetPosting[] = [];
  for (const index of [0, 1]) {
    const { periods } = yearAt(ids, index);
    for (const [row, [centre, account, dollars, growth]] of PLAN.entries()) {
      if (!isBooked(index, centre, account)) continue;
      const whole = index === 0 ? dollars : Math.round(dollars * (1 + growth / 100));
      for (const [at, amountMinor] of monthly(account, whole).entries()) {
        if (amountMinor === 0n) continue;
        const period = periods[at];
        const over = period && daysOver(world, period);
        if (!period || !over) continue;
        const sway = BigInt(94 + ((row * 7 + at * 5 + index * 3) % 13));
        postings.push({
          ...{ kind: 'ACTUAL', occurredOn: over.to, periodId: period.id },
          ...{ centreId: ids.centre(centre), accountId: ids.account(account) },
          ...{ programmeId: NO_ONE, docKind: 'HISTORY', docId: NO_ONE },
          amountMinor: (amountMinor * sway * over.days) / (100n * over.of),
        });
      }
    }
  }
  await systemWork(world.orgId, (work) => postBudgetHistory(work, postings));
}
