// Reads a dealer's account for a decision about credit, with the lock that makes the decision hold.
import { DomainError } from '@/kernel/domain-error';
import type { Work } from '@/server/platform/actor';
import { creditExposure } from '../domain/credit';
import {
  lockBalance,
  openAccounts,
  readBalance,
  readDealer,
  readOverdue,
  type Balance,
  type Overdue,
} from '../repo/account';
import { selectOpenInvoices, type OpenInvoiceRow } from '../repo/open-invoices';

export interface Account extends Balance, Overdue {}

/** The credit limit a new account starts with, in minor units; null = not limited. */
export function defaultCreditLimit(work: Work): bigint | null {
  const limit = work.settings['receivables.defaultCreditLimit'];
  return limit === null ? null : BigInt(limit);
}

const NOT_OVERDUE: Overdue = { oldestOverdueDays: 0, overdueMinor: 0n };

/** Without an open invoice nothing can be overdue, and the question is not asked. */
async function withOverdue(work: Work, balance: Balance): Promise<Account> {
  const overdue =
    balance.invoicedMinor > 0n
      ? await readOverdue(work.tx, balance.dealerId, work.today)
      : NOT_OVERDUE;
  return { ...balance, ...overdue };
}

function noDealer(): never {
  throw new DomainError('dealers.notFound', { status: 'not_found', field: 'dealerId' });
}

/**
 * The account under its lock, opened if the dealer has none yet. What is overdue is read after the
 * lock is held, so it includes whatever the previous holder committed. Refuses `dealers.notFound`.
 */
export async function lockAccount(work: Work, dealerId: string): Promise<Account> {
  let balance = await lockBalance(work.tx, dealerId);
  if (!balance) {
    await openAccounts(work.tx, [dealerId], defaultCreditLimit(work));
    balance = await lockBalance(work.tx, dealerId);
  }
  return withOverdue(work, balance ?? noDealer());
}

/** The account as it is, without a lock and without opening one. Refuses `dealers.notFound`. */
export async function readAccount(work: Work, dealerId: string): Promise<Account> {
  const balance = await readBalance(work.tx, dealerId);
  if (balance) return withOverdue(work, balance);
  const { currency } = (await readDealer(work.tx, dealerId)) ?? noDealer();
  return {
    dealerId,
    currency,
    creditLimitMinor: defaultCreditLimit(work),
    openOrderMinor: 0n,
    unbilledMinor: 0n,
    invoicedMinor: 0n,
    unappliedMinor: 0n,
    version: 0,
    ...NOT_OVERDUE,
  };
}

/** open orders + shipped not invoiced + invoiced not paid − unapplied, in minor units. */
export const exposureOf = creditExposure;

/** The dealer's open invoices, oldest due first. */
export function readOpenInvoices(work: Work, dealerId: string): Promise<OpenInvoiceRow[]> {
  return selectOpenInvoices(work.tx, [dealerId], work.today);
}
