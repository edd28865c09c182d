/** Who may decide the step that waits, and what a decision makes of the case. Pure. */
import type { ErrorCode } from '@/kernel/domain-error';
import type { CaseStatus, CaseStep, Decision } from './case';

/** A person who decides: as themselves, or for somebody who delegated to them today. */
export interface Standing {
  userId: string;
  roles: readonly string[];
}

export interface PastDecision {
  decidedBy: string;
  onBehalfOf: string | null;
}

export interface DecisionQuestion {
  step: CaseStep;
  requesterId: string | null;
  allowRepeat: boolean;
  past: readonly PastDecision[];
  /** The decider first, then those they stand in for. */
  me: Standing;
  standsFor: readonly Standing[];
}

export type MayDecide = { as: string } | { refusal: ErrorCode };

const isAsked = (step: CaseStep, person: Standing): boolean =>
  step.kind === 'USER' ? step.userId === person.userId : person.roles.includes(step.role);

/** What keeps people from a step: whose request it is, and who decided in the case already. */
export type Excluded = Pick<DecisionQuestion, 'requesterId' | 'allowRepeat' | 'past'>;

/** Of these people, those whom the step asks and who may decide it themselves. */
export function decidersOf<P extends Standing>(
  step: CaseStep,
  { requesterId, allowRepeat, past }: Excluded,
  people: readonly P[],
): P[] {
  const decided = new Set(past.flatMap(({ decidedBy, onBehalfOf }) => [decidedBy, onBehalfOf]));
  return people.filter(
    (person) =>
      isAsked(step, person) &&
      person.userId !== requesterId &&
      (allowRepeat || !decided.has(person.userId)),
  );
}

/**
 * Whom a step asks when it begins. Where it asks only people who are kept from deciding it, or a person
 * who is gone, the standard role decides instead, if somebody there may: nothing waits for ever. A
 * role that nobody holds stays, because it can be given to somebody.
 */
export function stepToAsk(
  step: CaseStep,
  excluded: Excluded,
  { people, standardRole }: { people: readonly Standing[]; standardRole: string },
): CaseStep {
  const hasHolder = people.some((person) => isAsked(step, person));
  if (step.kind === 'ROLE' && !hasHolder) return step;
  if (decidersOf(step, excluded, people).length > 0) return step;
  const standard: CaseStep = { kind: 'ROLE', role: standardRole };
  return decidersOf(standard, excluded, people).length > 0 ? standard : step;
}

/**
 * In whose name the decision counts: one's own first. Refusals: `approvals.ownRequest` (also where
 * one would stand in for the requester), `approvals.notYours`, `approvals.decidedBefore`.
 */
export function mayDecide(question: DecisionQuestion): MayDecide {
  const { step, requesterId, allowRepeat, past, me, standsFor } = question;
  if (requesterId === me.userId) return { refusal: 'approvals.ownRequest' };
  const asked = [me, ...standsFor].filter((person) => isAsked(step, person));
  if (asked.length === 0) return { refusal: 'approvals.notYours' };
  const others = asked.filter((person) => person.userId !== requesterId);
  if (others.length === 0) return { refusal: 'approvals.ownRequest' };
  const decided = new Set(past.flatMap(({ decidedBy, onBehalfOf }) => [decidedBy, onBehalfOf]));
  const fresh = allowRepeat
    ? others
    : others.filter((person) => !decided.has(me.userId) && !decided.has(person.userId));
  const [first] = fresh;
  return first ? { as: first.userId } : { refusal: 'approvals.decidedBefore' };
}

/** The case after a decision on its step `stepNo` of `steps`. */
export function afterDecision(
  decision: Decision,
  { stepNo, steps }: { stepNo: number; steps: number },
): { status: CaseStatus; stepNo: number } {
  if (decision === 'REJECT') return { status: 'REJECTED', stepNo };
  if (decision === 'RETURN') return { status: 'RETURNED', stepNo };
  if (stepNo >= steps) return { status: 'APPROVED', stepNo };
  return { status: 'PENDING', stepNo: stepNo + 1 };
}
