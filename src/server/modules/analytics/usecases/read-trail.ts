// From a figure to the rows that make it: entries of the budget ledger below a node of the trees, and
// movements of order lines of a product, dealer or region.
import { minDate } from '@/kernel/business-date';
import { readYear, type FiscalPeriod } from '@/server/modules/centres';
import type { Work } from '@/server/platform/actor';
import { toPage } from '@/server/platform/page';
import { runningPeriod, sharesToDate, type PeriodShare } from '../domain/to-date';
import type { ToDate } from '../figure-parts-schemas';
import { readCentreDealers } from '../repo/driver-parts';
import { BUDGET_MEASURES, MAKES_BUDGET } from '../repo/flow-columns';
import { readOpenPeriods } from '../repo/report-budget';
import {
  readRegionDealers,
  readTrailEntries,
  readTrailLines,
  sumTrailEntries,
  sumTrailEntriesToDate,
  sumTrailLines,
  type EntriesQuestion,
} from '../repo/trail';
import { readWantedLines, sumWantedLines, wantedKey } from '../repo/trail-service';
import type {
  TrailEntriesInput,
  TrailEntryPage,
  TrailLinePage,
  TrailLinesInput,
} from '../trail-schemas';
import {
  kindSigns,
  readTrees,
  spentSigns,
  topAccounts,
  varianceFactors,
  varianceKinds,
  type BudgetTrees,
} from './budget-tree';

/** The kinds that make the budget. */
const isBudget = ({ kinds, dealerId, typeId, docId, scope }: TrailEntriesInput): boolean => {
  const parts = BUDGET_MEASURES.slice(0, MAKES_BUDGET).map(([kind]) => kind);
  // A budget names no dealer, type or document of what is spent.
  const named = [dealerId, typeId, docId].some((one) => one !== null && one !== undefined);
  return (
    !named &&
    scope !== 'TRADE' &&
    parts.length === kinds.length &&
    parts.every((one) => kinds.includes(one))
  );
};

/**
 * The days by which a comparison counts what is asked for, of a budget or of the basis of another
 * comparison. Null where it counts whole, or is no basis.
 */
async function countedByDays(
  work: Work,
  input: TrailEntriesInput,
  periods: readonly FiscalPeriod[],
): Promise<{ running: ToDate; shares: PeriodShare[] } | null> {
  const { againstId, docId, kinds } = input;
  if (isBudget(input)) {
    const running = runningPeriod(periods, work.today);
    return running && { running, shares: sharesToDate(periods, work.today) };
  }
  const last = periods.at(-1);
  const isSpent = kinds.length === 1 && kinds[0] === 'ACTUAL';
  // Of a document no figure is cut by days.
  if (!againstId || !last || !isSpent || docId) return null;
  const open = await readOpenPeriods(work.tx, { today: work.today, to: null });
  const against = open.filter(({ id }) => id === againstId);
  const running = runningPeriod(against, work.today);
  const shares = sharesToDate(against, work.today);
  return running && { running, shares: shares.map((one) => ({ ...one, periodId: last.id })) };
}

/** What a variance holds against figures to date, of what is asked for. */
async function countedToDate(
  work: Work,
  counted: Awaited<ReturnType<typeof countedByDays>>,
  question: EntriesQuestion,
): Promise<TrailEntryPage['toDate']> {
  if (!counted || counted.shares.length === 0) return null;
  const amountMinor = await sumTrailEntriesToDate(work.tx, question, counted.shares);
  return { ...counted.running, amountMinor };
}

type Signed = readonly (readonly [id: string, sign: bigint])[];

/** The accounts of a node; what was spent is shown as it was booked, not as what it does to a result. */
function countedAt(accounts: BudgetTrees['accounts'], accountId: string | null): Signed {
  const tops =
    accountId === null ? topAccounts(accounts) : accounts.filter(({ id }) => id === accountId);
  const [top, another] = tops;
  const isSpent = top && !another && varianceKinds(accounts).get(top.id) === 'EXPENSE';
  const sign = isSpent ? -1n : 1n;
  return [...varianceFactors(accounts, tops)].map(([id, factor]) => [id, sign * factor]);
}

/** The accounts of what was spent at and below an account, as the expenses of all count them. */
function spentAt(accounts: BudgetTrees['accounts'], accountId: string | null): Signed {
  const here = new Set(
    accounts
      .filter(({ kind, path }) => {
        const isBelow = accountId === null || path.includes(accountId);
        return kind === 'EXPENSE' && isBelow;
      })
      .map(({ id }) => id),
  );
  return [...spentSigns(accounts)].filter(([id]) => here.has(id));
}

