/** Tax of one line, on top of its net amount, rounded half-up per line. */
import { compareDecimal, decimal, divideHalfUp, ZERO, type DecimalInput } from './decimal';

/** `rate` is a fraction: `0.05` is 5 %. The sign follows the net amount. */
export function taxOn(netMinor: bigint, rate: DecimalInput): bigint {
  const exact = decimal(rate);
  if (compareDecimal(exact, ZERO) < 0) throw new RangeError('tax rate must not be negative');
  return divideHalfUp(netMinor * exact.unscaled, 10n ** BigInt(exact.scale));
}
