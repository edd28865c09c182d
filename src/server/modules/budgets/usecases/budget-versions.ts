// Versions of the budget of a year while they are planned: made, typed into, submitted.
import type { Changes } from '@/kernel/changes';
import { DomainError, refuse, refuseIssues, type DomainIssue } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { SeenDocument } from '@/kernel/meanwhile';
import type { Page } from '@/kernel/page';
import { next } from '@/kernel/state-machine';
import { readCases } from '@/server/modules/approvals';
import { readYear } from '@/server/modules/centres';
import type { Work } from '@/server/platform/actor';
import { documentNumber, takeSpread } from '@/server/platform/numbers';
import { toPage } from '@/server/platform/page';
import { budgetMachine } from '../domain/budget-machine';
import { repeatedCells } from '../domain/change';
import { cellIssues, cellText } from '../domain/posting';
import { readCellFacts } from '../repo/cell-facts';
import { findConflicts, writeCells } from '../repo/cells';
import {
  copyActuals,
  copyVersion,
  insertBudget,
  keepClosedPeriods,
  listGridRows,
  listItems,
  lockHead,
  readHead,
  readItem,
  setStatus,
  touch,
  type BudgetHead,
} from '../repo/versions';
import type {
  BudgetItem,
  BudgetVersionRef,
  BudgetView,
  CellInput,
  CreateBudgetInput,
  GridInput,
  GridRow,
  SaveCellsInput,
} from '../version-schemas';

function found<T>(budget: T | undefined): T {
  return budget ?? refuse('budgets.notFound', { status: 'not_found' });
}

/**
 * A draft from nothing, from another version or from what a year has spent; closed periods hold
 * what is in force whatever the source. Refuses `periods.yearNotFound` and `budgets.notFound`.
 */
export async function createBudget(
  work: Work,
  { yearId, name, note, source }: CreateBudgetInput,
): Promise<BudgetVersionRef> {
  const { tx } = work;
  const year = await readYear(work, yearId);
  if (source.kind === 'VERSION') found(await readHead(tx, source.budgetId));
  if (source.kind === 'ACTUALS') await readYear(work, source.yearId);
  const series = `budget:${year.code}`;
  const number = documentNumber('BG', year.code, await takeSpread(tx.orgId, series));
  const id = newId();
  await insertBudget(tx, { id, number, yearId, name, note, createdBy: work.actor.userId });
  let lines = 0;
  if (source.kind === 'VERSION') lines = await copyVersion(tx, id, source);
  if (source.kind === 'ACTUALS') lines = await copyActuals(tx, id, source);
  await keepClosedPeriods(tx, id);
  const detail = { number, source: source.kind, lines };
  work.journal.audit({ docKind: 'budget', docId: id, action: 'created', to: 'DRAFT', detail });
  return { id, version: 1 };
}

/** A version as somebody saw it; null: as they saw it last, whichever that was. */
const seenAs = (docId: string, version: number | null): SeenDocument => ({
  docKind: 'budget',
  docId,
  version,
});

/** The version under its lock, if it can still be typed into. */
export async function lockDraft(
  work: Work,
  id: string,
  version: number | null,
): Promise<BudgetHead> {
  const head = found(await lockHead(work.tx, id));
  if (head.status === 'DRAFT') return head;
  throw new DomainError('budgets.notDraft', {
    status: 'conflict',
    params: { number: head.number, status: head.status },
    seen: seenAs(id, version),
  });
}

async function checkCells(work: Work, head: BudgetHead, cells: readonly CellInput[]) {
  const facts = await readCellFacts(work.tx, cells, false);
  const planned = cells.map((cell) => ({
    ...cell,
    kind: 'ORIGINAL' as const,
    occurredOn: work.today,
    amountMinor: cell.amountMinor ?? 0n,
    docKind: 'budget',
    docId: head.id,
  }));
  const elsewhere = [...facts.values()].find(({ yearId }) => yearId !== head.yearId);
  if (elsewhere) {
    refuse('budgets.otherYear', {
      status: 'invalid',
      field: 'periodId',
      params: { period: elsewhere.periodCode },
    });
  }
  // A cell of a closed period may be emptied or left as it is, but not given another amount.
  const changed = planned.filter(({ amountMinor, seenMinor }) => amountMinor !== (seenMinor ?? 0n));
  refuseIssues('budgets.notPostable', cellIssues(changed, facts, 'NONE'));
}

/** Of two amounts for one cell nobody could say which was meant. */
function refuseRepeated(cells: readonly CellInput[]): void {
  const issues = repeatedCells(cells).map((at): DomainIssue => ({
    code: 'budgets.cellTwice',
    field: `cells.${at}.amountMinor`,
  }));
  refuseIssues('budgets.notPostable', issues);
}

const asText = (minor: bigint | null) => (minor === null ? null : String(minor));

