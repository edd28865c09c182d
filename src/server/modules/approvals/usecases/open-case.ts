// A document asks for its approval.
import { newId } from '@/kernel/ids';
import type { Work } from '@/server/platform/actor';
import type { ApprovalFacts, DocKind } from '../domain/case';
import { selectRule, stepsOf } from '../domain/select-rule';
import { stepWaiting } from '../events';
import { insertCase } from '../repo/cases';
import { readRules } from '../repo/rules';
import { stepsToAsk } from './deciders';

export interface OpenCase {
  docKind: DocKind;
  docId: string;
  /** As people know the document. */
  docNumber: string;
  /** What it is about, in one line. */
  title: string;
  /** null: the system asks, so nobody is kept from deciding. */
  requesterId: string | null;
  facts: ApprovalFacts;
}

/**
 * Opens the case of a document by the first rule that fits. A rule without steps approves at once;
 * where no rule fits, the role of the setting `approvals.standardRole` decides. Refuses with
 * `approvals.alreadyPending` (withdraw the case first).
 */
export async function openCase(
  work: Work,
  input: OpenCase,
): Promise<{ caseId: string; status: 'PENDING' | 'APPROVED' }> {
  const { tx, journal, now, settings } = work;
  const { docKind, docId, docNumber, title, requesterId, facts } = input;
  const rule = selectRule(await readRules(tx, docKind), docKind, facts);
  const standardRole = settings['approvals.standardRole'];
  const wanted = stepsOf(rule?.steps ?? [{ kind: 'ROLE', role: standardRole }], {
    facts,
    requesterId,
    standardRole,
  });
  const allowRepeat = rule?.allowRepeat ?? false;
  const steps = await stepsToAsk(work, wanted, { requesterId, allowRepeat, past: [] });
  const caseId = newId();
  const status = steps.length === 0 ? 'APPROVED' : 'PENDING';
  await insertCase(
    tx,
    {
      ...{ id: caseId, docKind, docId, docNumber, title, requesterId, status },
      amountMinor: facts.amountMinor,
      centreId: facts.centrePath.at(-1) ?? null,
      ruleId: rule?.id ?? null,
      allowRepeat,
      stepNo: steps.length === 0 ? 0 : 1,
      openedAt: now,
      closedAt: status === 'APPROVED' ? now : null,
    },
    steps,
  );
  journal.audit({
    ...{ docKind: 'approvalCase', docId: caseId, action: 'opened', to: status },
    detail: { docKind, docId, docNumber, rule: rule?.code ?? null, steps: steps.length },
  });
  if (status === 'PENDING') journal.emit(stepWaiting({ caseId, stepNo: 1 }));
  return { caseId, status };
}
