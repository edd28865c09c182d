// What an order that is not approved yet leaves of its dealer's credit. Pure.
import type { AccountView } from '@/server/modules/receivables/schemas';
import type { OrderListItem } from '@/server/modules/orders/schemas';

export interface CreditLeft {
  /** null: not limited. Negative: over the limit. */
  readonly leftMinor: bigint | null;
  readonly limitMinor: bigint | null;
  /** Exposure with this order in it. */
  readonly afterMinor: bigint;
  readonly currency: string;
}

/** Each order by itself: another one that waits for the same dealer is not counted in. */
export function creditLeft(
  order: Pick<OrderListItem, 'totalMinor'>,
  account: Pick<AccountView, 'creditLimitMinor' | 'exposureMinor' | 'currency'>,
): CreditLeft {
  const { creditLimitMinor: limitMinor, exposureMinor, currency } = account;
  const afterMinor = exposureMinor + order.totalMinor;
  return {
    limitMinor,
    afterMinor,
    leftMinor: limitMinor === null ? null : limitMinor - afterMinor,
    currency,
  };
}
