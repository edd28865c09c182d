/** What the year comes to if it goes on as it went: actual / days gone x days of the year. */
import { divideHalfUp } from '@/kernel/decimal';
import { RUN_RATE_DAYS } from '../figure-schemas';

/**
 * Half-up in minor units; null before four weeks of the year have come, because what is booked once a
 * month would be taken for every day. A year that is over is what it was.
 */
export function runRate(actualMinor: bigint, daysGone: number, daysInAll: number): bigint | null {
  if (daysGone >= daysInAll) return daysGone <= 0 ? null : actualMinor;
  if (daysGone < RUN_RATE_DAYS) return null;
  return divideHalfUp(actualMinor * BigInt(daysInAll), BigInt(daysGone));
}
