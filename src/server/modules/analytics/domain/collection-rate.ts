/**
 * Collection rate (回款率): what came in of what could be collected. A receipt that is claimed back is
 * taken off the day it is claimed back on, so a month may have taken more back than came in, above all
 * one that has hardly begun: then nothing was collected of anything. Pure.
 */
import { ratio } from './ratio';

/** Null where nothing could be collected, or more was claimed back than came in: never below zero. */
export function collectionRate(receivedMinor: bigint, dueMinor: bigint): string | null {
  return dueMinor <= 0n || receivedMinor < 0n ? null : ratio(receivedMinor, dueMinor);
}
