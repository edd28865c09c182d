// The tax of an invoice by rate, as its lines add up. Pure.
import { compareDecimal, decimalText } from '@/kernel/decimal';

export interface TaxedLine {
  readonly taxRate: string;
  readonly taxMinor: bigint;
}

/** Lowest rate first; `0.050000` and `0.05` are one rate. */
export function taxByRate(lines: readonly TaxedLine[]): { rate: string; taxMinor: bigint }[] {
  const sums = new Map<string, bigint>();
  for (const { taxRate, taxMinor } of lines) {
    const rate = decimalText(taxRate);
    sums.set(rate, (sums.get(rate) ?? 0n) + taxMinor);
  }
  return [...sums]
    .map(([rate, taxMinor]) => ({ rate, taxMinor }))
    .toSorted((a, b) => compareDecimal(a.rate, b.rate));
}
