// What was lost between two stages, each loss before the stage it kept goods from. Pure.
import type { OrderFlow } from '@/server/modules/analytics/figure-schemas';

export type LossKey = 'rejected' | 'cancelledBefore' | 'cancelled';

type Cause = OrderFlow['causes'][number];

const WHERE: readonly {
  readonly stage: 'APPROVED' | 'SHIPPED';
  readonly key: LossKey;
  readonly holds: (row: Cause) => boolean;
}[] = [
  { stage: 'APPROVED', key: 'rejected', holds: ({ kind }) => kind === 'REJECTED' },
  {
    ...{ stage: 'APPROVED', key: 'cancelledBefore' },
    holds: ({ kind, cause }) => kind === 'CANCELLED' && cause === 'BEFORE_APPROVAL',
  },
  {
    ...{ stage: 'SHIPPED', key: 'cancelled' },
    holds: ({ kind, cause }) => kind === 'CANCELLED' && cause !== 'BEFORE_APPROVAL',
  },
];

/** Quantities lost on the way to a stage; nothing lost is no row. */
export function lossesBefore(
  stage: string,
  causes: readonly Cause[],
): { key: LossKey; quantity: bigint }[] {
  return WHERE.filter((one) => one.stage === stage).map(({ key, holds }) => ({
    key,
    quantity: causes.filter(holds).reduce((sum, { quantity }) => sum + quantity, 0n),
  }));
}
