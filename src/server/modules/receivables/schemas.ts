// What crosses the wire about receivables: inputs with their bounds, outputs field by field.
// Client-safe. Amounts are minor units, quantities base units, dates YYYY-MM-DD.
import { z } from 'zod';
import { dayField } from '@/kernel/fields';
import { MAX_AMOUNT_MINOR } from '@/kernel/money';
import { localNamesSchema } from '@/kernel/local-names';
import { pageInput, pageOf } from '@/kernel/page';
import { countedInput, countedItem } from './counted-fields';
import { INVOICE_STATUSES } from './domain/invoice-machine';

export { INVOICE_STATUSES };

/** The rule the server applies, so that the form can show the result while it is typed. */
export { allocateOldestFirst } from './domain/allocate-receipt';

export const RECEIPT_METHODS = ['BANK', 'CASH', 'CHEQUE', 'CARD', 'OTHER'] as const;
export const CREDIT_KINDS = ['RECEIPT', 'CREDIT_NOTE'] as const;
export const MAX_ALLOCATIONS = 500;

const id = z.uuid();
const date = dayField;
const money = z.bigint();
const version = z.number().int().min(0);
const reason = z.string().trim().min(1, 'request.required').max(500);
const positive = money.min(1n, 'receivables.amountNotPositive').max(MAX_AMOUNT_MINOR);
const optionalText = (max: number) => z.string().trim().max(max).nullish();

const DealerRef = { dealerId: id, dealerCode: z.string(), dealerName: z.string() };

const TimelineEvent = z.object({
  id,
  at: z.date(),
  action: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  reason: z.string().nullable(),
  userName: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()).nullable(),
});

// Invoices

export const ListInvoicesInput = z.object({
  ...pageInput,
  status: z.array(z.enum(INVOICE_STATUSES)).max(INVOICE_STATUSES.length).optional(),
  dealerId: id.optional(),
  orderId: id.optional(),
  /** Issued in this period, both ends included. */
  from: date.optional(),
  to: date.optional(),
  ...countedInput,
  /** Open and past due, the longest overdue first. */
  overdue: z.boolean().optional(),
  /** Open, and due before this day. */
  dueBefore: date.optional(),
  /** The beginning of a number. */
  search: z.string().trim().max(50).optional(),
});
export type ListInvoicesInput = z.infer<typeof ListInvoicesInput>;

export const InvoiceItem = z.object({
  id,
  number: z.string(),
  ...DealerRef,
  status: z.enum(INVOICE_STATUSES),
  currency: z.string(),
  issuedOn: date,
  dueOn: date.nullable(),
  /** Days past due while open; 0 otherwise. */
  overdueDays: z.number(),
  totalMinor: money,
  openMinor: money,
  ...countedItem,
});
export type InvoiceItem = z.infer<typeof InvoiceItem>;
export const InvoicePage = pageOf(InvoiceItem);

export const InvoiceRef = z.object({ invoiceId: id });

const ProductLine = {
  lineNo: z.number(),
  productId: id,
  productCode: z.string(),
  productName: z.string(),
  productNames: z.record(z.string(), z.string()),
  baseUnit: z.string(),
  quantity: z.number(),
  netMinor: money,
  taxMinor: money,
};

/** One application of credit to an invoice; negative took an earlier one back. */
export const AllocationView = z.object({
  id,
  kind: z.enum([...CREDIT_KINDS, 'VOID']),
  creditId: id,
  creditNumber: z.string(),
  invoiceId: id,
  invoiceNumber: z.string(),
  amountMinor: money,
  allocatedOn: date,
});
export type AllocationView = z.infer<typeof AllocationView>;

export const InvoiceView = InvoiceItem.extend({
  version,
  orderId: id.nullable(),
  orderNumber: z.string().nullable(),
  shipmentId: id.nullable(),
  shipmentNumber: z.string().nullable(),
  netMinor: money,
  taxMinor: money,
  dealerTaxNumber: z.string().nullable(),
  billTo: z.array(z.string()),
  lines: z.array(
    z.object({
      id,
      ...ProductLine,
      credited: z.number(),
      unitPrice: z.string(),
      taxRate: z.string(),
    }),
  ),
  allocations: z.array(AllocationView),
  creditNotes: z.array(z.object({ id, number: z.string(), issuedOn: date, totalMinor: money })),
  timeline: z.array(TimelineEvent),
  /** What this caller may do with it now. */
  actions: z.array(z.enum(['receive', 'void'])),
});
export type InvoiceView = z.infer<typeof InvoiceView>;

export const VoidInvoiceInput = z.object({ invoiceId: id, version, reason });

// Receipts

/** AWAITING a bank line; HELD for longer than the organization allows; CONFIRMED by one. */
export const BANK_STATES = ['AWAITING', 'HELD', 'CONFIRMED'] as const;
export type BankState = (typeof BANK_STATES)[number];

export const ListReceiptsInput = z.object({
  ...pageInput,
  dealerId: id.optional(),
  from: date.optional(),
  to: date.optional(),
  ...countedInput,
  /** Only receipts with money that pays nothing yet. */
  unapplied: z.boolean().optional(),
  /** What the bank says of it: AWAITING includes what is held. */
  bank: z.enum(BANK_STATES).optional(),
});
export type ListReceiptsInput = z.infer<typeof ListReceiptsInput>;

