// What the demo company plans to earn and to spend in a year, month by month, and where in the trees of
// centres, accounts and years that stands.
import { allocate } from '@/kernel/allocate';
import { listCalendars, readAccounts, readCentres } from '@/server/modules/centres';
import { systemWork } from '@/server/platform/work';
import { MINOR, type World } from './world';

/** Centre, account, dollars a year, growth on the year before in percent. */
type PlanRow = readonly [string, string, number, number];

export const PLAN: readonly PlanRow[] = [
  ['C-NORTH', '4100', 52_000_000, 8],
  ['C-MIDDLE', '4100', 51_000_000, 6],
  ['C-SOUTH', '4100', 44_000_000, 6],
  ['C-NORTH', '5100', 33_100_000, 8],
  ['C-MIDDLE', '5100', 32_400_000, 6],
  ['C-SOUTH', '5100', 27_900_000, 6],
  ['C-NORTH', '6100', 700_000, 4],
  ['C-NORTH', '6200', 2_700_000, 9],
  ['C-NORTH', '6300', 480_000, 0],
  ['C-NORTH', '6400', 720_000, 0],
  ['C-NORTH', '6500', 200_000, 3],
  ['C-MIDDLE', '6100', 1_080_000, 4],
  ['C-MIDDLE', '6200', 680_000, 6],
  ['C-MIDDLE', '6500', 190_000, 3],
  ['C-SOUTH', '6100', 660_000, 5],
  ['C-SOUTH', '6200', 640_000, 12],
  ['C-SOUTH', '6500', 190_000, 3],
  ['C-TRADE', '6100', 1_500_000, 5],
  ['C-TRADE', '6200', 2_400_000, 5],
  ['C-TRADE', '6300', 800_000, 0],
  ['C-BRAND', '7100', 4_800_000, 7],
  ['C-BRAND', '7200', 1_500_000, 2],
  ['C-WH', '8100', 5_200_000, 3],
  ['C-WH', '8300', 2_400_000, 2],
  ['C-FLEET', '8200', 900_000, 6],
  ['C-FIN', '8100', 4_300_000, 3],
  ['C-FIN', '8400', 1_200_000, 15],
  ['C-STORE', '8300', 1_800_000, 2],
];

/** What was shipped is booked, and what it cost, once there are shipments. */
export const SALES = '4100';
export const GOODS = '5100';
/** Booked by what was shipped, beside what the fleet costs in any case. */
export const FREIGHT = '8200';
/** Freight per ten thousand of sales, as it is planned. */
export const FREIGHT_RATE = 110n;
const REBATES = '6400';

/** Sales and what moves with them are seasonal; wages and rents are not. */
export const SEASON = [7n, 6n, 9n, 10n, 9n, 7n, 7n, 8n, 10n, 11n, 9n, 7n];
const EVEN = SEASON.map(() => 1n);
/** Rebates are settled by quarters. */
const QUARTERLY = SEASON.map((_, at) => (at % 3 === 2 ? 1n : 0n));
const isSteady = (account: string) => ['8100', '8300', '8400'].includes(account);

export interface Ids {
  centre: (code: string) => string;
  account: (code: string) => string;
  /** Periods of the years before, now and after, by their numbers. */
  years: readonly {
    id: string;
    code: string;
    periods: readonly { id: string; startsOn: string; endsOn: string }[];
  }[];
}

export async function idsOf(world: World): Promise<Ids> {
  return systemWork(world.orgId, async (work) => {
    const centres = new Map((await readCentres(work)).map(({ code, id }) => [code, id]));
    const accounts = new Map((await readAccounts(work)).map(({ code, id }) => [code, id]));
    const calendar = (await listCalendars(work)).find(({ isDefault }) => isDefault);
    const known = (ids: ReadonlyMap<string, string>) => (code: string) => {
      const id = ids.get(code);
      if (!id) throw new RangeError(`the demo has no ${code}`);
      return id;
    };
    const years = (calendar?.years ?? []).toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
    return { centre: known(centres), account: known(accounts), years };
  });
}

export function yearAt({ years }: Ids, index: number): Ids['years'][number] {
  const year = years[index];
  if (!year) throw new RangeError(`the demo has no year ${index}`);
  return year;
}

function weightsOf(account: string): bigint[] {
  if (account === REBATES) return QUARTERLY;
  return isSteady(account) ? EVEN : SEASON;
}

/** Dollars of a year over its months, in minor units. */
export const monthly = (account: string, dollars: number): bigint[] =>
  allocate(BigInt(dollars), weightsOf(account)).map((part) => part * MINOR);
