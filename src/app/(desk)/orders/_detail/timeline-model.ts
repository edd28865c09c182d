// The trail of an order as events to be worded: newest first, with what is worth saying of each. Pure.

export const KNOWN_EVENTS = [
  'create',
  'submit',
  'hold',
  'releaseHold',
  'holdCleared',
  'approve',
  'reject',
  'cancel',
  'release',
  'update',
  'amend',
  'progress',
  'overrideCredit',
  'shipped',
  'delivered',
  'returned',
  'credited',
  'invoiced',
  'loadHistory',
] as const;
export type KnownEvent = (typeof KNOWN_EVENTS)[number];

export interface TrailEntry {
  readonly at: Date;
  readonly action: string;
  /** The state the order came into. */
  readonly to: string | null;
  readonly reason: string | null;
  readonly userName: string | null;
  readonly detail: Readonly<Record<string, unknown>> | null;
}

export interface TrailEvent {
  readonly id: string;
  /** null: an act this version has no word for; its own name is shown. */
  readonly action: KnownEvent | null;
  readonly name: string;
  /** The state the order came into, where a movement of goods or money brought it there. */
  readonly to: string | null;
  readonly at: Date;
  readonly by: string | null;
  readonly reason: string | null;
  /** Codes of hold reasons the act was about. */
  readonly holds: readonly string[];
  readonly automatic: boolean;
  readonly cutLines: number;
  readonly reserved: { readonly quantity: number; readonly lines: number } | null;
}

function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function count(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : 0;
}

/** Signed for, not sent; entries of any age must be readable. */
function movedDelivered(detail: TrailEntry['detail']): boolean {
  return Object.keys(Object(detail?.['changes'])).some((field) => field.endsWith('.delivered'));
}

/** Where another document moved the order, its kind stands as the act: what that meant for the order. */
function actOf({ action, to, detail }: TrailEntry): KnownEvent | null {
  switch (action) {
    case 'shipment':
      return to === 'CLOSED' || movedDelivered(detail) ? 'delivered' : 'shipped';
    case 'return':
      return 'returned';
    case 'invoice':
      return 'invoiced';
    case 'creditNote':
      return 'credited';
    default:
      return KNOWN_EVENTS.find((known) => known === action) ?? null;
  }
}

export function trailEvents(trail: readonly TrailEntry[]): readonly TrailEvent[] {
  return trail
    .map((entry, index): TrailEvent => {
      const detail = entry.detail ?? {};
      const reserved = count(detail['reserved']);
      return {
        id: String(index),
        action: actOf(entry),
        name: entry.action,
        to: entry.to,
        at: entry.at,
        by: entry.userName,
        reason: entry.reason,
        holds: [...texts(detail['reasons']), ...texts(detail['hold'])],
        automatic: detail['automatic'] === true,
        cutLines: count(detail['cutLines']),
        reserved: reserved > 0 ? { quantity: reserved, lines: count(detail['lines']) } : null,
      };
    })
    .toReversed();
}
