// What crosses the wire about accounts, ageing and statements of account. Client-safe. Amounts are
// minor units, dates YYYY-MM-DD.
import { z } from 'zod';
import { dayField } from '@/kernel/fields';
import { MAX_AMOUNT_MINOR } from '@/kernel/money';
import { pageInput, pageOf } from '@/kernel/page';

const id = z.uuid();
const date = dayField;
const money = z.bigint();
const reason = z.string().trim().min(1, 'request.required').max(500);

const DealerRef = { dealerId: id, dealerCode: z.string(), dealerName: z.string() };

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
  /** What this caller may do with it now. */
  actions: z.array(z.enum(['setCreditLimit', 'receive', 'allocateAll'])),
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
  creditLimitMinor: money.min(0n).max(MAX_AMOUNT_MINOR).nullable(),
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
  /** Key of a bucket of the summary: only who owes something of that age; one that is none: everybody. */
  bucket: z.string().max(20).optional(),
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
const AgedInvoiceItem = z.object({
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
});
export type AgedInvoice = z.infer<typeof AgedInvoiceItem>;
export const AgedInvoicePage = pageOf(AgedInvoiceItem);

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
