// Decides several approvals, each as the page of its document would, and says which were refused.
import { refusedOf } from '@/kernel/batch';
import { DomainError } from '@/kernel/domain-error';
import { documentsOfCases, type DocKind } from '@/server/modules/approvals';
import { decideBudget, decideChange } from '@/server/modules/budgets';
import { decideRequest } from '@/server/modules/expenses';
import type { Work } from '@/server/platform/actor';
import { inSavepoint } from '@/server/platform/savepoint';
import type { DecidedMany, DecideManyInput } from '../schemas';

interface OneDecision extends Pick<DecideManyInput, 'decision' | 'comment'> {
  caseId: string;
  docId: string;
  version: number;
}

type Decide = (work: Work, one: OneDecision) => Promise<{ status: string }>;

const asBudget = ({ docId, comment, ...rest }: OneDecision) => ({
  ...rest,
  ...{ id: docId, comment: comment || null, overrideReason: null },
});

const DECIDE: Record<DocKind, Decide> = {
  BUDGET: (work, one) => decideBudget(work, asBudget(one)),
  BUDGET_CHANGE: (work, one) => decideChange(work, asBudget(one)),
  EXPENSE_REQUEST: (work, { docId, version, decision, comment }) =>
    decideRequest(work, { requestId: docId, caseVersion: version, decision, comment, cuts: [] }),
  // Orders wait in a list of their own.
  ORDER: () => Promise.reject(new DomainError('decisions.openDocument', { status: 'refused' })),
};

/**
 * What each document refuses comes back beside its case: `approvals.caseNotFound`,
 * `approvals.stale`, `approvals.notYours`, `budgets.overBudget`, … Nothing of a refused one stays.
 */
export async function decideMany(work: Work, input: DecideManyInput): Promise<DecidedMany> {
  const { cases, decision, comment } = input;
  const versions = new Map(cases.map(({ caseId, version }) => [caseId, version]));
  const found = await documentsOfCases(work.tx, [...versions.keys()]);
  const outcome: DecidedMany = { done: [], refused: [] };
  for (const { id, docKind, docId } of found) {
    const one = { caseId: id, docId, version: versions.get(id) ?? 0, decision, comment };
    // One after the other: each is a savepoint of the same transaction.
    // oxlint-disable-next-line no-await-in-loop
    const attempt = await inSavepoint(work, (inner) => DECIDE[docKind](inner, one));
    if ('done' in attempt) outcome.done.push({ id, status: attempt.done.status });
    else outcome.refused.push(refusedOf(id, attempt.refusal));
    versions.delete(id);
  }
  const missing = new DomainError('approvals.caseNotFound', { status: 'not_found' }).toJSON();
  outcome.refused.push(...[...versions.keys()].map((id) => refusedOf(id, missing)));
  return outcome;
}
