// Sales expenses of the demo company: types, a year of activities from request to settlement, and
// each state of requests, claims and settlements at least once.
import { addDays, type BusinessDate } from '@/kernel/business-date';
import { readAccounts, readCentres } from '@/server/modules/centres';
import {
  cancelRequest,
  decideRequest,
  saveClaim,
  getRequest,
  saveExpenseType,
  saveRequest,
  submitRequestOverBudget,
  type RequestInput,
  type SaveExpenseTypeInput,
} from '@/server/modules/expenses';
import { systemWork } from '@/server/platform/work';
import { approve, ask, claim, close, isPast, settle, verify } from './expense-acts';
import { as, dealerAt, MINOR, productAt, type World } from './world';

type TypeSpec = Omit<SaveExpenseTypeInput, 'accountId' | 'names'> & {
  account: string;
  hans: string;
  hant: string;
};

const TYPE = { evidenceMin: 1, needsDealer: true, needsReference: false, active: true };

const TYPES: readonly TypeSpec[] = [
  {
    ...{ ...TYPE, code: 'DISPLAY', name: 'Display', hans: '陈列', hant: '陳列', account: '6100' },
    ...{ activity: 'DISPLAY', settlements: ['CASH', 'CREDIT_NOTE'] },
  },
  {
    ...{ ...TYPE, code: 'PROMO', name: 'Promotion', hans: '促销', hant: '促銷', account: '6200' },
    ...{ activity: 'PROMOTION', settlements: ['CASH', 'CREDIT_NOTE', 'GOODS'] },
  },
  {
    ...{ ...TYPE, code: 'LISTING', name: 'Listing', hans: '进场', hant: '上架', account: '6300' },
    ...{ activity: 'LISTING', settlements: ['CREDIT_NOTE'], needsReference: true },
  },
  {
    ...{ ...TYPE, code: 'REBATE', name: 'Rebate', hans: '返利', hant: '返利', account: '6400' },
    ...{ activity: 'REBATE', settlements: ['CASH', 'CREDIT_NOTE'], evidenceMin: 0 },
  },
  {
    ...{ ...TYPE, code: 'ADVERT', name: 'Advertising', hans: '广告', hant: '廣告' },
    ...{ account: '7100', activity: 'OTHER', settlements: ['CASH'], needsDealer: false },
  },
  {
    ...{ ...TYPE, code: 'TRAVEL', name: 'Travel', hans: '差旅', hant: '差旅', account: '6500' },
    ...{ activity: 'TRAVEL', settlements: ['CASH'], needsDealer: false },
  },
];

export interface ExpenseIds {
  type: (code: string) => string;
  centre: (code: string) => string;
}

async function createTypes(world: World): Promise<ExpenseIds> {
  const accounts = await systemWork(world.orgId, readAccounts);
  const centres = await systemWork(world.orgId, readCentres);
  const types = await as(world, 'CONTROLLER', world.today, async (work) => {
    const made = new Map<string, string>();
    for (const { account, hans, hant, ...spec } of TYPES) {
      const accountId = accounts.find(({ code }) => code === account)?.id ?? '';
      const names = { 'zh-Hans': hans, 'zh-Hant': hant };
      made.set(spec.code, (await saveExpenseType(work, { ...spec, names, accountId })).id);
    }
    return made;
  });
  const known = (ids: ReadonlyMap<string, string>) => (code: string) => {
    const id = ids.get(code);
    if (!id) throw new RangeError(`the demo has no ${code}`);
    return id;
  };
  return { type: known(types), centre: known(new Map(centres.map(({ code, id }) => [code, id]))) };
}

/** Dealers whose accounts no other part of the demo speaks of. */
const FIRST_DEALER = 20;
const DEALERS = 18;

interface Activity {
  title: string;
  type: string;
  centre: string;
  dealer: number;
  product: number;
  from: BusinessDate;
  days: number;
  /** Whole dollars of each line. */
  amounts: readonly number[];
}

