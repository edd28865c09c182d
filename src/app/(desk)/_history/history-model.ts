// What of an audit entry is worth showing. Pure; entries of any age must be readable.
import { amountFact } from '@/i18n/formats/amount-fact';
import type { Formats } from '@/i18n/formats/create-formats';
import { isBusinessDate } from '@/kernel/business-date';

export const HISTORY_ACTIONS = [
  'created',
  'updated',
  'statusChanged',
  'copied',
  'assigned',
  'pricesChanged',
  'pricesImported',
  'block',
  'unblock',
  'close',
  'reopen',
  'contactAdded',
  'contactChanged',
  'contactRemoved',
  'addressAdded',
  'addressChanged',
  'addressRemoved',
  'creditLimit',
  'moved',
  'closed',
  'reopened',
  'removed',
] as const;

export const HISTORY_FIELDS = [
  'code',
  'name',
  'names',
  'barcode',
  'baseUnit',
  'taxCode',
  'standardCost',
  'status',
  'packs',
  'currency',
  'validFrom',
  'validTo',
  'priority',
  'taxNumber',
  'taxExempt',
  'termsKind',
  'termsDays',
  'overdueDays',
  'note',
  'regionId',
  'levelId',
  'salespersonId',
  'categoryId',
  'kind',
  'ownerId',
  'parentId',
  'startsOn',
  'endsOn',
  'amount',
  'quantity',
  'title',
  'email',
  'phone',
  'isPrimary',
  'line1',
  'line2',
  'city',
  'state',
  'postalCode',
  'country',
  'isDefault',
] as const;

const COUNTS = ['created', 'updated', 'removed', 'prices'] as const;
export type CountKind = (typeof COUNTS)[number];

export interface Change {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

export interface Detail {
  readonly changes: readonly Change[];
  /** Name of the part that was added, changed or removed. */
  readonly what: string | null;
  readonly counts: readonly { readonly kind: CountKind; readonly count: number }[];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function readDetail(detail: Readonly<Record<string, unknown>> | null): Detail {
  const changes = isRecord(detail?.['changes']) ? Object.entries(detail['changes']) : [];
  const what = detail?.['what'];
  return {
    changes: changes.flatMap(([field, change]) =>
      isRecord(change) ? [{ field, from: change['from'], to: change['to'] }] : [],
    ),
    what: typeof what === 'string' ? what : null,
    counts: COUNTS.flatMap((kind) => {
      const count = detail?.[kind];
      return typeof count === 'number' && count > 0 ? [{ kind, count }] : [];
    }),
  };
}

/** The currency of an account's event; entries without one belong to no account. */
export function currencyOf(detail: Readonly<Record<string, unknown>> | null): string {
  const currency = detail?.['currency'];
  return typeof currency === 'string' ? currency : 'XXX';
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A value as a person reads it; an id says nothing to a person. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'string') return UUID.test(value) ? '…' : value;
  if (Array.isArray(value)) return value.map(valueText).join(', ');
  if (!isRecord(value)) return String(value);
  return Object.values(value).map(valueText).filter(Boolean).join(' ');
}

const DAYS: ReadonlySet<string> = new Set(['startsOn', 'endsOn', 'validFrom', 'validTo']);

/**
 * A value of a field in the reader's way: days and amounts as everywhere else on the screen. What is
 * not of the form it was written in (an entry of any age) is shown as it stands.
 */
export function fieldText(
  field: string,
  value: unknown,
  formats: Pick<Formats, 'date' | 'money' | 'quantity'>,
): string {
  if (typeof value === 'number' && field === 'quantity') return formats.quantity(value);
  if (typeof value !== 'string') return valueText(value);
  if (DAYS.has(field) && isBusinessDate(value)) return formats.date(value);
  return (field === 'amount' ? amountFact(value, formats) : null) ?? valueText(value);
}
