// Accounts as screens show them: one dealer's credit with its parts, and the list of all.
import type { Page } from '@/kernel/page';
import type { Work } from '@/server/platform/actor';
import { toPage } from '@/server/platform/page';
import { accountKey, listAccounts as selectAccounts } from '../repo/accounts';
import { selectOpenInvoices } from '../repo/open-invoices';
import type { AccountItem, AccountView, ListAccountsInput, OpenInvoice } from '../schemas';
import { exposureOf, readAccount, type Account } from './lock-account';
import { setCreditLimit, type SetCreditLimit } from './set-credit-limit';

function viewOf({ version: _version, ...account }: Account): AccountView {
  const exposureMinor = exposureOf(account);
  const limit = account.creditLimitMinor;
  return {
    ...account,
    exposureMinor,
    availableMinor: limit === null ? null : limit - exposureMinor,
  };
}

/** Refuses `dealers.notFound`. */
export async function readAccountView(
  work: Work,
  { dealerId }: { dealerId: string },
): Promise<AccountView> {
  return viewOf(await readAccount(work, dealerId));
}

/** Refuses as `setCreditLimit` does. */
export async function changeCreditLimit(work: Work, input: SetCreditLimit): Promise<AccountView> {
  return viewOf(await setCreditLimit(work, input));
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
