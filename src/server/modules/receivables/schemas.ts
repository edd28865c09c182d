// What crosses the wire about receivables: inputs with their bounds, outputs field by field.
// Client-safe. Amounts are minor units, quantities base units, dates YYYY-MM-DD.
import { z } from 'zod';
import { pageInput, pageOf } from '@/kernel/page';
import { INVOICE_STATUSES } from './domain/invoice-machine';

/** The rule the server applies, so that the form can show the result while it is typed. */
export { allocateOldestFirst } from './domain/allocate-receipt';

export const RECEIPT_METHODS = ['BANK', 'CASH', 'CHEQUE', 'CARD', 'OTHER'] as const;
export const CREDIT_KINDS = ['RECEIPT', 'CREDIT_NOTE'] as const;
export const MAX_ALLOCATIONS = 500;

const MAX_MINOR = 1_000_000_000_000_000n;

const id = z.uuid();
const date = z.iso.date();
const money = z.bigint();
const version = z.number().int().min(0);
const reason = z.string().trim().min(1, 'request.required').max(500);
const positive = money.min(1n, 'receivables.amountNotPositive').max(MAX_MINOR);
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
  /** Issued in this period, both ends included. */
  from: date.optional(),
  to: date.optional(),
  /** Open and past due, the longest overdue first. */
  overdue: z.boolean().optional(),
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

export const ListReceiptsInput = z.object({
  ...pageInput,
  dealerId: id.optional(),
  from: date.optional(),
  to: date.optional(),
  /** Only receipts with money that pays nothing yet. */
  unapplied: z.boolean().optional(),
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
});
export type ReceiptItem = z.infer<typeof ReceiptItem>;
export const ReceiptPage = pageOf(ReceiptItem);

export const ReceiptRef = z.object({ receiptId: id });

export const ReceiptView = ReceiptItem.extend({
  version,
  note: z.string().nullable(),
  allocations: z.array(AllocationView),
  timeline: z.array(TimelineEvent),
  actions: z.array(z.enum(['allocate', 'reverse'])),
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

// Accounts and credit

export const AccountRef = z.object({ dealerId: id });

const AccountParts = {
  currency: z.string(),
  /** null = not limited, 0 = prepayment only */
  creditLimitMinor: money.nullable(),
  openOrderMinor: money,
  unbilledMinor: money,
  invoicedMinor: money,
  unappliedMinor: money,
  exposureMinor: money,
  overdueMinor: money,
  oldestOverdueDays: z.number(),
};

export const AccountView = z.object({
  dealerId: id,
  ...AccountParts,
  /** limit − exposure; null when not limited, negative when over. */
  availableMinor: money.nullable(),
});
export type AccountView = z.infer<typeof AccountView>;

export const ListAccountsInput = z.object({
  ...pageInput,
  search: z.string().trim().max(100).optional(),
  /** all: by code; overLimit: the furthest over first; overdue: the largest amount first. */
  show: z.enum(['all', 'overLimit', 'overdue']).default('all'),
});
export type ListAccountsInput = z.infer<typeof ListAccountsInput>;

export const AccountItem = z.object({
  ...DealerRef,
  ...AccountParts,
  /** How far exposure is over the limit; 0 within it. */
  overMinor: money,
});
export type AccountItem = z.infer<typeof AccountItem>;
export const AccountPage = pageOf(AccountItem);

export const SetCreditLimitInput = z.object({
  dealerId: id,
  creditLimitMinor: money.min(0n).max(MAX_MINOR).nullable(),
  /** The limit the caller saw. */
  seenMinor: money.nullable(),
  reason,
});

export const OpenInvoice = z.object({
  invoiceId: id,
  number: z.string(),
  issuedOn: date,
  dueOn: date.nullable(),
  totalMinor: money,
  openMinor: money,
  overdueDays: z.number(),
});
export type OpenInvoice = z.infer<typeof OpenInvoice>;

// Ageing and statement of account

const AgeingBucket = z.object({
  key: z.string(),
  fromDays: z.number().nullable(),
  toDays: z.number().nullable(),
});

export const AgeingSummaryInput = z.object({ asOf: date });
export const AgeingSummary = z.object({
  asOf: date,
  buckets: z.array(AgeingBucket),
  totals: z.array(
    z.object({
      currency: z.string(),
      dealers: z.number(),
      /** One per bucket. */
      amounts: z.array(money),
      totalMinor: money,
      unappliedMinor: money,
      /** What the ledger says is invoiced and not paid; equals the total. */
      ledgerMinor: money,
    }),
  ),
});
export type AgeingSummary = z.infer<typeof AgeingSummary>;

export const ListAgeingInput = z.object({
  ...pageInput,
  asOf: date,
  sort: z.enum(['dealer', 'total', 'overdue']).default('overdue'),
});
export type ListAgeingInput = z.infer<typeof ListAgeingInput>;

export const AgeingRow = z.object({
  ...DealerRef,
  currency: z.string(),
  amounts: z.array(money),
  totalMinor: money,
  overdueMinor: money,
  unappliedMinor: money,
});
export type AgeingRow = z.infer<typeof AgeingRow>;
export const AgeingPage = pageOf(AgeingRow);

export const AgedInvoicesInput = z.object({
  ...pageInput,
  asOf: date,
  dealerId: id,
  /** Index of a bucket of the summary; all buckets without it. */
  bucket: z.number().int().min(0).max(20).optional(),
});
export type AgedInvoicesInput = z.infer<typeof AgedInvoicesInput>;
export const AgedInvoicePage = pageOf(
  z.object({
    id,
    number: z.string(),
    currency: z.string(),
    issuedOn: date,
    dueOn: date.nullable(),
    /** Past due on the day asked for. */
    overdueDays: z.number(),
    totalMinor: money,
    /** Open on the day asked for. */
    openMinor: money,
  }),
);

export const StatementPeriod = z.object({ dealerId: id, from: date, to: date });
export const StatementInput = StatementPeriod.extend(pageInput);
export type StatementInput = z.infer<typeof StatementInput>;

export const StatementMovement = z.object({
  key: z.string(),
  occurredOn: date,
  kind: z.enum(['invoice', 'receipt', 'creditNote']),
  docId: id,
  number: z.string(),
  /** A later document took the first one back: a void invoice, a reversed receipt. */
  reversal: z.boolean(),
  amountMinor: money,
  /** What is owed after it. */
  balanceMinor: money,
});
export type StatementMovement = z.infer<typeof StatementMovement>;

export const StatementPage = pageOf(StatementMovement);
export const StatementSummary = z.object({
  ...DealerRef,
  currency: z.string(),
  from: date,
  to: date,
  openingMinor: money,
  invoicedMinor: money,
  creditedMinor: money,
  receivedMinor: money,
  closingMinor: money,
});
export type StatementSummary = z.infer<typeof StatementSummary>;
