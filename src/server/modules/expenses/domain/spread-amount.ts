/** Gives an amount to lines in their order, each up to what it has open. */
import { refuse } from '@/kernel/domain-error';

export interface OpenLine {
  readonly id: string;
  readonly openMinor: bigint;
}

export interface SpreadPart {
  readonly id: string;
  readonly amountMinor: bigint;
}

/**
 * The parts sum to `amountMinor`. Refunds (open below zero) go first and whole, so that they are not
 * left over. Refuses with `expenses.settledAboveVerified`.
 */
export function spreadAmount(
  lines: readonly OpenLine[],
  amountMinor: bigint,
  currency: string,
): SpreadPart[] {
  const possibleMinor = lines.reduce((sum, line) => sum + line.openMinor, 0n);
  if (amountMinor <= 0n || amountMinor > possibleMinor) {
    refuse('expenses.settledAboveVerified', {
      field: 'amountMinor',
      params: { amountMinor: String(amountMinor), possibleMinor: String(possibleMinor), currency },
    });
  }
  let left = amountMinor;
  const sorted = [
    ...lines.filter((line) => line.openMinor < 0n),
    ...lines.filter((line) => line.openMinor > 0n),
  ];
  const parts: SpreadPart[] = [];
  for (const { id, openMinor } of sorted) {
    const part = openMinor < left ? openMinor : left;
    if (part === 0n) continue;
    parts.push({ id, amountMinor: part });
    left -= part;
  }
  return parts;
}
