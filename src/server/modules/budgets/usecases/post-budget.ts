// The only way a budget is made or used: entries, balances and the limits above them change in one
// transaction, or nothing does. Locks in one order: controls (shared), periods, limits by key,
// balances by key. The number of statements does not depend on the number of postings.
import { DomainError, refuseIssues } from '@/kernel/domain-error';
import { newId, NO_ONE } from '@/kernel/ids';
import type { Work } from '@/server/platform/actor';
import { noticeRaised } from '@/server/platform/notices';
import { limitText, type LimitKey } from '../domain/control';
import { decide, ceilingOf, NEW_LIMIT, type LimitState } from '../domain/decide';
import { isBudgetKind } from '../domain/entry-kinds';
import {
  planLimits,
  type LimitPlan,
  type PlannedLimit,
  type UncontrolledUse,
} from '../domain/plan-limits';
import { cellIssues, type BudgetPosting, type CellFacts, type Leniency } from '../domain/posting';
import { budgetOverridden, budgetPosted } from '../events';
import { readCellFacts } from '../repo/cell-facts';
import { holdControls, readActiveControls } from '../repo/controls';
import { appendEntries, readBudgetedCells } from '../repo/ledger';
import {
  insertOverrides,
  lockLimits,
  readLimits,
  writeLimits,
  type OverrideRow,
} from '../repo/limits';
import { readNodeNames } from '../repo/node-names';
import {
  findingsOf,
  stopError,
  unbudgetedFinding,
  type ControlFinding,
  type ControlOutcome,
  type Judged,
} from './control-finding';

export interface PostOptions {
  /**
   * Passes what stops; needs the permission `budgets.override`, but for what is owed already by an
   * agreement: a budget cannot undo a debt. The reason goes on record.
   */
  override?: { reason: string; isOwed?: boolean };
}

/** Reasons of an excess that nobody had to decide on; words are made where they are shown. */
export const BEFORE_BUDGET = 'BEFORE_BUDGET';
export const HISTORY = 'HISTORY';

interface Judgement {
  judged: Judged[];
  stops: ControlFinding[];
  warnings: ControlFinding[];
  /** Unbudgeted cells without a control that the declared default stops. */
  uncontrolledStops: (UncontrolledUse & { finding: ControlFinding })[];
}

const stateOf = (limit: PlannedLimit, found: ReadonlyMap<string, LimitState>): LimitState =>
  found.get(limitText(limit.key)) ?? {
    ...NEW_LIMIT,
    ceilingMinor: ceilingOf(limit.control, NEW_LIMIT),
  };

/** A row that was opened a moment ago has no ceiling yet: its state is that of a new one. */
function judge(plan: LimitPlan, found: ReadonlyMap<string, LimitState>): Judged[] {
  return plan.limits.map((limit) => {
    const stored = stateOf(limit, found);
    const ceilingMinor = ceilingOf(limit.control, stored);
    const before = { ...stored, ceilingMinor };
    return { limit, before, decision: decide(limit.control, before, limit.delta) };
  });
}

async function judgeUncontrolled(
  work: Work,
  { uncontrolled }: LimitPlan,
  postings: readonly BudgetPosting[],
) {
  const policy = work.settings['budgets.unbudgeted'];
  if (policy === 'ALLOW' || uncontrolled.length === 0) return [];
  const cells = uncontrolled.map(({ cell }) => cell);
  const budgeted = await readBudgetedCells(work.tx, cells);
  const keyOf = (cell: CellFacts) =>
    [cell.yearId, cell.centreId, cell.accountId, cell.programmeId].join(' ');
  const given = new Set(postings.filter(({ kind }) => isBudgetKind(kind)).map((p) => spot(p)));
  return uncontrolled
    .filter(({ cell }) => !budgeted.has(keyOf(cell)))
    .filter(({ cell }) => !given.has(spot(cell)))
    .map((use) => ({ ...use, finding: unbudgetedFinding(use.cell, use.usedMinor) }));
}

const spot = (cell: Pick<BudgetPosting, 'centreId' | 'accountId' | 'programmeId'>) =>
  [cell.centreId, cell.accountId, cell.programmeId].join(' ');

async function judgeAll(
  work: Work,
  postings: readonly BudgetPosting[],
  { isWriting, leniency }: { isWriting: boolean; leniency: Leniency },
): Promise<Judgement> {
  const { tx } = work;
  if (isWriting) await holdControls(tx);
  const [facts, controls] = await Promise.all([
    readCellFacts(tx, postings, isWriting),
    readActiveControls(tx),
  ]);
  refuseIssues('budgets.notPostable', cellIssues(postings, facts, leniency));
  const plan = planLimits(postings, facts, controls);
  const keys = plan.limits.map(({ key }) => key);
  const found = await (isWriting ? lockLimits(tx, keys) : readLimits(tx, keys));
  const judged = judge(plan, found);
  const unbudgeted = leniency === 'HISTORY' ? [] : await judgeUncontrolled(work, plan, postings);
  const isStopping = work.settings['budgets.unbudgeted'] === 'STOP';
  const defaults = unbudgeted.map(({ finding }) => finding);
  return {
    judged,
    stops: [...findingsOf(judged, ({ stop }) => stop), ...(isStopping ? defaults : [])],
    warnings: [...findingsOf(judged, ({ warning }) => warning), ...(isStopping ? [] : defaults)],
    uncontrolledStops: isStopping ? unbudgeted : [],
  };
}

