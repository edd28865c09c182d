// What came in: the revenue of this year and the last, booked by what was shipped, so that a variance of
// a sales centre can be taken apart into the orders behind it; and what the goods and their way cost.
import { NO_ONE } from '@/kernel/ids';
import { shippedSales } from '@/server/modules/analytics';
import { postBudgetHistory, type BudgetPosting } from '@/server/modules/budgets';
import { systemWork } from '@/server/platform/work';
import { daysOver } from './bookings';
import { REGION_OF } from './centres';
import { FREIGHT, FREIGHT_RATE, GOODS, idsOf, SALES, yearAt, type Ids } from './plan';
import type { World } from './world';

const YEARS = [0, 1];
const EVERYWHERE = 'C-FLEET';

/** What goods cost of what they sold for, in percent: a little more in some months than in others. */
const costPercent = (month: number): bigint => BigInt(62 + ((month * 5) % 4));
/** Freight as it came, in percent of what is planned by what was shipped. */
const freightPercent = (month: number): bigint => BigInt(96 + ((month * 7) % 11));

interface Question {
  centre: string;
  regionId: string | null;
  categoryId: null;
  periodId: string;
  startsOn: string;
  endsOn: string;
}

/** By the region of each centre that sells, and all of it for the centre that carries it. */
function questionsOf(world: World, ids: Ids): Question[] {
  const centres = Object.entries(REGION_OF).map(([centre, region]) => {
    const regionId = world.regions.get(region);
    if (!regionId) throw new RangeError(`the demo has no region ${region}`);
    return { centre, regionId };
  });
  const periods = YEARS.flatMap((index) => yearAt(ids, index).periods);
  return [...centres, { centre: EVERYWHERE, regionId: null }].flatMap((asked) =>
    periods.flatMap((period) => {
      const over = daysOver(world, period);
      const { id: periodId, startsOn } = period;
      return over ? [{ ...asked, categoryId: null, periodId, startsOn, endsOn: over.to }] : [];
    }),
  );
}

function postingsOf(ids: Ids, asked: Question, sold: bigint): BudgetPosting[] {
  const { centre, periodId, startsOn, endsOn } = asked;
  const month = Number(startsOn.slice(5, 7));
  const post = (account: string, amountMinor: bigint): BudgetPosting => ({
    ...{ kind: 'ACTUAL', occurredOn: endsOn, periodId, programmeId: NO_ONE, amountMinor },
    ...{ centreId: ids.centre(centre), accountId: ids.account(account) },
    ...{ docKind: 'HISTORY', docId: NO_ONE },
  });
  if (centre !== EVERYWHERE) {
    return [post(SALES, sold), post(GOODS, (sold * costPercent(month)) / 100n)];
  }
  return [post(FREIGHT, (sold * FREIGHT_RATE * freightPercent(month)) / 1_000_000n)];
}

/** Books what was shipped, and what it cost, in the centres that answer for it. */
export async function bookRevenue(world: World): Promise<void> {
  const ids = await idsOf(world);
  const asked = questionsOf(world, ids);
  await systemWork(world.orgId, async (work) => {
    const shipped = await shippedSales(work, asked);
    const postings = asked.flatMap((one, at) => postingsOf(ids, one, shipped[at] ?? 0n));
    await postBudgetHistory(
      work,
      postings.filter(({ amountMinor }) => amountMinor !== 0n),
    );
  });
}
