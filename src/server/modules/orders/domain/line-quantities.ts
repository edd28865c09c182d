/**
 * The quantities of an order line, all in base units, and what they may never say. The CHECK
 * constraints of `order_line` hold the same rules; here they have names and words.
 */
import { decimal, type DecimalInput } from '@/kernel/decimal';

export interface LineQuantities {
  readonly requested: number;
  readonly approved: number;
  readonly reserved: number;
  readonly shipped: number;
  /** Signed for. */
  readonly delivered: number;
  readonly returned: number;
  /** Returned with the demand re-opened: may be shipped again. */
  readonly reopened: number;
  /** Approved and given up. */
  readonly cancelled: number;
  readonly invoiced: number;
  /** How many more than approved may be shipped; 0 unless a tolerance is set. */
  readonly overShipMax: number;
}

export type LineFault =
  | 'requestedNotPositive'
  | 'approvedNotWithinRequested'
  | 'negativeCancelled'
  | 'negativeOpen'
  | 'reservedNotWithinOpen'
  | 'negativeShipped'
  | 'deliveredNotWithinShipped'
  | 'returnedNotWithinShipped'
  | 'reopenedNotWithinReturned'
  | 'invoicedNotWithinShipped'
  | 'negativeOverShipMax';

export function newLine(requested: number): LineQuantities {
  return {
    requested,
    approved: 0,
    reserved: 0,
    shipped: 0,
    delivered: 0,
    returned: 0,
    reopened: 0,
    cancelled: 0,
    invoiced: 0,
    overShipMax: 0,
  };
}

/** The most that may still be shipped, over-shipment tolerance included. */
export function shippableQuantity(line: LineQuantities): number {
  return line.approved + line.overShipMax + line.reopened - line.cancelled - line.shipped;
}

/** Approved − cancelled − shipped + re-opened: what the dealer still waits for. */
export function openQuantity(line: LineQuantities): number {
  return Math.max(0, line.approved + line.reopened - line.cancelled - line.shipped);
}

/** Shipped within the tolerance beyond what was open. */
export function overShippedQuantity(line: LineQuantities): number {
  return Math.max(0, line.shipped + line.cancelled - line.approved - line.reopened);
}

export function invoiceableQuantity(line: LineQuantities): number {
  return line.shipped - line.invoiced;
}

export function returnableQuantity(line: LineQuantities): number {
  return line.shipped - line.returned;
}

/**
 * Shipped and neither signed for nor back. Returned goods count as signed for first, so goods
 * refused at the door show here until the delivery says so: better late than closed too early.
 */
export function inTransitQuantity(line: LineQuantities): number {
  const refused = Math.max(0, line.returned - line.delivered);
  return Math.max(0, line.shipped - line.delivered - refused);
}

/** Whole units a tolerance allows above the approved quantity; part of a unit is none. */
export function overShipAllowance(approved: number, tolerance: DecimalInput): number {
  const { unscaled, scale } = decimal(tolerance);
  if (unscaled < 0n) throw new RangeError('tolerance must not be negative');
  return Number((BigInt(approved) * unscaled) / 10n ** BigInt(scale));
}

/** Every rule a line breaks; empty for a line that can be. */
export function lineFaults(line: LineQuantities): LineFault[] {
  const holds: Record<LineFault, boolean> = {
    requestedNotPositive: line.requested > 0,
    approvedNotWithinRequested: isWithin(line.approved, line.requested),
    negativeCancelled: line.cancelled >= 0,
    negativeOpen: shippableQuantity(line) >= 0,
    reservedNotWithinOpen: isWithin(line.reserved, shippableQuantity(line)),
    negativeShipped: line.shipped >= 0,
    deliveredNotWithinShipped: isWithin(line.delivered, line.shipped),
    returnedNotWithinShipped: isWithin(line.returned, line.shipped),
    reopenedNotWithinReturned: isWithin(line.reopened, line.returned),
    invoicedNotWithinShipped: isWithin(line.invoiced, line.shipped),
    negativeOverShipMax: line.overShipMax >= 0,
  };
  return LINE_FAULTS.filter((fault) => !holds[fault]);
}

const LINE_FAULTS: readonly LineFault[] = [
  'requestedNotPositive',
  'approvedNotWithinRequested',
  'negativeCancelled',
  'negativeOpen',
  'reservedNotWithinOpen',
  'negativeShipped',
  'deliveredNotWithinShipped',
  'returnedNotWithinShipped',
  'reopenedNotWithinReturned',
  'invoicedNotWithinShipped',
  'negativeOverShipMax',
];

function isWithin(value: number, most: number): boolean {
  return value >= 0 && value <= most;
}
