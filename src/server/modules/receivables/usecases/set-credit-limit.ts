// Changes how much credit a dealer has. Orders held for credit are looked at again by the event.
import { staleError } from '@/kernel/changes';
import type { Work } from '@/server/platform/actor';
import { creditLimitChanged } from '../events';
import { updateCreditLimit } from '../repo/account';
import { lockAccount, type Account } from './lock-account';

export interface SetCreditLimit {
  dealerId: string;
  /** Minor units of the account's currency; null = not limited, 0 = prepayment only. */
  creditLimitMinor: bigint | null;
  reason: string;
  /** The account's limit as the caller saw it; undefined = whatever it is (imports). */
  seenMinor?: bigint | null;
}

/** Refuses `dealers.notFound` and, where someone changed the limit meanwhile, `receivables.stale`. */
export async function setCreditLimit(work: Work, input: SetCreditLimit): Promise<Account> {
  const account = await lockAccount(work, input.dealerId);
  const from = account.creditLimitMinor;
  if (input.seenMinor !== undefined && input.seenMinor !== from) {
    const { creditLimitMinor } = input;
    throw staleError('receivables', { creditLimitMinor }, { creditLimitMinor: from });
  }
  if (from === input.creditLimitMinor) return account;
  await updateCreditLimit(work.tx, input);
  work.journal.audit({
    docKind: 'dealer',
    docId: input.dealerId,
    action: 'creditLimit',
    from: text(from),
    to: text(input.creditLimitMinor),
    reason: input.reason,
    detail: { currency: account.currency },
  });
  work.journal.emit(creditLimitChanged({ dealerId: input.dealerId }));
  return { ...account, creditLimitMinor: input.creditLimitMinor, version: account.version + 1 };
}

const text = (limit: bigint | null) => (limit === null ? null : limit.toString());
