// The life of an appropriation of a public budget as postings on one cell.
import type { CodedPosting } from './coded-ledger';

/** Measures of a line, minor units, each as the file states it. */
export interface Appropriation {
  initial: bigint;
  modification: bigint;
  /** Initial and modification; stated with fewer digits than both where it is large. */
  definitive: bigint;
  authorised: bigint;
  committed: bigint;
  recognised: bigint;
}

export type Cell = Pick<CodedPosting, 'on' | 'centre' | 'account' | 'programme'>;

/** A stage may not be larger than the one before: what is recognised was committed. */
export function stagesFall({ authorised, committed, recognised }: Appropriation): boolean {
  return authorised >= committed && committed >= recognised;
}

/**
 * Each stage net of the next, so that nothing is counted twice: what is authorised and not committed
 * is a pre-commitment, what is committed and not recognised a commitment, what is recognised actual.
 * The gross figures come back by adding: committed = commitment + actual, authorised = committed +
 * pre-commitment. Where the stated definitive credit differs from its parts, the difference is a
 * revision of its own, so that the budget in force is the one the publisher states.
 */
export function appropriationPostings(cell: Cell, line: Appropriation): CodedPosting[] {
  const rounding = line.definitive - line.initial - line.modification;
  return [
    { ...cell, kind: 'ORIGINAL', amountMinor: line.initial, document: 'initial' },
    { ...cell, kind: 'REVISION', amountMinor: line.modification, document: 'modification' },
    { ...cell, kind: 'REVISION', amountMinor: rounding, document: 'rounding' },
    {
      ...cell,
      kind: 'PRE_COMMITMENT',
      amountMinor: line.authorised - line.committed,
      document: 'authorised',
    },
    {
      ...cell,
      kind: 'COMMITMENT',
      amountMinor: line.committed - line.recognised,
      document: 'committed',
    },
    { ...cell, kind: 'ACTUAL', amountMinor: line.recognised, document: 'recognised' },
  ];
}
