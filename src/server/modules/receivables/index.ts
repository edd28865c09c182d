// The door of receivables: credit, invoices, receipts and credit notes of dealers.
export {
  exposureOf,
  lockAccount,
  readAccount,
  readOpenInvoices,
  type Account,
  type Account as AccountState,
} from './usecases/lock-account';
export type { OpenInvoiceRow } from './repo/open-invoices';
export {
  postEntries,
  postToAccount,
  postToLocked,
  type BucketAmount,
  type Posting,
} from './usecases/post-to-account';
export { setCreditLimit, setCreditLimits } from './usecases/set-credit-limit';
export type { Bucket, Entry } from './repo/account';
export { listAgeing, readAgeingSummary } from './usecases/read-ageing';
export * from './events';
export {
  issueInvoice,
  issueInvoicesBulk,
  type IssuedInvoice,
  type IssueInvoice,
  type IssueInvoiceLine,
} from './usecases/issue-invoice';
export {
  recordReceipt,
  recordReceiptsBulk,
  type RecordedReceipt,
  type RecordReceipt,
} from './usecases/record-receipt';
export {
  issueCreditNote,
  type IssueCreditNote,
  type IssuedCreditNote,
} from './usecases/issue-credit-note';
export { creditAmount, type CreditAmount } from './usecases/credit-amount';
export { allocateCredit, allocateDealerCredit } from './usecases/allocate-credit';
export { readRecordedReceipts, type ReceiptLikeness } from './repo/recorded-receipts';
export { confirmReceipts, readHeldReceipts } from './usecases/confirm-receipts';
export { remindOfHeldMoney } from './usecases/remind-of-held';
export { reverseReceipt } from './usecases/reverse-receipt';
export { voidInvoice, type VoidedInvoice } from './usecases/void-invoice';
export { dueDate, type PaymentTerms } from './domain/due-date';
export {
  draftInvoice,
  type BillableLine,
  type BilledQuantity,
  type InvoiceDraft,
} from './domain/invoice-lines';
export { creditReturned, type CreditableLine, type CreditLine } from './domain/credit-note';
export { readCreditableLines, type CreditableOrderLine } from './usecases/read-creditable-lines';
export { RECEIPT_METHODS } from './schemas';
