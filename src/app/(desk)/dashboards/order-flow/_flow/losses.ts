// What was lost between two stages, each loss before the stage it kept goods from. Pure.
import type { OrderFlow } from '@/server/modules/analytics/figure-schemas';
import { withQuery } from '../../_drivers/driver-links';

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

export interface Loss {
  readonly key: LossKey;
  readonly quantity: bigint;
  readonly kind: string;
  /** null: of several causes. */
  readonly cause: string | null;
}

/** Quantities lost on the way to a stage; nothing lost is no row. */
export function lossesBefore(stage: string, causes: readonly Cause[]): Loss[] {
  return WHERE.filter((one) => one.stage === stage).map(({ key, holds }) => {
    const own = causes.filter(holds);
    const [first, second] = own;
    return {
      ...{ key, kind: key === 'rejected' ? 'REJECTED' : 'CANCELLED' },
      cause: first && !second ? first.cause : null,
      quantity: own.reduce((sum, { quantity }) => sum + quantity, 0n),
    };
  });
}

/** The lines that make a loss, in the days of the dashboard. */
export const lostLinesHref = (
  days: { readonly from: string; readonly to: string },
  { kind, cause }: { readonly kind: string; readonly cause: string | null },
): string => withQuery('/dashboards/lines', { from: days.from, to: days.to, kind, cause });
