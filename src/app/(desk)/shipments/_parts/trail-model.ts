// What is worth saying of an event in the trail of a shipment or return. Pure.

export const KNOWN_EVENTS = [
  'create',
  'release',
  'pick',
  'ship',
  'deliver',
  'invoice',
  'cancel',
  'callOffLines',
  'request',
  'authorize',
  'receive',
  'inspect',
  'credit',
  'reject',
  'loadHistory',
] as const;
export type KnownEvent = (typeof KNOWN_EVENTS)[number];

export function knownEvent(action: string): KnownEvent | null {
  return KNOWN_EVENTS.find((known) => known === action) ?? null;
}

/** How many lines were picked or signed for short. */
export function shortCount(detail: Readonly<Record<string, unknown>> | null): number {
  const short = detail?.['short'];
  return Array.isArray(short) ? short.length : 0;
}

const REASON_CODES = ['NOTHING_ACCEPTED', 'ORDER_CANCELLED'] as const;
type ReasonCode = (typeof REASON_CODES)[number];

/** Whether the system gave this reason, which has words of its own. */
export const isReasonCode = (reason: string): reason is ReasonCode =>
  REASON_CODES.some((code) => code === reason);
