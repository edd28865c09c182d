// Takes a receipt back (a bounced cheque, a wrong dealer): what it paid is owed again, what was
// unapplied is gone. Nothing is edited; negative allocations and entries say so on their own date.
import { maxDate } from '@/kernel/business-date';
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { Work } from '@/server/platform/actor';
import { settleInvoices } from '../domain/settlement';
import { receiptReversed } from '../events';
import { postToMany } from '../repo/account';
import { insertAllocations, markReversed, readApplied, type CreditRow } from '../repo/credits';
import { readInvoices } from '../repo/invoices';
import { lockCredit } from './allocate-credit';
import { byId, changeInvoices } from './apply-credits';

export interface ReverseReceipt {
  receiptId: string;
  /** The version the caller saw. */
  version: number;
  reason: string;
}

function refuseUnlessPosted(receipt: CreditRow, version: number): void {
  const seen = { docKind: 'receipt', docId: receipt.id, version };
  if (receipt.status === 'REVERSED') {
    throw new DomainError('receivables.alreadyReversed', {
      status: 'conflict',
      params: { number: receipt.number },
      seen,
    });
  }
  if (receipt.version === version) return;
  throw new DomainError('receivables.stale', {
    status: 'conflict',
    params: { number: receipt.number },
    seen,
  });
}

/**
 * Refuses `receivables.notFound`, `receivables.alreadyReversed` and, where the receipt was
 * allocated since the caller saw it, `receivables.stale`.
 */
export async function reverseReceipt(
  work: Work,
  { receiptId, version, reason }: ReverseReceipt,
): Promise<{ receiptId: string }> {
  const receipt = await lockCredit(work, 'RECEIPT', receiptId);
  refuseUnlessPosted(receipt, version);
  const { dealerId, currency } = receipt;
  const applied = await readApplied(work.tx, receiptId);
  const on = applied.reduce((date, row) => maxDate(date, row.lastOn), work.today);
  const occurredOn = maxDate(on, receipt.on);
  const taken = applied.map(({ invoiceId, amountMinor }) => {
    return { invoiceId, amountMinor: -amountMinor };
  });
  const invoices = byId(
    await readInvoices(
      work.tx,
      taken.map((row) => row.invoiceId),
    ),
  );
  await insertAllocations(
    work.tx,
    taken.map((row) => ({
      ...row,
      id: newId(),
      dealerId,
      creditDocKind: 'RECEIPT' as const,
      creditDocId: receiptId,
      allocatedOn: occurredOn,
    })),
  );
  await changeInvoices(work, settleInvoices(invoices, taken), reason);
  if (!(await markReversed(work.tx, receiptId, version))) {
    throw new Error('a receipt changed without its account locked');
  }
  const common = { dealerId, currency, docKind: 'receipt', docId: receiptId, occurredOn };
  const owedAgain = applied.reduce((sum, row) => sum + row.amountMinor, 0n);
  const entries = [
    { ...common, bucket: 'INVOICED' as const, amountMinor: owedAgain },
    { ...common, bucket: 'UNAPPLIED' as const, amountMinor: -receipt.unappliedMinor },
  ];
  await postToMany(
    work.tx,
    entries.filter(({ amountMinor }) => amountMinor !== 0n),
  );
  work.journal.audit({
    docKind: 'receipt',
    docId: receiptId,
    action: 'reverse',
    from: 'POSTED',
    to: 'REVERSED',
    reason,
    version: version + 1,
  });
  work.journal.emit(receiptReversed({ dealerId, receiptId }));
  return { receiptId };
}
