// What came in: the revenue of this year, booked by what was shipped, so that a variance of a sales centre
// can be taken apart into the orders behind it.
import { NO_ONE } from '@/kernel/ids';
import { shippedSales } from '@/server/modules/analytics';
import { postBudgetHistory, type BudgetPosting } from '@/server/modules/budgets';
import { systemWork } from '@/server/platform/work';
import { idsOf, SALES, yearAt } from './budgets';
import { REGION_OF } from './centres';
import type { World } from './world';

/** Books what each region was shipped this year as the revenue of the centre that answers for it. */
export async function bookRevenue(world: World): Promise<void> {
  const ids = await idsOf(world);
  const { periods } = yearAt(ids, 1);
  const sales = Object.entries(REGION_OF).flatMap(([centre, region]) =>
    periods
      .filter(({ endsOn }) => endsOn < world.today)
      .map(({ id: periodId, startsOn, endsOn }) => ({
        ...{ centre, periodId, startsOn, endsOn, categoryId: null },
        regionId: world.regions.get(region) ?? null,
      })),
  );
  await systemWork(world.orgId, async (work) => {
    const shipped = await shippedSales(work, sales);
    const postings = sales.map(({ centre, periodId, endsOn }, at): BudgetPosting => ({
      ...{ kind: 'ACTUAL', occurredOn: endsOn, periodId, programmeId: NO_ONE },
      ...{ centreId: ids.centre(centre), accountId: ids.account(SALES) },
      ...{ amountMinor: shipped[at] ?? 0n, docKind: 'HISTORY', docId: NO_ONE },
    }));
    await postBudgetHistory(
      work,
      postings.filter(({ amountMinor }) => amountMinor !== 0n),
    );
  });
}
