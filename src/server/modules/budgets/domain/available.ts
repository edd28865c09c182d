/**
 * What may still be spent. The one formula of the product; balances, pools, the database's guard and
 * the screen all answer to it.
 */

/** Sums of the ledger over any set of cells, in minor units. */
export interface BudgetSums {
  readonly originalMinor: bigint;
  readonly revisionMinor: bigint;
  readonly transferMinor: bigint;
  readonly carryForwardMinor: bigint;
  /** What a sales-driven budget has grown by. */
  readonly flexMinor: bigint;
  readonly preCommitmentMinor: bigint;
  readonly commitmentMinor: bigint;
  readonly actualMinor: bigint;
  /** Paid out; says nothing about what is available. */
  readonly settledMinor: bigint;
}

export const SUM_FIELDS = [
  'originalMinor',
  'revisionMinor',
  'transferMinor',
  'carryForwardMinor',
  'flexMinor',
  'preCommitmentMinor',
  'commitmentMinor',
  'actualMinor',
  'settledMinor',
] as const satisfies readonly (keyof BudgetSums)[];

export const NO_SUMS: BudgetSums = {
  originalMinor: 0n,
  revisionMinor: 0n,
  transferMinor: 0n,
  carryForwardMinor: 0n,
  flexMinor: 0n,
  preCommitmentMinor: 0n,
  commitmentMinor: 0n,
  actualMinor: 0n,
  settledMinor: 0n,
};

/** original ± revisions ± transfers + carry-forward + what sales added. */
export function budgetOf(sums: BudgetSums): bigint {
  const { originalMinor, revisionMinor, transferMinor, carryForwardMinor, flexMinor } = sums;
  return originalMinor + revisionMinor + transferMinor + carryForwardMinor + flexMinor;
}

/** pre-commitment + commitment + actual. */
export function usedOf(sums: BudgetSums): bigint {
  return sums.preCommitmentMinor + sums.commitmentMinor + sums.actualMinor;
}

/** Negative where more is used than budgeted. */
export function availableOf(sums: BudgetSums): bigint {
  return budgetOf(sums) - usedOf(sums);
}
