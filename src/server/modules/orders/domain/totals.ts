/** Amounts of a line from its price, and of an order from its lines. */
import type { DecimalInput } from '@/kernel/decimal';
import { extendPrice } from '@/kernel/extend-price';
import { taxOn } from '@/kernel/tax';

export interface PricedLine {
  readonly unitPrice: DecimalInput;
  readonly quantity: number;
  readonly discountRate: DecimalInput;
  readonly taxRate: DecimalInput;
}

export interface LineMoney {
  readonly netMinor: bigint;
  readonly discountMinor: bigint;
  readonly taxMinor: bigint;
}

export interface OrderTotals extends LineMoney {
  readonly totalMinor: bigint;
  readonly lineCount: number;
}

/** Rounded here, per line, once. */
export function lineMoney(line: PricedLine, minorDigits: number): LineMoney {
  const { netMinor, discountMinor } = extendPrice({ ...line, minorDigits });
  return { netMinor, discountMinor, taxMinor: taxOn(netMinor, line.taxRate) };
}

/** Sums of rounded lines: total = net + tax, and what is shown adds up. */
export function orderTotals(lines: readonly LineMoney[]): OrderTotals {
  let [netMinor, discountMinor, taxMinor] = [0n, 0n, 0n];
  for (const line of lines) {
    netMinor += line.netMinor;
    discountMinor += line.discountMinor;
    taxMinor += line.taxMinor;
  }
  return {
    netMinor,
    discountMinor,
    taxMinor,
    totalMinor: netMinor + taxMinor,
    lineCount: lines.length,
  };
}