export const ReceiptItem = z.object({
  id,
  number: z.string(),
  ...DealerRef,
  status: z.enum(['POSTED', 'REVERSED']),
  currency: z.string(),
  receivedOn: date,
  method: z.string(),
  reference: z.string().nullable(),
  amountMinor: money,
  unappliedMinor: money,
  /** null: it was reversed. */
  bank: z.enum(BANK_STATES).nullable(),
  /** Day of the bank line; null until there is one. */
  confirmedOn: date.nullable(),
  bankReference: z.string().nullable(),
  ...countedItem,
  version,
});
export type ReceiptItem = z.infer<typeof ReceiptItem>;
export const ReceiptPage = pageOf(ReceiptItem);

export const ReceiptRef = z.object({ receiptId: id });

export const ReceiptView = ReceiptItem.extend({
  note: z.string().nullable(),
  allocations: z.array(AllocationView),
  timeline: z.array(TimelineEvent),
  actions: z.array(z.enum(['allocate', 'reverse', 'confirm', 'unconfirm'])),
});
export type ReceiptView = z.infer<typeof ReceiptView>;

/** 'oldest' due first, or exactly these; an empty list leaves everything unapplied. */
export const AllocationChoice = z.union([
  z.literal('oldest'),
  z.array(z.object({ invoiceId: id, amountMinor: positive })).max(MAX_ALLOCATIONS),
]);
export type AllocationChoice = z.infer<typeof AllocationChoice>;

export const RecordReceiptInput = z.object({
  dealerId: id,
  receivedOn: date,
  method: z.enum(RECEIPT_METHODS),
  reference: optionalText(100),
  note: optionalText(1000),
  amountMinor: positive,
  /** Where the bank's list shows it already. */
  confirmedOn: date.nullish(),
  allocations: AllocationChoice,
});
export type RecordReceiptInput = z.infer<typeof RecordReceiptInput>;

export const RecordedReceiptView = z.object({
  receiptId: id,
  number: z.string(),
  unappliedMinor: money,
  allocations: z.array(z.object({ invoiceId: id, amountMinor: money })),
});

export const ReverseReceiptInput = z.object({ receiptId: id, version, reason });

const MAX_CONFIRMED = 200;
export const ConfirmReceiptsInput = z.object({
  receipts: z
    .array(
      z.object({ receiptId: id, version, confirmedOn: date, bankReference: optionalText(100) }),
    )
    .min(1)
    .max(MAX_CONFIRMED),
});
export type ConfirmReceiptsInput = z.infer<typeof ConfirmReceiptsInput>;
export const ConfirmedReceipts = z.object({ confirmed: z.number() });

/** Receipts that wait for the bank for longer than the organization allows. */
export const HeldReceiptsView = z.object({
  /** Days a receipt may wait. */
  days: z.number(),
  totals: z.array(z.object({ currency: z.string(), amountMinor: money, count: z.number() })),
  /** The longest waiting first. */
  rows: z.array(ReceiptItem.extend({ waitingDays: z.number() })),
});
export type HeldReceiptsView = z.infer<typeof HeldReceiptsView>;

export const AllocateCreditInput = z.object({
  kind: z.enum(CREDIT_KINDS),
  creditId: id,
  allocations: AllocationChoice,
});
export const AllocatedCreditView = z.object({
  dealerId: id,
  allocations: z.array(z.object({ creditId: id, invoiceId: id, amountMinor: money })),
});

// Credit notes

export const ListCreditNotesInput = z.object({
  ...pageInput,
  dealerId: id.optional(),
  from: date.optional(),
  to: date.optional(),
  unapplied: z.boolean().optional(),
  /** Of invoices issued in this period, both ends included. */
  invoicedFrom: date.optional(),
  invoicedTo: date.optional(),
  currency: countedInput.currency,
  /** Issued in a later month than their invoice. */
  later: z.boolean().optional(),
});
export type ListCreditNotesInput = z.infer<typeof ListCreditNotesInput>;

export const CreditNoteItem = z.object({
  id,
  number: z.string(),
  ...DealerRef,
  invoiceId: id.nullable(),
  invoiceNumber: z.string().nullable(),
  returnId: id.nullable(),
  currency: z.string(),
  issuedOn: date,
  reason: z.string(),
  /** The reason in words: that of the return, where there is one. */
  reasonName: z.string(),
  reasonNames: localNamesSchema,
  totalMinor: money,
  unappliedMinor: money,
});
export type CreditNoteItem = z.infer<typeof CreditNoteItem>;
export const CreditNotePage = pageOf(CreditNoteItem);

export const CreditNoteRef = z.object({ creditNoteId: id });

export const CreditNoteView = CreditNoteItem.extend({
  returnNumber: z.string().nullable(),
  netMinor: money,
  taxMinor: money,
  lines: z.array(z.object({ id, ...ProductLine })),
  allocations: z.array(AllocationView),
  timeline: z.array(TimelineEvent),
  actions: z.array(z.enum(['allocate'])),
});
export type CreditNoteView = z.infer<typeof CreditNoteView>;

export * from './account-schemas';