function accountsOf(
  accounts: BudgetTrees['accounts'],
  { scope, accountKind, accountId = null }: TrailEntriesInput,
): Signed {
  if (accountKind) return [...kindSigns(accounts, accountKind, accountId)];
  return scope ? spentAt(accounts, accountId) : countedAt(accounts, accountId);
}

/**
 * Entries below a node as the figures of its dashboard count them, newest first; without an account
 * all that is earned less all that is spent. Refuses with `periods.yearNotFound`.
 */
export async function listTrailEntries(
  work: Work,
  input: TrailEntriesInput,
): Promise<TrailEntryPage> {
  const { centreId = null, cursor, limit } = input;
  const { periods } = await readYear(work, input.yearId);
  const counted = periods.filter(({ no }) => input.fromNo <= no && no <= input.toNo);
  const treeOn = input.treeOn ?? counted.at(-1)?.endsOn ?? work.today;
  const { centres, accounts } = await readTrees(work, treeOn);
  const question: EntriesQuestion = {
    periodIds: counted.map(({ id }) => id),
    centreIds: centres
      .filter(({ id, path }) => {
        if (centreId === null) return true;
        return input.isOwn ? id === centreId : path.includes(centreId);
      })
      .map(({ id }) => id),
    accounts: accountsOf(accounts, input),
    ...{ kinds: input.kinds, dealerId: input.dealerId, typeId: input.typeId, docId: input.docId },
    programmeId: input.programmeId,
    isTyped: input.scope === 'TRADE',
  };
  const rows = await readTrailEntries(
    work.tx,
    { ...question, locale: input.locale },
    { cursor, limit },
  );
  return {
    ...toPage(rows, limit, ({ seq }) => [String(seq)]),
    totalMinor: cursor ? null : await sumTrailEntries(work.tx, question),
    toDate: cursor
      ? null
      : await countedToDate(work, await countedByDays(work, input, counted), question),
    currency: work.organization.currency,
  };
}

/** null: of everybody; the narrowest of what is named counts. */
async function dealersFor(work: Work, input: TrailLinesInput): Promise<string[] | null> {
  const { dealerId, regionId, centreId, isOwn } = input;
  if (dealerId) return [dealerId];
  if (regionId) return readRegionDealers(work.tx, { regionId, isOwn });
  if (!centreId) return null;
  const { centres } = await readTrees(work, work.today);
  const centre = centres.find(({ id }) => id === centreId);
  if (!centre || (centre.parentId === null && !isOwn)) return null;
  const below = centres.filter(({ path }) => path.includes(centreId)).map(({ id }) => id);
  const found = await readCentreDealers(work.tx, isOwn ? [centreId] : below);
  return [...new Set(found.map((row) => row.dealerId))];
}

/** Lines by the day they were wanted on, latest first, with how many of them came on time and in full. */
async function listWantedLines(work: Work, input: TrailLinesInput): Promise<TrailLinePage> {
  const { from, productId, locale, cursor, limit } = input;
  // What is wanted later than today is not judged yet.
  const to = minDate(input.to, work.today);
  const question = { from, to, productId, dealerIds: await dealersFor(work, input) };
  const rows = await readWantedLines(work.tx, { ...question, locale }, { cursor, limit });
  return {
    ...toPage(rows, limit, wantedKey),
    ...{ totalQuantity: null, totalMinor: null, currency: work.organization.currency },
    service: cursor ? null : await sumWantedLines(work.tx, question, work.today),
  };
}

/**
 * What happened to order lines in a span of days, newest first, with the documents that say so; or the
 * lines that were wanted on those days.
 */
export async function listTrailLines(work: Work, input: TrailLinesInput): Promise<TrailLinePage> {
  if (input.isWanted) return listWantedLines(work, input);
  const { from, to, kind, productId, cause, locale, cursor, limit } = input;
  const { currency } = work.organization;
  const dealerIds = await dealersFor(work, input);
  const question = { from, to, kind, productId, currency, dealerIds, cause };
  const rows = await readTrailLines(work.tx, { ...question, locale }, { cursor, limit });
  const total = cursor ? null : await sumTrailLines(work.tx, question);
  return {
    ...toPage(rows, limit, ({ occurredOn, seq }) => [occurredOn, String(seq)]),
    totalQuantity: total?.quantity ?? null,
    totalMinor: total?.net ?? null,
    service: null,
    currency,
  };
}
