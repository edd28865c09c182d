/**
 * The amounts of one line of a request on their way, and what they mean for the budget. The effect of
 * any step on the budget is the difference of two states, so that the ledger can never say anything
 * but what the documents say.
 */
import type { RequestStatus } from './request-machine';

/** Minor units. settled <= verified <= claimed - cut <= approved - released; approved <= requested. */
export interface LineAmounts {
  readonly requestedMinor: bigint;
  /** While SUBMITTED: what the approvers let pass so far. */
  readonly approvedMinor: bigint;
  readonly claimedMinor: bigint;
  readonly cutMinor: bigint;
  readonly verifiedMinor: bigint;
  readonly settledMinor: bigint;
  readonly releasedMinor: bigint;
}

export const NO_PROGRESS = {
  approvedMinor: 0n,
  claimedMinor: 0n,
  cutMinor: 0n,
  verifiedMinor: 0n,
  settledMinor: 0n,
  releasedMinor: 0n,
} as const;

export type UseKind = 'PRE_COMMITMENT' | 'COMMITMENT' | 'ACTUAL' | 'SETTLED';

export type BudgetUse = Readonly<Record<UseKind, bigint>>;

export const UNUSED: BudgetUse = { PRE_COMMITMENT: 0n, COMMITMENT: 0n, ACTUAL: 0n, SETTLED: 0n };

/** What a line uses of its budget cell. */
export function budgetUse(status: RequestStatus, line: LineAmounts): BudgetUse {
  if (status === 'SUBMITTED') return { ...UNUSED, PRE_COMMITMENT: line.requestedMinor };
  if (status !== 'APPROVED' && status !== 'CLOSED') return UNUSED;
  return {
    PRE_COMMITMENT: 0n,
    COMMITMENT: line.approvedMinor - line.verifiedMinor - line.releasedMinor,
    ACTUAL: line.verifiedMinor,
    SETTLED: line.settledMinor,
  };
}

/** The kinds that change between two states, in the order in which they are posted. */
export function useChanges(before: BudgetUse, after: BudgetUse): [UseKind, bigint][] {
  const kinds: UseKind[] = ['PRE_COMMITMENT', 'COMMITMENT', 'ACTUAL', 'SETTLED'];
  return kinds.flatMap((kind): [UseKind, bigint][] => {
    const change = after[kind] - before[kind];
    return change === 0n ? [] : [[kind, change]];
  });
}

/** What may still be claimed of an approved line: a claim above its request is refused. */
export function claimableMinor(line: LineAmounts): bigint {
  return line.approvedMinor - line.releasedMinor - (line.claimedMinor - line.cutMinor);
}

/** What closing gives back. */
export function unusedMinor(line: LineAmounts): bigint {
  return line.approvedMinor - line.verifiedMinor - line.releasedMinor;
}

/** True where a claim of this line waits for its verification. */
export function hasOpenClaims(line: LineAmounts): boolean {
  return line.claimedMinor - line.cutMinor !== line.verifiedMinor;
}
