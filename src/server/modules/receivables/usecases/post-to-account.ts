// The only way a dealer's balance changes: entries go to the ledger and the balance follows them.
import { DomainError } from '@/kernel/domain-error';
import type { Work } from '@/server/platform/actor';
import {
  appendToLocked,
  lockBalances,
  openAccounts,
  postToMany,
  postToOne,
  type Bucket,
  type Entry,
} from '../repo/account';
import { defaultCreditLimit } from './lock-account';

/** What an entry belongs to. */
export interface Posting {
  dealerId: string;
  currency: string;
  docKind: string;
  docId: string;
  occurredOn: string;
}

export interface BucketAmount {
  bucket: Bucket;
  amountMinor: bigint;
}

function mismatch(entry: { currency: string }, account: string | undefined): never {
  throw new DomainError('receivables.currencyMismatch', {
    status: 'invalid',
    params: { currency: entry.currency, account: account ?? '' },
  });
}

const entriesOf = (posting: Posting, amounts: readonly BucketAmount[]): Entry[] =>
  amounts
    .filter(({ amountMinor }) => amountMinor !== 0n)
    .map((amount) => ({ ...posting, ...amount }));

/**
 * Posts to an account that `lockAccount` has locked in this transaction, without waiting for the
 * answer. Refuses `receivables.currencyMismatch`.
 */
export function postToLocked(
  work: Work,
  account: { dealerId: string; currency: string },
  posting: Omit<Posting, 'dealerId'>,
  amounts: readonly BucketAmount[],
): void {
  if (account.currency !== posting.currency) mismatch(posting, account.currency);
  appendToLocked(work.tx, entriesOf({ ...posting, dealerId: account.dealerId }, amounts));
}

/**
 * Posts amounts of one document to one account; zero amounts leave no entry. Refuses
 * `dealers.notFound` and `receivables.currencyMismatch`; the database refuses a bucket below zero.
 */
export async function postToAccount(
  work: Work,
  posting: Posting,
  amounts: readonly BucketAmount[],
): Promise<void> {
  const entries = entriesOf(posting, amounts);
  if (await postToOne(work.tx, entries)) return;
  const known = await openAndLock(work, [posting.dealerId]);
  if (!(await postToOne(work.tx, entries))) mismatch(posting, known.get(posting.dealerId));
}

/**
 * Posts many entries of many documents and dealers in a fixed number of statements, for loads of
 * history. Refuses as `postToAccount` does.
 */
export async function postEntries(work: Work, entries: readonly Entry[]): Promise<void> {
  const posted = entries.filter(({ amountMinor }) => amountMinor !== 0n);
  if (posted.length === 0) return;
  const currencies = await openAndLock(work, [...new Set(posted.map((e) => e.dealerId))]);
  for (const entry of posted) {
    const currency = currencies.get(entry.dealerId);
    if (currency !== entry.currency) mismatch(entry, currency);
  }
  await postToMany(work.tx, posted);
}

/** Locks accounts in one order, opening those that are missing; their currencies by dealer. */
export async function openAndLock(
  work: Work,
  dealerIds: readonly string[],
): Promise<Map<string, string>> {
  let balances = await lockBalances(work.tx, dealerIds);
  if (balances.length < dealerIds.length) {
    await openAccounts(work.tx, dealerIds, defaultCreditLimit(work));
    balances = await lockBalances(work.tx, dealerIds);
  }
  if (balances.length < dealerIds.length) {
    throw new DomainError('dealers.notFound', { status: 'not_found', field: 'dealerId' });
  }
  return new Map(balances.map(({ dealerId, currency }) => [dealerId, currency]));
}
