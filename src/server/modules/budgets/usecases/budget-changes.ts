// Revisions, transfers and carry-forwards of a budget in force: asked for, decided, posted. All legs
// are posted in one call, so both or none.
import { DomainError, refuse, refuseIssues, type DomainIssue } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { Page } from '@/kernel/page';
import { next } from '@/kernel/state-machine';
import { decideStep, openCase, withdrawCase } from '@/server/modules/approvals';
import type { Work } from '@/server/platform/actor';
import { documentNumber, takeSpread } from '@/server/platform/numbers';
import { toPage } from '@/server/platform/page';
import { changeIssues, type ChangeKind } from '../domain/change';
import { changeMachine } from '../domain/budget-machine';
import { cellIssues, type BudgetPosting, type CellFacts } from '../domain/posting';
import { budgetChanged } from '../events';
import { readCellFacts } from '../repo/cell-facts';
import {
  insertChange,
  isAskedBy,
  listChangeItems,
  lockChange,
  readChangeItem,
  readLines,
  readNamedLines,
  readOwners,
  setChangeStatus,
  type ChangeHead,
  type OwnedCentre,
  type StoredLine,
} from '../repo/changes';
import type {
  ChangeItem,
  ChangeView,
  DecideInput,
  Decided,
  ListChangesInput,
  OtherChangeInput,
  TransferInput,
  WithdrawInput,
} from '../version-schemas';
import { pendingCaseOf } from './budget-versions';
import { checkBudget, postBudget } from './post-budget';
import { stopError } from './control-finding';
import { refuseOverdrawn } from './refuse-overdrawn';
import { readNodeNames } from '../repo/node-names';

const postingsOf = (
  work: Work,
  head: Pick<ChangeHead, 'id' | 'kind'>,
  lines: readonly StoredLine[],
) =>
  lines.map((line): BudgetPosting => ({
    ...line,
    kind: head.kind,
    occurredOn: work.today,
    docKind: 'budgetChange',
    docId: head.id,
  }));

/** A centre is theirs who own it or anything above it; who approves budgets may move all. */
function ownershipIssues(work: Work, centres: readonly OwnedCentre[]): DomainIssue[] {
  const { userId } = work.actor;
  if (work.actor.can('budgets.approve') || work.actor.can('budgets.write')) return [];
  return centres
    .filter(({ owners }) => userId === null || !owners.includes(userId))
    .map(({ code }) => ({
      code: 'budgets.notYourCentre',
      field: 'lines',
      params: { centre: code },
    }));
}

function refuseForeign(issues: readonly DomainIssue[]): void {
  const [first] = issues;
  if (!first) return;
  const params = first.params ?? {};
  throw new DomainError('budgets.notYourCentre', { status: 'forbidden', params, issues });
}

/** The nodes all centres of a change have in common, for the rules of approval. */
function commonPath(centres: readonly OwnedCentre[]): string[] {
  const [first, ...others] = centres.map(({ path }) => path);
  return (first ?? []).filter((id, at) => others.every((path) => path[at] === id));
}

const yearsOf = (facts: ReadonlyMap<string, CellFacts>) =>
  new Map([...facts.values()].map(({ periodId, yearId }) => [periodId, yearId]));

const kindsOf = (facts: ReadonlyMap<string, CellFacts>) =>
  new Map([...facts.values()].map(({ accountId, accountKind }) => [accountId, accountKind]));

async function check(work: Work, head: ChangeHead, lines: readonly StoredLine[]): Promise<void> {
  const facts = await readCellFacts(work.tx, lines, false);
  const { currency } = work.organization;
  const [years, kinds] = [yearsOf(facts), kindsOf(facts)];
  const issues = changeIssues({ kind: head.kind, lines, years, kinds });
  refuseIssues(
    'budgets.changeInvalid',
    issues.map((issue) => ({ ...issue, params: { ...issue.params, currency } })),
  );
  const postings = postingsOf(work, head, lines);
  refuseIssues('budgets.notPostable', cellIssues(postings, facts, 'NONE'));
  // Told now and decided again under lock when it is posted.
  const { stops } = await checkBudget(work, postings);
  if (stops.length > 0) throw stopError(work, stops, await readNodeNames(work.tx, stops));
  await refuseOverdrawn(work, { kind: head.kind, lines, years, isPosted: false });
}

/** Asks for a change; one that nobody has to approve is posted at once. */
export async function openChange(
  work: Work,
  kind: ChangeKind,
  input: TransferInput,
): Promise<Decided> {
  const { tx, actor, journal } = work;
  const year = work.today.slice(0, 4);
  const number = documentNumber('BC', year, await takeSpread(tx.orgId, `budgetChange:${year}`));
  const { reason, lines } = input;
  const id = newId();
  const head: ChangeHead = {
    ...{ id, number, kind, reason, version: 1 },
    status: 'SUBMITTED',
    createdBy: actor.userId,
  };
  await check(work, head, lines);
  const centres = await readOwners(tx, [...new Set(lines.map(({ centreId }) => centreId))]);
  if (kind === 'TRANSFER') refuseForeign(ownershipIssues(work, centres));
  await insertChange(tx, head, lines);
  journal.audit({
    ...{ docKind: 'budgetChange', docId: id, action: 'submitted', to: 'SUBMITTED', reason },
    detail: { number, kind, lines: lines.length },
  });
  const gained = lines.reduce((sum, l) => (l.amountMinor > 0n ? sum + l.amountMinor : sum), 0n);
  const { status } = await openCase(work, {
    docKind: 'BUDGET_CHANGE',
    docId: id,
    docNumber: number,
    title: reason,
    requesterId: actor.userId,
    facts: {
      amountMinor: gained,
      centrePath: commonPath(centres),
      tags: [...new Set([kind, ...lines.map(({ accountId }) => accountId)])],
    },
  });
  if (status === 'APPROVED') await post(work, head, null, null);
  return { id, status: status === 'APPROVED' ? 'APPROVED' : 'SUBMITTED' };
}

