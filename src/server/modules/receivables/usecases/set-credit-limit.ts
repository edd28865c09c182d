// Changes how much credit a dealer has. Orders held for credit are looked at again by the event.
import { staleError } from '@/kernel/changes';
import type { Work } from '@/server/platform/actor';
import { creditLimitChanged } from '../events';
import { lockBalances, openAccounts, updateCreditLimits, type Balance } from '../repo/account';
import { defaultCreditLimit, lockAccount, type Account } from './lock-account';

export interface SetCreditLimit {
  dealerId: string;
  /** Minor units of the account's currency; null = not limited, 0 = prepayment only. */
  creditLimitMinor: bigint | null;
  reason: string;
  /** The account's limit as the caller saw it; undefined = whatever it is (imports). */
  seenMinor?: bigint | null;
}

function journal(work: Work, account: Balance, { creditLimitMinor, reason }: SetCreditLimit): void {
  const { dealerId, currency } = account;
  work.journal.audit({
    docKind: 'dealer',
    docId: dealerId,
    action: 'creditLimit',
    from: text(account.creditLimitMinor),
    to: text(creditLimitMinor),
    reason,
    detail: { currency },
  });
  work.journal.emit(creditLimitChanged({ dealerId }));
}

/** Refuses `dealers.notFound` and, where someone changed the limit meanwhile, `receivables.stale`. */
export async function setCreditLimit(work: Work, input: SetCreditLimit): Promise<Account> {
  const account = await lockAccount(work, input.dealerId);
  const { creditLimitMinor } = input;
  const from = account.creditLimitMinor;
  if (input.seenMinor !== undefined && input.seenMinor !== from) {
    const seen = { docKind: 'dealer', docId: input.dealerId, version: null };
    const about = { ...seen, actions: ['creditLimit'] };
    throw staleError('receivables', { creditLimitMinor }, { creditLimitMinor: from }, about);
  }
  if (from === creditLimitMinor) return account;
  await updateCreditLimits(work.tx, [input]);
  journal(work, account, input);
  return { ...account, creditLimitMinor, version: account.version + 1 };
}

/** Several at once, for imports: three statements for any number. Dealers must exist. */
export async function setCreditLimits(
  work: Work,
  inputs: readonly SetCreditLimit[],
): Promise<void> {
  if (inputs.length === 0) return;
  const wanted = new Map(inputs.map((input) => [input.dealerId, input]));
  await openAccounts(work.tx, [...wanted.keys()], defaultCreditLimit(work));
  const changes = (await lockBalances(work.tx, [...wanted.keys()])).flatMap((account) => {
    const input = wanted.get(account.dealerId);
    if (!input || input.creditLimitMinor === account.creditLimitMinor) return [];
    journal(work, account, input);
    return [input];
  });
  await updateCreditLimits(work.tx, changes);
}

const text = (limit: bigint | null) => (limit === null ? null : limit.toString());
