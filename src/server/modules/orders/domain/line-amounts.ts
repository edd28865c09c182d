// Amounts of a part of a line. A line stores the amounts of its requested quantity; the amount up to
// a quantity is a rounded function of that quantity, so the parts of any sequence of shipments or
// invoices add up to the whole, and what an account carries is a function of the line's state.
import { partAmount, sliceAmount } from '@/kernel/part-amount';

/** What the amounts of a line depend on. Quantities in base units, amounts in minor units. */
export interface LineAmounts {
  requested: number;
  netMinor: bigint;
  discountMinor: bigint;
  taxMinor: bigint;
  /** Null: what the product costs is not known. */
  costMinor: bigint | null;
}

export interface LineProgress extends LineAmounts {
  approved: number;
  reopened: number;
  cancelled: number;
  shipped: number;
  invoiced: number;
}

export interface PartAmounts {
  netMinor: bigint;
  discountMinor: bigint;
  taxMinor: bigint;
  costMinor: bigint | null;
}

/** The amounts of the movement from one quantity of the line to another; negative going back. */
export function partBetween(line: LineAmounts, from: number, to: number): PartAmounts {
  const part = (whole: bigint) =>
    sliceAmount({ whole, ofQuantity: line.requested, before: from, quantity: to - from });
  return {
    netMinor: part(line.netMinor),
    discountMinor: part(line.discountMinor),
    taxMinor: part(line.taxMinor),
    costMinor: line.costMinor === null ? null : part(line.costMinor),
  };
}

/** Net and tax up to a quantity: what the dealer owes for it. */
export function valueAt(line: LineAmounts, quantity: number): bigint {
  return (
    partAmount(line.netMinor, quantity, line.requested) +
    partAmount(line.taxMinor, quantity, line.requested)
  );
}

/** Quantity the company still means to ship in the end, shipped included. */
export function committedQuantity(line: LineProgress): number {
  return Math.max(line.approved + line.reopened - line.cancelled, line.shipped);
}

/** Bucket OPEN_ORDER of this line: approved and not shipped. */
export function openOrderValue(line: LineProgress): bigint {
  return valueAt(line, committedQuantity(line)) - valueAt(line, line.shipped);
}

/** Bucket UNBILLED of this line: shipped and not invoiced. */
export function unbilledValue(line: LineProgress): bigint {
  return valueAt(line, line.shipped) - valueAt(line, line.invoiced);
}
