// Budgets that grow with sales. A job tells what was shipped; what the ledger lacks to rate × sales
// is posted as FLEX. The ledger itself is the memory, so a job that runs twice, late or again after
// it was killed posts nothing twice.
import { changesBetween, staleError } from '@/kernel/changes';
import { refuse, refuseIssues } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import { readYear } from '@/server/modules/centres';
import type { Work } from '@/server/platform/actor';
import type { DriverInput, DriverView, UpdateDriverInput } from '../control-schemas';
import { flexDifferences } from '../domain/flex';
import { cellIssues, type BudgetPosting } from '../domain/posting';
import { driverChanged } from '../events';
import { readCellFacts } from '../repo/cell-facts';
import {
  insertDriver,
  listDriverRows,
  lockDriver,
  lockDrivers,
  readFilters,
  readFlex,
  readSpans,
  updateDriver,
  type DriverSpan,
} from '../repo/drivers';
import { postBudget } from './post-budget';

async function check(work: Work, input: DriverInput): Promise<void> {
  const { periods } = await readYear(work, input.yearId);
  const [first] = periods;
  if (!first) refuse('periods.notFound', { status: 'not_found', field: 'yearId' });
  const { centreId, accountId, programmeId } = input;
  const posting: BudgetPosting = {
    ...{ centreId, accountId, programmeId, periodId: first.id },
    ...{ kind: 'FLEX', occurredOn: work.today, amountMinor: 0n, docKind: 'budgetDriver' },
    docId: input.yearId,
  };
  const facts = await readCellFacts(work.tx, [posting], false);
  refuseIssues('budgets.notPostable', cellIssues([posting], facts, 'HISTORY'));
  const known = await readFilters(work.tx, input);
  for (const field of ['regionId', 'categoryId'] as const) {
    const id = input[field];
    if (id !== null && !known.has(id)) {
      refuse('budgets.filterNotFound', { status: 'not_found', field });
    }
  }
}

/** Refuses `budgets.codeTaken`, `budgets.notPostable`, `….notFound`. */
export async function createDriver(work: Work, input: DriverInput) {
  await check(work, input);
  const id = newId();
  await insertDriver(work.tx, id, input);
  work.journal.audit({
    docKind: 'budgetDriver',
    docId: id,
    action: 'created',
    detail: { ...input },
  });
  work.journal.emit(driverChanged({ driverId: id }));
  return { id, version: 1 };
}

/** Refuses as `createDriver`, and `budgets.stale`. What it gave elsewhere is taken back by the job. */
export async function saveDriver(work: Work, input: UpdateDriverInput) {
  await check(work, input);
  const before = await lockDriver(work.tx, input.id);
  if (!before) refuse('budgets.notFound', { status: 'not_found' });
  const trail = { docKind: 'budgetDriver', docId: input.id };
  if (!(await updateDriver(work.tx, input))) {
    throw staleError('budgets', input, { ...before }, { ...trail, version: input.version });
  }
  const { id: _id, version, ...values } = input;
  const detail = { changes: changesBetween({ ...before }, values) };
  work.journal.audit({ ...trail, action: 'changed', version: version + 1, detail });
  work.journal.emit(driverChanged({ driverId: input.id }));
  return { id: input.id, version: input.version + 1 };
}

export const listDrivers = (work: Work): Promise<DriverView[]> => listDriverRows(work.tx);

/** Which sales the drivers in force want to know, by driver and open period. */
export const driverSpans = (work: Work): Promise<DriverSpan[]> => readSpans(work.tx, work.today);

export interface DriverSales {
  driverId: string;
  periodId: string;
  /** Net sales shipped in the period, in minor units. */
  salesMinor: bigint;
}

/** What lets a fall of sales pass where the budget was spent already; on record as such. */
const CORRECTED = 'SALES_CORRECTED';

/**
 * Those whose cell takes them: a centre that ended or an account out of use gets no more, and keeps no
 * other driver from its own.
 */
async function postable(work: Work, postings: readonly BudgetPosting[]): Promise<BudgetPosting[]> {
  const facts = await readCellFacts(work.tx, postings, false);
  return postings.filter((posting) => cellIssues([posting], facts, 'NONE').length === 0);
}

/**
 * Posts what each open period lacks. Closed periods keep what they have, as do cells that take no budget
 * any more.
 */
export async function applyDrivers(
  work: Work,
  sales: readonly DriverSales[],
): Promise<{ posted: number }> {
  const ids = [...new Set(sales.map(({ driverId }) => driverId))];
  if (ids.length === 0) return { posted: 0 };
  const drivers = new Map((await lockDrivers(work.tx, ids)).map((driver) => [driver.id, driver]));
  const cells = new Map<string, BudgetPosting>();
  const cellOf = (driverId: string, cell: Omit<BudgetPosting, CommonField>): string => {
    const { periodId, centreId, accountId, programmeId } = cell;
    const key = [driverId, periodId, centreId, accountId, programmeId].join(' ');
    cells.set(key, {
      ...{ kind: 'FLEX', occurredOn: work.today, amountMinor: 0n },
      ...{ periodId, centreId, accountId, programmeId, docKind: 'budgetDriver', docId: driverId },
    });
    return key;
  };
  const targets = sales.flatMap(({ driverId, periodId, salesMinor }) => {
    const driver = drivers.get(driverId);
    if (!driver?.active) return [];
    return [{ key: cellOf(driverId, { ...driver, periodId }), rate: driver.rate, salesMinor }];
  });
  const flex = (await readFlex(work.tx, ids)).filter(
    ({ isOpen, driverId }) => isOpen && drivers.get(driverId)?.active,
  );
  const given = new Map(flex.map((cell) => [cellOf(cell.driverId, cell), cell.amountMinor]));
  const differences = [...flexDifferences(targets, given)].flatMap(([key, amountMinor]) => {
    const cell = cells.get(key);
    return cell ? [{ ...cell, amountMinor }] : [];
  });
  const postings = await postable(work, differences);
  await postBudget(work, postings, { override: { reason: CORRECTED } });
  return { posted: postings.length };
}

type CommonField = Exclude<
  keyof BudgetPosting,
  'periodId' | 'centreId' | 'accountId' | 'programmeId'
>;