/** The same rule without writing, for a form that is being filled in. Refuses as `postBudget`. */
export async function checkBudget(
  work: Work,
  postings: readonly BudgetPosting[],
): Promise<ControlOutcome & { stops: ControlFinding[] }> {
  if (postings.length === 0) return { warnings: [], overridden: [], stops: [] };
  const { stops, warnings } = await judgeAll(work, postings, {
    ...{ isWriting: false, leniency: 'NONE' },
  });
  return { stops, warnings, overridden: [] };
}

function mayOverride(work: Work, override: PostOptions['override']): boolean {
  if (!override) return false;
  if (override.isOwed || work.actor.can('budgets.override')) return true;
  throw new DomainError('auth.notPermitted', {
    status: 'forbidden',
    params: { permission: 'budgets.override' },
  });
}

function overridesOf({ judged, uncontrolledStops }: Judgement, reason: string): OverrideRow[] {
  const row = (key: LimitKey, amountMinor: bigint, why: string, cause: BudgetPosting) => ({
    id: newId(),
    key,
    amountMinor,
    reason: why,
    docKind: cause.docKind,
    docId: cause.docId,
  });
  const passed = judged.flatMap(({ limit: { key, cause }, decision }) => [
    ...(decision.stop === null ? [] : [row(key, decision.missingMinor, reason, cause)]),
    ...(decision.grantedMinor > 0n ? [row(key, decision.grantedMinor, BEFORE_BUDGET, cause)] : []),
  ]);
  const unplanned = uncontrolledStops.map(({ cell, cause, usedMinor }) => {
    const { yearId, periodNo: slot, centreId, accountId, programmeId } = cell;
    const key = { controlId: NO_ONE, yearId, slot, centreId, accountId, programmeId };
    return row(key, usedMinor, reason, cause);
  });
  return [...passed, ...unplanned];
}

async function write(
  work: Work,
  postings: readonly BudgetPosting[],
  judgement: Judgement,
  reason: string,
): Promise<void> {
  const { tx, actor, journal } = work;
  await writeLimits(
    tx,
    judgement.judged.map(({ limit, decision }) => ({ key: limit.key, after: decision.after })),
  );
  await appendEntries(tx, postings);
  const by = { userId: actor.userId, at: work.now };
  await insertOverrides(tx, overridesOf(judgement, reason), by);
  journal.emit(budgetPosted({ count: postings.length }));
}

function journalOverride(
  work: Work,
  postings: readonly BudgetPosting[],
  overridden: readonly ControlFinding[],
  reason: string,
): void {
  const [first] = postings;
  if (!first || overridden.length === 0) return;
  work.journal.audit({
    docKind: first.docKind,
    docId: first.docId,
    action: 'overrideBudget',
    reason,
    detail: {
      controls: overridden.map(({ controlCode }) => controlCode),
      missingMinor: overridden.map(({ missingMinor }) => String(missingMinor)),
      currency: work.organization.currency,
    },
  });
  const { docKind, docId } = first;
  const title = [...new Set(overridden.map(({ controlCode }) => controlCode))].join(', ');
  work.journal.emit(
    budgetOverridden({ docId, count: overridden.length }),
    noticeRaised({
      ...{ kind: 'budgetOverridden', roles: ['CONTROLLER'], docKind, docId },
      key: `${docId}-${work.requestId}`,
      params: { by: work.actor.name, title },
    }),
  );
}

/**
 * Posts to the ledger, the cells and every limit above them, all together; the net effect of all
 * postings on a limit counts, so a commitment that becomes actual in one call moves nothing. An
 * amount of zero of a budget kind gives the cell a budget of zero and leaves no entry.
 *
 * Refuses `budgets.overBudget`, `budgets.belowUsed` and `budgets.unbudgeted` (params control, node,
 * periods, availableMinor, requestedMinor, missingMinor; one issue per node that stops),
 * `budgets.notPostable` with the issues `budgets.periodClosed`, `accounts.notALeaf`,
 * `accounts.inactive`, `programmes.inactive` and `centres.notValidOn`, and `….notFound` for ids
 * that do not exist.
 */
export async function postBudget(
  work: Work,
  postings: readonly BudgetPosting[],
  options: PostOptions = {},
): Promise<ControlOutcome> {
  if (postings.length === 0) return { warnings: [], overridden: [] };
  const leniency = options.override?.isOwed ? 'OWED' : 'NONE';
  const judgement = await judgeAll(work, postings, { isWriting: true, leniency });
  const { stops, warnings } = judgement;
  if (stops.length > 0 && !mayOverride(work, options.override)) {
    throw stopError(work, stops, await readNodeNames(work.tx, stops));
  }
  const reason = options.override?.reason ?? '';
  await write(work, postings, judgement, reason);
  journalOverride(work, postings, stops, reason);
  return { warnings, overridden: stops };
}

/**
 * Loads history: closed periods are open to it, nothing warns or stops, and what it brings above a
 * ceiling goes on record as such. Refuses `budgets.notPostable` with `accounts.notALeaf`.
 */
export async function postBudgetHistory(
  work: Work,
  postings: readonly BudgetPosting[],
): Promise<void> {
  if (postings.length === 0) return;
  const judgement = await judgeAll(work, postings, { isWriting: true, leniency: 'HISTORY' });
  await write(work, postings, judgement, HISTORY);
}
