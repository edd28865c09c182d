/** Which rule a document falls under, and the steps that makes of it. Pure. */
import type { ApprovalFacts, CaseStep, DocKind, RuleStep } from './case';

export interface RuleConditions {
  docKind: DocKind;
  active: boolean;
  /** The lowest number is asked first. */
  priority: number;
  code: string;
  /** Both inclusive; null: no bound. */
  amountFromMinor: bigint | null;
  amountToMinor: bigint | null;
  /** With everything below it. */
  centreId: string | null;
  /** Any of them; empty: whatever it is. */
  tags: readonly string[];
}

const sizeOf = (amount: bigint) => (amount < 0n ? -amount : amount);

function fits(rule: RuleConditions, docKind: DocKind, facts: ApprovalFacts): boolean {
  const amount = sizeOf(facts.amountMinor);
  return (
    rule.active &&
    rule.docKind === docKind &&
    (rule.amountFromMinor === null || amount >= rule.amountFromMinor) &&
    (rule.amountToMinor === null || amount <= rule.amountToMinor) &&
    (rule.centreId === null || facts.centrePath.includes(rule.centreId)) &&
    (rule.tags.length === 0 || rule.tags.some((tag) => facts.tags.includes(tag)))
  );
}

/** The first rule by priority, then code, whose conditions all fit; undefined: none does. */
export function selectRule<R extends RuleConditions>(
  rules: readonly R[],
  docKind: DocKind,
  facts: ApprovalFacts,
): R | undefined {
  return rules
    .filter((rule) => fits(rule, docKind, facts))
    .toSorted((a, b) => a.priority - b.priority || (a.code < b.code ? -1 : 1))[0];
}

/**
 * The steps of a case. Nobody decides on their own request, so a step that names the requester, or
 * the owner of a centre that has none, goes to the standard role instead of waiting for ever.
 */
export function stepsOf(
  steps: readonly RuleStep[],
  {
    facts,
    requesterId,
    standardRole,
  }: {
    facts: ApprovalFacts;
    requesterId: string | null;
    standardRole: string;
  },
): CaseStep[] {
  const standard: CaseStep = { kind: 'ROLE', role: standardRole };
  return steps.map((step): CaseStep => {
    if (step.kind === 'ROLE') return step;
    const userId = step.kind === 'OWNER' ? (facts.ownerId ?? null) : step.userId;
    return userId === null || userId === requesterId ? standard : { kind: 'USER', userId };
  });
}