async function refuseConflicts(work: Work, id: string, cells: readonly CellInput[]) {
  const conflicts = await findConflicts(work.tx, id, cells);
  if (conflicts.length === 0) return;
  const wanted = new Map(cells.map((cell) => [cellText(cell), cell]));
  const { currency } = work.organization;
  const issues = conflicts.slice(0, 50).flatMap((cell): DomainIssue[] => {
    const field = cellText(cell);
    const yours = wanted.get(field);
    const yoursMinor = asText(yours?.amountMinor ?? null);
    const amounts = { yoursMinor, theirsMinor: asText(cell.amountMinor), currency };
    const comments = { yours: yours?.comment ?? null, theirs: cell.comment };
    return [
      ...(cell.isAmount ? [{ code: 'budgets.cellChanged' as const, field, params: amounts }] : []),
      ...(cell.isComment
        ? [{ code: 'budgets.commentChanged' as const, field, params: comments }]
        : []),
    ];
  });
  throw new DomainError('budgets.stale', {
    ...{ status: 'conflict', issues },
    seen: { ...seenAs(id, null), touching: conflicts.map(cellText) },
  });
}

/** By cell what was there, as the writer saw it, and what is there now. */
const cellChanges = (cells: readonly CellInput[]): Changes =>
  Object.fromEntries(
    cells.map((cell) => [
      cellText(cell),
      { from: asText(cell.seenMinor), to: asText(cell.amountMinor) },
    ]),
  );

/**
 * Writes many cells of a draft. Two people may type into one version: refused is only a cell that
 * somebody else changed since this writer saw it (`budgets.stale` with `budgets.cellChanged` and
 * both amounts, `budgets.commentChanged` and both comments); nothing of a refused call is written.
 * Also `budgets.notDraft`, `budgets.cellTwice`, `budgets.otherYear` and `budgets.notPostable`.
 */
export async function saveCells(
  work: Work,
  { id, cells }: SaveCellsInput,
): Promise<BudgetVersionRef & { written: number }> {
  const head = await lockDraft(work, id, null);
  refuseRepeated(cells);
  await checkCells(work, head, cells);
  await refuseConflicts(work, id, cells);
  await writeCells(work.tx, id, cells);
  await touch(work.tx, id);
  const { currency } = work.organization;
  const detail = { cells: cells.length, currency, changes: cellChanges(cells) };
  const trail = { docKind: 'budget', docId: id, action: 'cellsSaved', version: head.version + 1 };
  work.journal.audit({ ...trail, detail });
  return { id, version: head.version + 1, written: cells.length };
}

/** What somebody typed or decided since the caller looked is not thrown away with it. */
export function refuseStale(head: BudgetHead, version: number): void {
  if (head.version === version) return;
  const { id, number, status } = head;
  const params = { number, status };
  refuse('budgets.stale', { status: 'conflict', params, seen: seenAs(id, version) });
}

/** Gives up a draft. Refuses `budgets.stale` and `budget.transitionNotAllowed`. */
export async function discardBudget(work: Work, input: BudgetVersionRef) {
  const head = found(await lockHead(work.tx, input.id));
  refuseStale(head, input.version);
  const status = next(budgetMachine, head.status, 'discard');
  await setStatus(work.tx, head.id, { status });
  work.journal.audit({
    docKind: 'budget',
    docId: head.id,
    action: 'discarded',
    from: head.status,
    to: status,
    version: head.version + 1,
  });
  return { id: head.id, version: head.version + 1 };
}

/** Every version, the newest year first. */
export const listBudgets = (work: Work): Promise<BudgetItem[]> => listItems(work.tx);

/** The case of a document that waits, if any. */
export async function pendingCaseOf(
  work: Work,
  docKind: 'BUDGET' | 'BUDGET_CHANGE',
  docId: string,
) {
  const cases = await readCases(work, docKind, docId);
  const waiting = cases.find(({ status }) => status === 'PENDING');
  return waiting
    ? { caseId: waiting.id, version: waiting.version, mayDecide: waiting.canDecide }
    : null;
}

function actionsOf(work: Work, head: BudgetItem, mayDecide: boolean): BudgetView['actions'] {
  const mayWrite = work.actor.can('budgets.write');
  if (head.status === 'DRAFT' && mayWrite) return ['edit', 'submit', 'discard'];
  if (head.status !== 'SUBMITTED') return [];
  return [...(mayWrite ? ['withdraw' as const] : []), ...(mayDecide ? ['decide' as const] : [])];
}

/** A version with the periods of its year and what the caller may do. Refuses `budgets.notFound`. */
export async function readBudget(work: Work, { id }: { id: string }): Promise<BudgetView> {
  const item = found(await readItem(work.tx, id));
  const { periods } = await readYear(work, item.yearId);
  const waiting = item.status === 'SUBMITTED' ? await pendingCaseOf(work, 'BUDGET', id) : null;
  return {
    ...item,
    currency: work.organization.currency,
    periods: periods.map((p) => ({
      id: p.id,
      no: p.no,
      code: p.code,
      isClosed: p.status === 'CLOSED',
    })),
    pendingCase: waiting && { caseId: waiting.caseId, version: waiting.version },
    actions: actionsOf(work, item, waiting?.mayDecide ?? false),
  };
}

/** Rows of the grid by pages. Refuses `budgets.notFound`. */
export async function readGrid(work: Work, input: GridInput): Promise<Page<GridRow>> {
  const head = found(await readHead(work.tx, input.id));
  const { periods } = await readYear(work, head.yearId);
  const year = { yearId: head.yearId, periodIds: periods.map((period) => period.id) };
  const rows = await listGridRows(work.tx, input, year);
  return toPage(rows, input.limit, (row) => [row.centreId, row.accountId, row.programmeId]);
}
