/** Ratios as text: exact division, half-up. Without a basis there is no ratio, never 0 or infinity. */
import { divideHalfUp } from '@/kernel/decimal';

const DIGITS = 6;

/** `part / whole` with six decimals (`0.074448`); null where the whole is zero. */
export function ratio(part: bigint, whole: bigint): string | null {
  if (whole === 0n) return null;
  const sign = whole < 0n ? -1n : 1n;
  const scaled = divideHalfUp(part * sign * 10n ** BigInt(DIGITS), whole * sign);
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(DIGITS + 1, '0');
  return `${scaled < 0n ? '-' : ''}${digits.slice(0, -DIGITS)}.${digits.slice(-DIGITS)}`;
}