/**
 * Moves budget between cells of one year. Refuses `budgets.changeInvalid` (issues
 * `budgets.changeEmpty`, `.amountZero`, `.notBalanced`, `.transferAcrossYears`),
 * `budgets.notYourCentre` for a node the caller has no right to, `budgets.notThatMuch` where a leg gives
 * more than its line has in the year, and what `postBudget` would.
 */
export const requestTransfer = (work: Work, input: TransferInput): Promise<Decided> =>
  openChange(work, 'TRANSFER', input);

/** Raises or cuts cells, or carries what is left into another year. Refuses as a transfer does. */
export const requestChange = (work: Work, input: OtherChangeInput): Promise<Decided> =>
  openChange(work, input.kind, input);

async function post(
  work: Work,
  head: ChangeHead,
  overrideReason: string | null,
  comment: string | null,
): Promise<void> {
  const lines = await readLines(work.tx, head.id);
  const options = overrideReason ? { override: { reason: overrideReason } } : {};
  await postBudget(work, postingsOf(work, head, lines), options);
  const years = yearsOf(await readCellFacts(work.tx, lines, false));
  await refuseOverdrawn(work, { kind: head.kind, lines, years, isPosted: true });
  await setChangeStatus(work.tx, head.id, 'APPROVED', work.now);
  work.journal.audit({
    ...{ docKind: 'budgetChange', docId: head.id, action: 'approved', reason: comment },
    ...{ from: 'SUBMITTED', to: 'APPROVED', version: head.version + 1 },
  });
  work.journal.emit(budgetChanged({ changeId: head.id }));
}

async function locked(work: Work, id: string): Promise<ChangeHead> {
  const head = await lockChange(work.tx, id);
  return head ?? refuse('budgets.notFound', { status: 'not_found' });
}

/** Decides the step that waits; after the last one all legs are posted. */
export async function decideChange(work: Work, input: DecideInput): Promise<Decided> {
  const head = await locked(work, input.id);
  const { status, docId } = await decideStep(work, input);
  if (docId !== head.id) throw new DomainError('approvals.caseNotFound', { status: 'not_found' });
  if (status === 'PENDING') return { id: head.id, status: head.status };
  if (status === 'APPROVED') {
    next(changeMachine, head.status, 'approve');
    await post(work, head, input.overrideReason, input.comment);
    return { id: head.id, status };
  }
  // What is returned is asked for anew: its figures were decided on as they stand.
  const to = next(changeMachine, head.status, 'reject');
  await setChangeStatus(work.tx, head.id, to);
  work.journal.audit({
    ...{ docKind: 'budgetChange', docId: head.id, action: 'rejected', reason: input.comment },
    ...{ from: head.status, to, version: head.version + 1 },
  });
  return { id: head.id, status: to };
}

/** By whoever asked, or who writes budgets. Refuses `budgets.notYours` and `budgets.stale`. */
export async function withdrawChange(work: Work, input: WithdrawInput): Promise<Decided> {
  const head = await locked(work, input.id);
  const isTheirs = head.createdBy === work.actor.userId || work.actor.can('budgets.write');
  if (!isTheirs) throw new DomainError('budgets.notYours', { status: 'forbidden' });
  if (head.version !== input.version) {
    const { id: docId, number, status } = head;
    const seen = { docKind: 'budgetChange', docId, version: input.version };
    throw new DomainError('budgets.stale', {
      ...{ status: 'conflict', params: { number, status }, seen },
    });
  }
  const to = next(changeMachine, head.status, 'withdraw');
  const { reason } = input;
  await withdrawCase(work, { docKind: 'BUDGET_CHANGE', docId: head.id, reason });
  await setChangeStatus(work.tx, head.id, to);
  work.journal.audit({
    ...{ docKind: 'budgetChange', docId: head.id, action: 'withdrawn', reason },
    ...{ from: head.status, to, version: head.version + 1 },
  });
  return { id: head.id, status: to };
}

/** The newest first, by pages. */
export async function listChanges(work: Work, input: ListChangesInput): Promise<Page<ChangeItem>> {
  return toPage(await listChangeItems(work.tx, input), input.limit, ({ id }) => [id]);
}

/** One change with its lines. Refuses `budgets.notFound`. */
export async function readChange(work: Work, { id }: { id: string }): Promise<ChangeView> {
  const item = await readChangeItem(work.tx, id);
  if (!item) refuse('budgets.notFound', { status: 'not_found' });
  const more = await linesAndActions(work, item);
  return { ...item, currency: work.organization.currency, ...more };
}

/** Whoever may ask, of what is their own, or who writes budgets. */
async function mayWithdraw({ tx, actor }: Work, { id }: ChangeItem): Promise<boolean> {
  if (!actor.can('budgets.transfer')) return false;
  return actor.can('budgets.write') || isAskedBy(tx, id, actor.userId);
}

async function linesAndActions(work: Work, item: ChangeItem) {
  const items = await readNamedLines(work.tx, item.id);
  const isWaiting = item.status === 'SUBMITTED';
  const waiting = isWaiting ? await pendingCaseOf(work, 'BUDGET_CHANGE', item.id) : null;
  const actions: ChangeView['actions'] = [
    ...(isWaiting && (await mayWithdraw(work, item)) ? (['withdraw'] as const) : []),
    ...(waiting?.mayDecide ? (['decide'] as const) : []),
  ];
  const pendingCase = waiting && { caseId: waiting.caseId, version: waiting.version };
  return { items, pendingCase, actions };
}
