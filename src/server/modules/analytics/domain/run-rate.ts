/** What the year comes to if it goes on as it went: actual / days gone x days of the year. */
import { divideHalfUp } from '@/kernel/decimal';

/** Half-up in minor units; null before the first day is over, because there is nothing to go by. */
export function runRate(actualMinor: bigint, daysGone: number, daysInAll: number): bigint | null {
  if (daysGone <= 0) return null;
  if (daysGone >= daysInAll) return actualMinor;
  return divideHalfUp(actualMinor * BigInt(daysInAll), BigInt(daysGone));
}
