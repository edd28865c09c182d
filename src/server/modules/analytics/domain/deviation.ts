/** When a variance is a deviation, and what may become of it. */
import type { BusinessDate } from '@/kernel/business-date';
import { compareDecimal } from '@/kernel/decimal';
import { defineMachine } from '@/kernel/state-machine';
import { ratio } from './ratio';
import type { Variance } from './variance';

export interface Threshold {
  /** Both have to be passed where both are set; at least one is. */
  readonly amountMinor: bigint | null;
  readonly rate: string | null;
  readonly onlyUnfavourable: boolean;
}

const size = (amount: bigint) => (amount < 0n ? -amount : amount);

/**
 * Past, not at, the threshold. Without a basis there is no variance and so no deviation; a basis of
 * zero has no rate, so there the amount alone decides, and where only a rate is set any difference.
 */
export function isDeviation(variance: Variance, threshold: Threshold): boolean {
  const { varianceMinor, rate } = variance;
  if (varianceMinor === null || varianceMinor === 0n) return false;
  if (threshold.onlyUnfavourable && varianceMinor > 0n) return false;
  const passesAmount =
    threshold.amountMinor === null || size(varianceMinor) > threshold.amountMinor;
  const passesRate =
    threshold.rate === null ||
    rate === null ||
    compareDecimal(rate.replace(/^-/, ''), threshold.rate) > 0;
  return passesAmount && passesRate;
}

/** Whether a variance went further off than one that was closed, by what would be a deviation of its own. */
export function isFurtherOff(now: Variance, closedMinor: bigint, threshold: Threshold): boolean {
  const { varianceMinor, basisMinor } = now;
  if (varianceMinor === null || size(varianceMinor) <= size(closedMinor)) return false;
  const since = varianceMinor - closedMinor;
  const rate = basisMinor === null ? null : ratio(since, size(basisMinor));
  return isDeviation({ ...now, varianceMinor: since, rate }, threshold);
}

interface Due {
  readonly status: string;
  readonly cleared: boolean;
  readonly dueOn: BusinessDate;
}

/** Not answered, still past the threshold, and past its day. */
export const isLate = ({ status, cleared, dueOn }: Due, today: BusinessDate): boolean =>
  status === 'OPEN' && !cleared && dueOn < today;

export const deviationMachine = defineMachine({
  document: 'deviations',
  states: ['OPEN', 'EXPLAINED', 'ACTION', 'CLOSED'],
  initial: 'OPEN',
  transitions: [
    { from: 'OPEN', action: 'ask', to: 'OPEN' },
    { from: 'OPEN', action: 'explain', to: 'EXPLAINED' },
    { from: 'EXPLAINED', action: 'explain', to: 'EXPLAINED' },
    { from: 'EXPLAINED', action: 'act', to: 'ACTION' },
    { from: 'ACTION', action: 'act', to: 'ACTION' },
    { from: 'ACTION', action: 'explain', to: 'ACTION' },
    { from: 'EXPLAINED', action: 'return', to: 'OPEN' },
    { from: 'ACTION', action: 'return', to: 'OPEN' },
    { from: 'EXPLAINED', action: 'close', to: 'CLOSED' },
    { from: 'ACTION', action: 'close', to: 'CLOSED' },
    { from: 'CLOSED', action: 'reopen', to: 'OPEN' },
  ],
});
export type DeviationAction = 'ask' | 'explain' | 'act' | 'return' | 'close' | 'reopen';
