// A credit note over an amount and no goods: what the company owes a dealer for something else than a
// return, such as a verified expense or a rebate. It stays on the account until it pays an invoice.
import type { BusinessDate } from '@/kernel/business-date';
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { Work } from '@/server/platform/actor';
import { openAndLock } from './post-to-account';
import { writeCreditNote } from './write-credit-note';

export interface CreditAmount {
  dealerId: string;
  issuedOn: BusinessDate;
  /** Stands on the note. */
  reason: string;
  /** Minor units of `currency`, without tax. */
  amountMinor: bigint;
  /** Must be the one of the dealer's account. */
  currency: string;
}

/** Refuses `dealers.notFound`, `receivables.nothingToCredit`, `receivables.otherCurrency`. */
export async function creditAmount(
  work: Work,
  input: CreditAmount,
): Promise<{ creditNoteId: string; number: string }> {
  const { dealerId, issuedOn, reason, amountMinor } = input;
  if (amountMinor <= 0n) {
    throw new DomainError('receivables.nothingToCredit', { status: 'invalid', field: 'lines' });
  }
  const currency = (await openAndLock(work, [dealerId])).get(dealerId);
  if (currency === undefined) throw new Error('an account was not opened');
  if (currency !== input.currency) {
    const params = { account: currency, amount: input.currency };
    throw new DomainError('receivables.otherCurrency', { field: 'dealerId', params });
  }
  const id = newId();
  const number = await writeCreditNote(work, {
    ...{ id, dealerId, currency, issuedOn, reason },
    ...{ invoiceId: null, returnId: null, netMinor: amountMinor, taxMinor: 0n },
    ...{ unappliedMinor: amountMinor, applied: [], lines: [] },
  });
  return { creditNoteId: id, number };
}
