/** What a case of approval is made of. Pure. */

export const DOC_KINDS = ['BUDGET', 'BUDGET_CHANGE', 'EXPENSE_REQUEST', 'ORDER'] as const;
export type DocKind = (typeof DOC_KINDS)[number];

export const CASE_STATUSES = ['PENDING', 'APPROVED', 'REJECTED', 'RETURNED', 'WITHDRAWN'] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

export const DECISIONS = ['APPROVE', 'REJECT', 'RETURN'] as const;
export type Decision = (typeof DECISIONS)[number];

/** What rules look at. */
export interface ApprovalFacts {
  /** Minor units of the organization's currency; its size counts, not its sign. */
  amountMinor: bigint;
  /** Ids from the root centre down to the document's own; empty: no centre. */
  centrePath: readonly string[];
  /** Ids a rule may ask for: expense type, account, dealer. */
  tags: readonly string[];
  /** Who answers for the centre, for steps that ask its owner. */
  ownerId?: string | null;
}

/** A step as a rule states it. */
export type RuleStep =
  { kind: 'ROLE'; role: string } | { kind: 'USER'; userId: string } | { kind: 'OWNER' };

/** A step of a case: an owner is a user by then. */
export type CaseStep = Exclude<RuleStep, { kind: 'OWNER' }>;
