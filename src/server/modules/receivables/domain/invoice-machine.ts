/** The states of an invoice, and the one that follows from its amounts. */
import { defineMachine } from '@/kernel/state-machine';

export const INVOICE_STATUSES = ['OPEN', 'PARTIALLY_PAID', 'PAID', 'CREDITED', 'VOID'] as const;

export type InvoiceStatus = (typeof INVOICE_STATUSES)[number];

export const INVOICE_ACTIONS = [
  'payPart',
  'payFull',
  'unpay',
  'unpayAll',
  'credit',
  'void',
] as const;

export type InvoiceAction = (typeof INVOICE_ACTIONS)[number];

/** Void only what nobody has paid; anything later is corrected by a credit note. */
export const invoiceMachine = defineMachine<InvoiceStatus, InvoiceAction>({
  document: 'invoice',
  states: INVOICE_STATUSES,
  initial: 'OPEN',
  transitions: [
    { from: 'OPEN', action: 'payPart', to: 'PARTIALLY_PAID' },
    { from: 'OPEN', action: 'payFull', to: 'PAID' },
    { from: 'OPEN', action: 'credit', to: 'CREDITED' },
    { from: 'OPEN', action: 'void', to: 'VOID' },
    { from: 'PARTIALLY_PAID', action: 'payPart', to: 'PARTIALLY_PAID' },
    { from: 'PARTIALLY_PAID', action: 'payFull', to: 'PAID' },
    { from: 'PARTIALLY_PAID', action: 'unpay', to: 'PARTIALLY_PAID' },
    { from: 'PARTIALLY_PAID', action: 'unpayAll', to: 'OPEN' },
    { from: 'PARTIALLY_PAID', action: 'credit', to: 'CREDITED' },
    { from: 'PAID', action: 'unpay', to: 'PARTIALLY_PAID' },
    { from: 'PAID', action: 'unpayAll', to: 'OPEN' },
    { from: 'PAID', action: 'credit', to: 'CREDITED' },
    // A receipt behind a credited invoice is reversed: the amount is owed again.
    { from: 'CREDITED', action: 'unpay', to: 'PARTIALLY_PAID' },
    { from: 'CREDITED', action: 'unpayAll', to: 'OPEN' },
    { from: 'CREDITED', action: 'credit', to: 'CREDITED' },
  ],
});

export interface InvoiceAmounts {
  readonly totalMinor: bigint;
  readonly openMinor: bigint;
  /** The sum of the credit notes raised for it, applied to it or not. */
  readonly creditedMinor: bigint;
}

/** VOID is an act and never follows from amounts. An invoice over nothing is paid. */
export function invoiceStatus({
  totalMinor,
  openMinor,
  creditedMinor,
}: InvoiceAmounts): InvoiceStatus {
  if (openMinor < 0n || openMinor > totalMinor) throw new RangeError('open is not within total');
  if (openMinor === 0n) {
    return totalMinor > 0n && creditedMinor >= totalMinor ? 'CREDITED' : 'PAID';
  }
  return openMinor === totalMinor ? 'OPEN' : 'PARTIALLY_PAID';
}
