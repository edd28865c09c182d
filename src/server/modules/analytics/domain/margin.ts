/**
 * Margin of sales whose cost is known. What has no known cost has no margin either: it is neither all
 * margin nor none, so it stays out of both sides, and how much it is stands beside the figure.
 */
import { ratio } from './ratio';

export interface CostedSales {
  readonly amountMinor: bigint;
  /** Of what is known. */
  readonly costMinor: bigint;
  /** The part of the amount that has no known cost. */
  readonly uncostedMinor: bigint;
}

export interface Margin {
  /** Minor units; null: of nothing is the cost known. */
  readonly marginMinor: bigint | null;
  /** Margin ÷ sales with a known cost; null: no basis. */
  readonly marginRate: string | null;
  /** Sales without a known cost ÷ sales; null: no basis. */
  readonly uncostedRate: string | null;
}

export function marginOf({ amountMinor, costMinor, uncostedMinor }: CostedSales): Margin {
  const costed = amountMinor - uncostedMinor;
  const isKnown = uncostedMinor === 0n || costed !== 0n || costMinor !== 0n;
  const marginMinor = isKnown ? costed - costMinor : null;
  return {
    marginMinor,
    marginRate: marginMinor === null ? null : ratio(marginMinor, costed),
    uncostedRate: ratio(uncostedMinor, amountMinor),
  };
}
