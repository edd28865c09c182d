/** What an entry of the budget ledger does: makes the budget, uses it, or tells of a payment. */

export const BUDGET_KINDS = ['ORIGINAL', 'REVISION', 'TRANSFER', 'CARRY_FORWARD', 'FLEX'] as const;
export const USE_KINDS = ['PRE_COMMITMENT', 'COMMITMENT', 'ACTUAL'] as const;
export const ENTRY_KINDS = [...BUDGET_KINDS, ...USE_KINDS, 'SETTLED'] as const;

export type BudgetKind = (typeof BUDGET_KINDS)[number];
export type EntryKind = (typeof ENTRY_KINDS)[number];

export const isBudgetKind = (kind: EntryKind): kind is BudgetKind =>
  (BUDGET_KINDS as readonly string[]).includes(kind);

export const isUseKind = (kind: EntryKind): kind is (typeof USE_KINDS)[number] =>
  (USE_KINDS as readonly string[]).includes(kind);

/** A promise binds money and may be given back; actual and settled money is gone. */
export const isPromise = (kind: EntryKind): boolean =>
  kind === 'PRE_COMMITMENT' || kind === 'COMMITMENT';
