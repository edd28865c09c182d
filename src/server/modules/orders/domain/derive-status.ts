/** The status of an order after quantities moved, and how far it has come, from its lines alone. */
import type { OrderStatus } from './order-machine';
import { inTransitQuantity, openQuantity, type LineQuantities } from './line-quantities';

const BEFORE_APPROVAL: ReadonlySet<OrderStatus> = new Set([
  'DRAFT',
  'SUBMITTED',
  'ON_HOLD',
  'REJECTED',
  'CANCELLED',
]);

/**
 * An order that is approved is as far as its lines: nothing shipped APPROVED (CANCELLED when
 * nothing is open either), some of it PARTIALLY_SHIPPED, nothing open any more SHIPPED, and CLOSED
 * once every unit shipped is signed for or returned, and invoiced. Payment closes invoices, not
 * orders.
 */
export function deriveStatus(current: OrderStatus, lines: readonly LineQuantities[]): OrderStatus {
  if (BEFORE_APPROVAL.has(current)) return current;
  const anyShipped = lines.some((line) => line.shipped > 0);
  const anyOpen = lines.some((line) => openQuantity(line) > 0);
  if (!anyShipped) return anyOpen ? 'APPROVED' : 'CANCELLED';
  if (anyOpen) return 'PARTIALLY_SHIPPED';
  return lines.every(isSettled) ? 'CLOSED' : 'SHIPPED';
}

function isSettled(line: LineQuantities): boolean {
  return inTransitQuantity(line) === 0 && line.invoiced >= line.shipped;
}

export type Degree = 'NONE' | 'PART' | 'FULL';

export interface OrderProgress {
  readonly reserved: Degree;
  readonly shipped: Degree;
  readonly delivered: Degree;
  readonly invoiced: Degree;
}

/** Line by line: over-delivery of one line never hides the shortage of another. */
export function orderProgress(lines: readonly LineQuantities[]): OrderProgress {
  return {
    reserved: degree(lines.map((line) => [line.reserved, openQuantity(line)])),
    shipped: degree(lines.map((line) => [line.shipped, line.shipped + openQuantity(line)])),
    delivered: degree(lines.map((line) => [line.delivered, line.shipped])),
    invoiced: degree(lines.map((line) => [line.invoiced, line.shipped])),
  };
}

function degree(parts: readonly (readonly [done: number, whole: number])[]): Degree {
  const wanted = parts.filter(([, whole]) => whole > 0);
  if (wanted.every(([done]) => done <= 0)) return 'NONE';
  return wanted.every(([done, whole]) => done >= whole) ? 'FULL' : 'PART';
}
