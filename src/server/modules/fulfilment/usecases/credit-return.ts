// The credit of inspected returns. What was never invoiced cannot be credited: such a return waits
// for its invoice and is credited right after it, in the same transaction.
import { newId } from '@/kernel/ids';
import { next } from '@/kernel/state-machine';
import { recordCredited } from '@/server/modules/orders';
import {
  creditReturned,
  issueCreditNote,
  readCreditableLines,
  type CreditLine,
} from '@/server/modules/receivables';
import type { Work } from '@/server/platform/actor';
import { returnMachine } from '../domain/return-machine';
import { returnCredited } from '../events';
import { lockWaitingReturns } from '../repo/returns';
import type { ReturnWithLines } from '../repo/types';
import type { ReturnOutcome } from '../schemas';
import { moveReturn } from './move-return';

type CreditedOrderLine = CreditLine & { orderLineId: string };

/** Lines to credit, or null while some of the goods are not invoiced. */
async function creditLines(work: Work, row: ReturnWithLines): Promise<CreditedOrderLine[] | null> {
  const accepted = row.lines.filter((line) => line.accepted > 0);
  const creditable = await readCreditableLines(
    work,
    accepted.map((line) => line.orderLineId),
  );
  const credited: CreditedOrderLine[] = [];
  for (const { orderLineId, accepted: quantity } of accepted) {
    const own = creditable.filter((line) => line.orderLineId === orderLineId);
    const { lines, notInvoiced } = creditReturned(own, quantity);
    if (notInvoiced > 0) return null;
    credited.push(...lines.map((line) => ({ ...line, orderLineId })));
  }
  return credited;
}

/** One credit note per invoice; goods that were free need none. Gives the first note. */
async function issueNotes(
  work: Work,
  row: ReturnWithLines,
  lines: readonly CreditedOrderLine[],
  issuedOn: string,
): Promise<string | null> {
  let first: string | null = null;
  for (const invoiceId of new Set(lines.map((line) => line.invoiceId))) {
    const own = lines.filter((line) => line.invoiceId === invoiceId);
    const total = own.reduce((sum, line) => sum + line.netMinor + line.taxMinor, 0n);
    if (total === 0n) continue;
    const id = newId();
    const docRef = { orderId: row.orderId, docId: id, occurredOn: issuedOn };
    await recordCredited(
      work,
      docRef,
      row.reasonCode,
      own.map(({ orderLineId: lineId, quantity, netMinor, taxMinor }) => {
        return { lineId, quantity, netMinor, taxMinor };
      }),
    );
    await issueCreditNote(work, {
      id,
      dealerId: row.dealerId,
      invoiceId,
      returnId: row.id,
      issuedOn,
      reason: row.reasonCode,
      lines: own,
    });
    first ??= id;
  }
  return first;
}

/**
 * Credits an inspected return, the account's lock held. Null where it has to wait for an invoice;
 * refuses as `issueCreditNote` does.
 */
export async function creditReturn(
  work: Work,
  row: ReturnWithLines,
  issuedOn: string,
): Promise<ReturnOutcome | null> {
  const lines = await creditLines(work, row);
  if (!lines) return null;
  const creditNoteId = await issueNotes(work, row, lines, issuedOn);
  const { id: returnId, orderId, dealerId } = row;
  work.journal.emit(returnCredited({ returnId, orderId, dealerId }));
  const to = next(returnMachine, row.status, 'credit');
  return moveReturn(work, { ...row, creditNoteId }, { action: 'credit', to });
}

/** Credits what waited for the invoice that has just been raised. */
export async function creditWaitingReturns(
  work: Work,
  orderId: string,
  issuedOn: string,
): Promise<void> {
  for (const row of await lockWaitingReturns(work.tx, orderId)) {
    await creditReturn(work, row, issuedOn);
  }
}