function requestOf(world: World, ids: ExpenseIds, what: Activity): RequestInput {
  const dealer = dealerAt(world, FIRST_DEALER + (what.dealer % DEALERS));
  const isOfOurs = what.type === 'TRAVEL' || what.type === 'ADVERT';
  return {
    ...{ title: what.title, startsOn: what.from, endsOn: addDays(what.from, what.days - 1) },
    expectedSalesMinor: isOfOurs ? null : BigInt(what.amounts[0] ?? 0) * 8n * MINOR,
    expectedResult: isOfOurs ? null : 'More of it sold than in the weeks before',
    dealerIds: isOfOurs ? [] : [dealer.id],
    productIds: isOfOurs || what.product % 2 === 0 ? [] : [productAt(world, what.product).id],
    lines: what.amounts.map((amount) => ({
      ...{ typeId: ids.type(what.type), centreId: ids.centre(what.centre) },
      ...{ dealerId: isOfOurs ? null : dealer.id, requestedMinor: BigInt(amount) * MINOR },
    })),
  };
}

interface Monthly {
  title: string;
  type: string;
  /** In turn, a month each. */
  centres: readonly [string, ...string[]];
  amounts: readonly number[];
}

const MONTHLY: readonly Monthly[] = [
  {
    ...{ title: 'Shelf by the entrance', type: 'DISPLAY', amounts: [84_000, 26_000] },
    centres: ['C-NORTH', 'C-SOUTH'],
  },
  {
    ...{ title: 'Weekend promotion', type: 'PROMO', amounts: [118_000] },
    centres: ['C-SOUTH', 'C-MIDDLE'],
  },
  {
    ...{ title: 'Season promotion', type: 'PROMO', amounts: [164_000, 48_000] },
    centres: ['C-NORTH'],
  },
  {
    ...{ title: 'Demo corner', type: 'DISPLAY', amounts: [96_000, 44_000] },
    centres: ['C-MIDDLE'],
  },
  {
    ...{ title: 'Visits to dealers', type: 'TRAVEL', amounts: [31_000, 16_400] },
    centres: ['C-SOUTH', 'C-NORTH', 'C-MIDDLE'],
  },
];

/** In the last month of a quarter, in the place of the demo corner. */
const LISTING: Monthly = {
  ...{ title: 'Listing of the season', type: 'LISTING', amounts: [96_000, 24_000] },
  centres: ['C-NORTH'],
};
const LISTING_ROW = 3;

const planOf = (plan: Monthly, row: number, month: number): Monthly =>
  row === LISTING_ROW && month % 3 === 0 ? LISTING : plan;

/** One activity through its whole life, as far as its days have come. */
async function live(world: World, ids: ExpenseIds, what: Activity, n: number): Promise<void> {
  const on = addDays(what.from, -6);
  const requester = n % 3 === 0 ? 'SALES_MANAGER' : 'ORDER_CLERK';
  const asked = await ask(world, { request: requestOf(world, ids, what), requester, on });
  if (!isPast(world, on, 2)) return;
  const approved = await approve(world, asked, addDays(on, 2));
  const done = addDays(what.from, what.days);
  if (!isPast(world, done, 0)) return;
  const percent = BigInt(82 + ((n * 7) % 19));
  const reference = `INV-${what.from.slice(0, 7)}-${String(n).padStart(3, '0')}`;
  const handed = await claim(world, approved, { requester, on: done, percent, reference });
  if (!isPast(world, done, 3)) return;
  const verified = await verify(world, handed, addDays(done, 3), n % 9 === 4 ? 90n : 100n);
  if (!isPast(world, done, 5)) return;
  const isCash = what.type === 'TRAVEL' || (what.type !== 'LISTING' && n % 4 === 1);
  const method = isCash ? 'CASH' : 'CREDIT_NOTE';
  await settle(world, verified, addDays(done, 5), { method });
  if (isPast(world, done, 8)) await close(world, asked, requester, addDays(done, 8));
}

async function liveThroughYear(world: World, ids: ExpenseIds): Promise<void> {
  const year = world.today.slice(0, 4);
  const month = Number(world.today.slice(5, 7));
  for (let at = 1; at <= month; at += 1) {
    for (const [row, usual] of MONTHLY.entries()) {
      const { centres, ...plan } = planOf(usual, row, at);
      const centre = centres[at % centres.length] ?? centres[0];
      const n = at * MONTHLY.length + row;
      const day = String(3 + ((n * 5) % 9)).padStart(2, '0');
      const from = `${year}-${String(at).padStart(2, '0')}-${day}`;
      if (addDays(from, -6) >= world.today) continue;
      const activity = { ...plan, centre, from, days: 9 + (n % 6), dealer: n * 3, product: n % 40 };
      await live(world, ids, activity, n);
    }
  }
}

