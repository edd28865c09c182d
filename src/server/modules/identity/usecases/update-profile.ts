// A person changes their own name and language.
import { staleError } from '@/kernel/changes';
import type { Work } from '@/server/platform/actor';
import { lockAccount, updateAccount } from '../repo/accounts';
import type { AppLocale } from '@/i18n/locales';
import type { UpdateProfileInput } from '../schemas';

/** Refuses with `identity.stale` if an administrator changed the account meanwhile. */
export async function updateProfile(work: Work, input: UpdateProfileInput): Promise<void> {
  const { tx, actor, journal } = work;
  if (actor.userId === null) throw new Error('the system has no profile');
  const account = await lockAccount(tx, actor.userId);
  if (!account) throw new Error('a signed-in person without an account');
  const { name, locale } = input;
  if (account.version !== input.version) {
    const seen = { docKind: 'user', docId: account.id, version: input.version };
    throw staleError('identity', { name }, { name: account.name }, seen);
  }
  const { version } = await updateAccount(tx, account, { name, locale });
  if (name !== account.name) {
    journal.audit({
      docKind: 'user',
      docId: account.id,
      action: 'renamed',
      version,
      detail: { changes: { name: { from: account.name, to: name } } },
    });
  }
}

/** Keeps the language chosen in the header with the account. */
export async function chooseLocale(work: Work, locale: AppLocale): Promise<void> {
  if (work.actor.userId === null) throw new Error('the system has no profile');
  const account = await lockAccount(work.tx, work.actor.userId);
  if (account && account.locale !== locale) await updateAccount(work.tx, account, { locale });
}
