// Where the orders are that a cause of waiting counts. Pure.
import { withQuery } from '../_drivers/driver-links';

/** Causes of orders that are not approved yet; the others are of those to ship. */
const STATES_OF: Readonly<Record<string, string>> = {
  ...{ AWAITING_APPROVAL: 'SUBMITTED', CREDIT_HOLD: 'ON_HOLD', QUOTA_HOLD: 'ON_HOLD' },
  ...{ STOCK_HOLD: 'ON_HOLD', OTHER_HOLD: 'ON_HOLD' },
};

export const ordersOf = (cause: string): string =>
  withQuery('/orders', { status: STATES_OF[cause] ?? 'APPROVED,PARTIALLY_SHIPPED', gap: cause });
