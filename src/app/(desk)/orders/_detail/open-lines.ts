// Which lines of an order still have something to give up. Pure.
import type { OrderView } from '@/server/modules/orders/schemas';
import type { OrderLine } from './order-types';

type Quantities = Pick<OrderLine, 'approved' | 'reopened' | 'cancelled' | 'shipped'>;

/** Base units that may still ship. */
function openUnits({ approved, reopened, cancelled, shipped }: Quantities): number {
  return approved + reopened - cancelled - shipped;
}

/** Lines are given up one by one only after approval; before it they are changed or cut instead. */
export function mayCancelLines(order: Pick<OrderView, 'status' | 'actions'>): boolean {
  const isApproved = order.status === 'APPROVED' || order.status === 'PARTIALLY_SHIPPED';
  return isApproved && order.actions.some((act) => act === 'cancel' || act === 'cancelRest');
}

export function openLines<Line extends Quantities>(lines: readonly Line[]): readonly Line[] {
  return lines.filter((line) => openUnits(line) > 0);
}