/** What a month of ordinary life does not show. */
async function showStates(world: World, ids: ExpenseIds): Promise<void> {
  const { today } = world;
  const soon = { from: addDays(today, 4), days: 10, dealer: 2, product: 3 };
  const plan = (title: string, type: string, amounts: readonly number[], more = {}) => ({
    request: requestOf(world, ids, { ...soon, title, type, centre: 'C-NORTH', amounts, ...more }),
    ...{ requester: 'ORDER_CLERK' as const, on: today },
  });
  const draft = plan('Window of the flagship store', 'DISPLAY', [38_000]).request;
  await as(world, 'ORDER_CLERK', today, (work) => saveRequest(work, { request: draft }));
  await ask(world, plan('Listing of the new tents', 'LISTING', [240_000]));
  const back = await ask(world, plan('Tasting of energy bars', 'PROMO', [21_000]));
  const away = await ask(world, plan('Balloon over the harbour', 'PROMO', [150_000]));
  const decide = (asked: typeof back, decision: 'RETURN' | 'REJECT', comment: string) =>
    as(world, 'SALES_MANAGER', today, (work) =>
      decideRequest(work, {
        ...{ requestId: asked.requestId, version: asked.version, decision, comment, cuts: [] },
      }),
    );
  await decide(back, 'RETURN', 'Which dealers take part?');
  await decide(away, 'REJECT', 'Too far from what we sell');
  const dropped = await ask(world, plan('Rain gear in spring', 'DISPLAY', [12_000]));
  await as(world, 'ORDER_CLERK', today, (work) =>
    cancelRequest(work, { ...dropped, reason: 'The dealer moved the date' }),
  );
  await showClaims(world, plan);
  const opening = { centre: 'C-BRAND' };
  await showOverride(world, plan('Film of the season', 'ADVERT', [2_600_000], opening).request);
}

type Planner = (
  title: string,
  type: string,
  amounts: readonly number[],
  more?: object,
) => Parameters<typeof ask>[1];

/** Claims in every state: drafted, waiting with a twin beside it, verified, paid in goods, refused. */
async function showClaims(world: World, plan: Planner): Promise<void> {
  const { today } = world;
  const begun = { from: addDays(today, -2), days: 2 };
  const requester = 'ORDER_CLERK' as const;
  const approved = async (title: string, amounts: readonly number[], more = {}) =>
    approve(world, await ask(world, plan(title, 'PROMO', amounts, { ...begun, ...more })), today);
  const handed = async (asked: Awaited<ReturnType<typeof approved>>, reference: string) =>
    claim(world, asked, { requester, on: today, percent: 100n, reference });
  const drafted = await approved('Climbing wall', [44_000]);
  await as(world, requester, today, async (work) => {
    const { lines } = await getRequest(work, drafted);
    const [line] = lines;
    await saveClaim(work, {
      requestId: drafted.requestId,
      lines: [
        { expenseLineId: line?.id ?? '', occurredOn: today, claimedMinor: 100n, fileIds: [] },
      ],
    });
  });
  // The same reference of the same dealer twice: the second is pointed out.
  await handed(await approved('Trail running evening', [23_000]), 'DF-7781');
  await handed(await approved('Trail running evening, again', [23_000]), 'DF-7781');
  await verify(world, await handed(await approved('Stove workshop', [31_000]), 'DF-7790'), today);
  const refused = await handed(await approved('Photo contest', [15_000]), 'DF-7795');
  await verify(world, refused, today, 0n);
  const gift = await approved('Free bottles with a pack', [18_000], { dealer: 5 });
  const paid = await verify(world, await handed(gift, 'DF-7801'), today);
  // Goods count by their list price: as many as the claim is worth.
  const { id: productId, price } = productAt(world, 8);
  const quantity = Math.max(1, Math.floor(18_000 / Number(price)));
  await settle(world, paid, today, { method: 'GOODS', productId, quantity });
}

/** More than the year allows, let through with a reason. */
async function showOverride(world: World, request: RequestInput): Promise<void> {
  const saved = await as(world, 'ORDER_CLERK', world.today, (work) =>
    saveRequest(work, { request }),
  );
  await as(world, 'EXECUTIVE', world.today, (work) =>
    submitRequestOverBudget(work, { ...saved, reason: 'Agreed by the board' }),
  );
}

export async function spendOnSales(world: World): Promise<ExpenseIds> {
  const ids = await createTypes(world);
  await liveThroughYear(world, ids);
  await showStates(world, ids);
  return ids;
}
