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
  type BucketAmount,
  type Posting,
} from './usecases/post-to-account';
export { setCreditLimit } from './usecases/set-credit-limit';
export type { Bucket, Entry } from './repo/account';
export * from './events';
