/**
 * What applying credit to invoices changes: their open amount and status, and the entries of the
 * account. Applying moves INVOICED and UNAPPLIED down together, so exposure stays as it was.
 */
import { maxDate, type BusinessDate } from '@/kernel/business-date';
import { invoiceStatus, type InvoiceStatus } from './invoice-machine';

export interface InvoiceState {
  readonly invoiceId: string;
  readonly number: string;
  readonly issuedOn: BusinessDate;
  readonly dueOn: BusinessDate | null;
  readonly status: InvoiceStatus;
  readonly totalMinor: bigint;
  readonly openMinor: bigint;
  /** The sum of the credit notes raised for it, applied to it or not. */
  readonly creditedMinor: bigint;
}

export interface Application {
  readonly invoiceId: string;
  /** Negative takes an earlier application back. */
  readonly amountMinor: bigint;
}

export interface InvoiceChange {
  readonly invoiceId: string;
  readonly number: string;
  readonly fromOpenMinor: bigint;
  readonly toOpenMinor: bigint;
  readonly fromStatus: InvoiceStatus;
  readonly toStatus: InvoiceStatus;
}

/** The invoices after the applications; several on one invoice count together. */
export function settleInvoices(
  states: ReadonlyMap<string, InvoiceState>,
  applications: readonly Application[],
): InvoiceChange[] {
  const applied = new Map<string, bigint>();
  for (const { invoiceId, amountMinor } of applications) {
    applied.set(invoiceId, (applied.get(invoiceId) ?? 0n) + amountMinor);
  }
  return [...applied].map(([invoiceId, amountMinor]) => {
    const state = states.get(invoiceId);
    if (state === undefined) throw new Error('credit was applied to an invoice that was not read');
    const toOpenMinor = state.openMinor - amountMinor;
    return {
      invoiceId,
      number: state.number,
      fromOpenMinor: state.openMinor,
      toOpenMinor,
      fromStatus: state.status,
      toStatus: invoiceStatus({ ...state, openMinor: toOpenMinor }),
    };
  });
}

/**
 * The day an application counts from: `on`, or null for the first day both documents exist. Never
 * before that day, so that what was owed on a past date stays true.
 */
export function applicationDate(
  on: BusinessDate | null,
  credit: { readonly on: BusinessDate },
  invoice: { readonly issuedOn: BusinessDate },
): BusinessDate {
  const first = maxDate(credit.on, invoice.issuedOn);
  return on === null ? first : maxDate(on, first);
}

export interface DatedAmount {
  readonly occurredOn: BusinessDate;
  readonly bucket: 'INVOICED' | 'UNAPPLIED';
  readonly amountMinor: bigint;
}

/** Entries of a credit that arrives (`arrivedMinor` on `arrivedOn`) and is applied. */
export function creditEntries(
  arrived: { readonly on: BusinessDate; readonly minor: bigint } | null,
  applications: readonly (Application & { readonly allocatedOn: BusinessDate })[],
): DatedAmount[] {
  const sums = new Map<string, DatedAmount>();
  const add = (entry: DatedAmount) => {
    const key = `${entry.occurredOn} ${entry.bucket}`;
    const amountMinor = (sums.get(key)?.amountMinor ?? 0n) + entry.amountMinor;
    sums.set(key, { ...entry, amountMinor });
  };
  if (arrived !== null) {
    add({ occurredOn: arrived.on, bucket: 'UNAPPLIED', amountMinor: arrived.minor });
  }
  for (const { allocatedOn: occurredOn, amountMinor } of applications) {
    add({ occurredOn, bucket: 'INVOICED', amountMinor: -amountMinor });
    add({ occurredOn, bucket: 'UNAPPLIED', amountMinor: -amountMinor });
  }
  return [...sums.values()].filter(({ amountMinor }) => amountMinor !== 0n);
}
