// Accounts as screens show them: one dealer's credit with its parts, and the list of all.
import type { Page } from '@/kernel/page';
import type { Work } from '@/server/platform/actor';
import { toPage } from '@/server/platform/page';
import { accountKey, listAccounts as selectAccounts } from '../repo/accounts';
import { selectOpenInvoices } from '../repo/open-invoices';
import type { AccountItem, AccountView, ListAccountsInput, OpenInvoice } from '../schemas';
import { exposureOf, readAccount, type Account } from './lock-account';
import { setCreditLimit, type SetCreditLimit } from './set-credit-limit';

const NEEDS = [
  { action: 'setCreditLimit', permission: 'dealers.creditLimit' },
  { action: 'receive', permission: 'receipts.create' },
  { action: 'allocateAll', permission: 'receipts.allocate' },
] as const;

function actionsFor(
  work: Work,
  account: Pick<Account, 'unappliedMinor' | 'invoicedMinor'>,
): AccountView['actions'] {
  const hasWork = account.unappliedMinor > 0n && account.invoicedMinor > 0n;
  return NEEDS.filter(({ action, permission }) => {
    return work.actor.can(permission) && (action !== 'allocateAll' || hasWork);
  }).map(({ action }) => action);
}

function viewOf(work: Work, { version: _version, ...account }: Account): AccountView {
  const exposureMinor = exposureOf(account);
  const limit = account.creditLimitMinor;
  return {
    ...account,
    exposureMinor,
    availableMinor: limit === null ? null : limit - exposureMinor,
    actions: actionsFor(work, account),
  };
}

/** Refuses `dealers.notFound`. */
export async function readAccountView(
  work: Work,
  { dealerId }: { dealerId: string },
): Promise<AccountView> {
  return viewOf(work, await readAccount(work, dealerId));
}

/** Refuses as `setCreditLimit` does. */
export async function changeCreditLimit(work: Work, input: SetCreditLimit): Promise<AccountView> {
  return viewOf(work, await setCreditLimit(work, input));
}

export async function listAccounts(
  work: Work,
  input: ListAccountsInput,
): Promise<Page<AccountItem>> {
  const rows = await selectAccounts(work.tx, input, work.today);
  return toPage(rows, input.limit, accountKey(input.show));
}

/** What a receipt of this dealer can pay, in the order in which it is paid. */
export async function readPayableInvoices(
  work: Work,
  { dealerId }: { dealerId: string },
): Promise<OpenInvoice[]> {
  return selectOpenInvoices(work.tx, [dealerId], work.today);
}
