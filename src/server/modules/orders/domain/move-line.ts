/**
 * What may happen to a line's quantities: each move gives the new quantities or refuses with the
 * number that would have been possible. A quantity that is no positive integer is a programming
 * error here; schemas refuse it before.
 */
import { refuse, type ErrorCode } from '@/kernel/domain-error';
import {
  invoiceableQuantity,
  openQuantity,
  returnableQuantity,
  shippableQuantity,
  type LineQuantities,
} from './line-quantities';

/** Refuses with `orders.approvedNotWithinRequested`. */
export function approveLine(
  line: LineQuantities,
  approved: number,
  overShipMax: number,
): LineQuantities {
  if (!Number.isSafeInteger(approved) || approved < 0 || approved > line.requested) {
    refuse('orders.approvedNotWithinRequested', {
      status: 'invalid',
      params: { approved, requested: line.requested },
    });
  }
  return { ...line, approved, overShipMax };
}

/** Refuses with `orders.reservedMoreThanOpen`. */
export function reserveLine(line: LineQuantities, quantity: number): LineQuantities {
  guard('orders.reservedMoreThanOpen', quantity, openQuantity(line) - line.reserved);
  return { ...line, reserved: line.reserved + quantity };
}

/** Refuses with `orders.unreservedMoreThanReserved`. */
export function unreserveLine(line: LineQuantities, quantity: number): LineQuantities {
  guard('orders.unreservedMoreThanReserved', quantity, line.reserved);
  return { ...line, reserved: line.reserved - quantity };
}

/** Uses up what is reserved for the line first. Refuses with `orders.shippedMoreThanApproved`. */
export function shipLine(line: LineQuantities, quantity: number): LineQuantities {
  guard('orders.shippedMoreThanApproved', quantity, shippableQuantity(line));
  const reserved = line.reserved - Math.min(line.reserved, quantity);
  return { ...line, shipped: line.shipped + quantity, reserved };
}

/** Refuses with `orders.deliveredMoreThanShipped`. */
export function deliverLine(line: LineQuantities, quantity: number): LineQuantities {
  guard('orders.deliveredMoreThanShipped', quantity, line.shipped - line.delivered);
  return { ...line, delivered: line.delivered + quantity };
}

/** Refuses with `orders.returnedMoreThanShipped`. `reopen`: the dealer still wants the goods. */
export function returnLine(
  line: LineQuantities,
  quantity: number,
  { reopen }: { readonly reopen: boolean },
): LineQuantities {
  guard('orders.returnedMoreThanShipped', quantity, returnableQuantity(line));
  return {
    ...line,
    returned: line.returned + quantity,
    reopened: line.reopened + (reopen ? quantity : 0),
  };
}

/**
 * Gives up open quantity, unreserved units first, and with it the tolerance: nothing goes out beyond what
 * was left. Refuses with `orders.cancelledMoreThanOpen`.
 */
export function cancelLine(line: LineQuantities, quantity: number): LineQuantities {
  guard('orders.cancelledMoreThanOpen', quantity, openQuantity(line));
  const cancelled = line.cancelled + quantity;
  const reserved = Math.min(line.reserved, openQuantity({ ...line, cancelled }));
  return { ...line, cancelled, reserved, overShipMax: 0 };
}

/** Refuses with `orders.invoicedMoreThanShipped`. */
export function invoiceLine(line: LineQuantities, quantity: number): LineQuantities {
  guard('orders.invoicedMoreThanShipped', quantity, invoiceableQuantity(line));
  return { ...line, invoiced: line.invoiced + quantity };
}

function guard(code: ErrorCode, quantity: number, possible: number): void {
  if (!Number.isSafeInteger(quantity) || quantity <= 0) {
    throw new RangeError(`quantity must be a positive integer, not ${quantity}`);
  }
  if (quantity > possible) refuse(code, { params: { quantity, possible: Math.max(0, possible) } });
}
