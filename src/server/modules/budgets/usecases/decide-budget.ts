// A version asks for its approval and comes into force: the first of a year as ORIGINAL, a later one
// as the REVISION that leads from the one before.
import { DomainError, refuse } from '@/kernel/domain-error';
import { next } from '@/kernel/state-machine';
import { decideStep, openCase, withdrawCase } from '@/server/modules/approvals';
import type { Work } from '@/server/platform/actor';
import { budgetMachine, type BudgetStatus } from '../domain/budget-machine';
import { budgetApproved } from '../events';
import {
  differences,
  lockHead,
  lockYear,
  readItem,
  setStatus,
  type BudgetHead,
} from '../repo/versions';
import type { BudgetVersionRef, DecideInput, Decided, WithdrawInput } from '../version-schemas';
import { lockDraft, refuseStale } from './budget-versions';
import { checkBudget, postBudget } from './post-budget';

function audit(work: Work, head: BudgetHead, action: string, to: string, reason?: string | null) {
  const version = head.version + 1;
  const fact = { docKind: 'budget', docId: head.id, action, from: head.status, to, version };
  work.journal.audit({ ...fact, reason: reason ?? null, detail: { number: head.number } });
}

/** What leads from the version in force to this one. */
async function postingsTo(work: Work, head: BudgetHead) {
  const { tx } = work;
  const versions = await lockYear(tx, head.yearId);
  const before = versions.find(({ status }) => status === 'APPROVED') ?? null;
  const kind = before ? ('REVISION' as const) : ('ORIGINAL' as const);
  const changes = await differences(tx, head.id, before?.id ?? null);
  const postings = changes.map((change) => ({
    ...change,
    kind,
    occurredOn: work.today,
    docKind: 'budget',
    docId: head.id,
  }));
  return { before, postings };
}

/** Posts what leads to this version and takes the place of the one in force. */
async function bringIntoForce(work: Work, head: BudgetHead, overrideReason: string | null) {
  const { tx } = work;
  const { before, postings } = await postingsTo(work, head);
  const options = overrideReason ? { override: { reason: overrideReason } } : {};
  await postBudget(work, postings, options);
  if (before) {
    await setStatus(tx, before.id, { status: 'SUPERSEDED' });
    audit(work, before, 'superseded', 'SUPERSEDED');
  }
  await setStatus(tx, head.id, { status: 'APPROVED', approvedAt: work.now });
  work.journal.emit(budgetApproved({ budgetId: head.id }));
}

/**
 * Opens the approval; where no one has to decide, the version is in force at once. Refuses
 * `budgets.notDraft`, `budgets.stale`, `budgets.versionEmpty`, `budgets.notPostable` and, where it
 * comes into force, as `postBudget` does.
 */
export async function submitBudget(
  work: Work,
  { id, version }: BudgetVersionRef,
): Promise<Decided> {
  const head = await lockDraft(work, id, version);
  refuseStale(head, version);
  const item = await readItem(work.tx, id);
  if (!item || item.lines === 0) refuse('budgets.versionEmpty', { field: 'lines' });
  // A cell that cannot be posted is told to whoever can still change it, not to who approves.
  await checkBudget(work, (await postingsTo(work, head)).postings);
  const { status } = await openCase(work, {
    docKind: 'BUDGET',
    docId: id,
    docNumber: head.number,
    title: head.name,
    requesterId: work.actor.userId,
    facts: { amountMinor: item.expenseMinor, centrePath: [], tags: [head.yearId] },
  });
  await setStatus(work.tx, id, { status: 'SUBMITTED' });
  audit(work, head, 'submitted', 'SUBMITTED');
  if (status === 'APPROVED') {
    const submitted = { ...head, status: 'SUBMITTED' as const, version: version + 1 };
    await approve(work, submitted, null, null);
  }
  return { id, status: status === 'APPROVED' ? 'APPROVED' : 'SUBMITTED' };
}

async function approve(
  work: Work,
  head: BudgetHead,
  overrideReason: string | null,
  comment: string | null,
): Promise<void> {
  next(budgetMachine, head.status, 'approve');
  await bringIntoForce(work, head, overrideReason);
  audit(work, head, 'approved', 'APPROVED', comment);
}

const ACTION = { REJECTED: 'reject', RETURNED: 'return' } as const;

/**
 * Decides the step that waits; after the last one the version is in force. Refuses as `decideStep`
 * and `postBudget` do.
 */
export async function decideBudget(work: Work, input: DecideInput): Promise<Decided> {
  const head = await lockHead(work.tx, input.id);
  if (!head) throw new DomainError('budgets.notFound', { status: 'not_found' });
  const { status, docId } = await decideStep(work, input);
  if (docId !== head.id) throw new DomainError('approvals.caseNotFound', { status: 'not_found' });
  if (status === 'PENDING') return { id: head.id, status: head.status };
  if (status === 'APPROVED') {
    await approve(work, head, input.overrideReason, input.comment);
    return { id: head.id, status };
  }
  const to: BudgetStatus = next(budgetMachine, head.status, ACTION[status]);
  await setStatus(work.tx, head.id, { status: to });
  audit(work, head, ACTION[status] === 'return' ? 'returned' : 'rejected', to, input.comment);
  return { id: head.id, status: to };
}

/** Takes a submitted version back to be typed into. Refuses `budgets.stale`. */
export async function withdrawBudget(work: Work, input: WithdrawInput): Promise<Decided> {
  const head = await lockHead(work.tx, input.id);
  if (!head) throw new DomainError('budgets.notFound', { status: 'not_found' });
  refuseStale(head, input.version);
  const status = next(budgetMachine, head.status, 'withdraw');
  await withdrawCase(work, { docKind: 'BUDGET', docId: head.id, reason: input.reason });
  await setStatus(work.tx, head.id, { status });
  audit(work, head, 'withdrawn', status, input.reason);
  return { id: head.id, status };
}
