// The bank's list shows a receipt, or does not after all. A collection that somebody reported and that no
// bank line confirms in time is held money (滯留貨款).
import type { BusinessDate } from '@/kernel/business-date';
import { DomainError } from '@/kernel/domain-error';
import type { Work } from '@/server/platform/actor';
import { heldBefore, waitingDays } from '../domain/bank-confirmation';
import {
  clearConfirmation,
  lockReceipts,
  writeConfirmations,
  type ConfirmableRow,
} from '../repo/confirmations';
import { readHeld, sumHeld } from '../repo/list-documents';
import type { HeldReceiptsView } from '../schemas';

export interface ConfirmReceipt {
  receiptId: string;
  /** The version the caller saw. */
  version: number;
  /** Day of the bank line. */
  confirmedOn: BusinessDate;
  bankReference?: string | null | undefined;
}

function refuseUnlessPosted(row: ConfirmableRow | undefined, version: number): ConfirmableRow {
  if (!row) throw new DomainError('receivables.notFound', { status: 'not_found' });
  const { id: docId, number, status } = row;
  const seen = { docKind: 'receipt', docId, version };
  if (status === 'REVERSED') {
    const params = { number };
    throw new DomainError('receivables.alreadyReversed', { status: 'conflict', params, seen });
  }
  if (row.version !== version) {
    throw new DomainError('receivables.stale', { status: 'conflict', params: { number }, seen });
  }
  return row;
}

/**
 * Confirms receipts by lines of the bank's list, all or none, in a fixed number of statements. Refuses
 * `receivables.notFound`, `.alreadyReversed`, `.alreadyConfirmed`, `.dateInFuture`, `.stale`.
 */
export async function confirmReceipts(
  work: Work,
  inputs: readonly ConfirmReceipt[],
): Promise<{ confirmed: number }> {
  const found = new Map(
    (await lockReceipts(work.tx, [...new Set(inputs.map(({ receiptId }) => receiptId))])).map(
      (row) => [row.id, row],
    ),
  );
  const rows = inputs.map((input) => {
    const { number, confirmedOn } = refuseUnlessPosted(found.get(input.receiptId), input.version);
    if (confirmedOn !== null) {
      const params = { number, date: confirmedOn };
      throw new DomainError('receivables.alreadyConfirmed', { status: 'conflict', params });
    }
    if (input.confirmedOn > work.today) {
      throw new DomainError('receivables.dateInFuture', {
        ...{ status: 'invalid', field: 'confirmedOn' },
        params: { date: input.confirmedOn, today: work.today },
      });
    }
    return { ...input, bankReference: input.bankReference ?? null };
  });
  const once = [...new Map(rows.map((row) => [row.receiptId, row])).values()];
  await writeConfirmations(work.tx, once, work.actor.userId);
  work.journal.audit(
    ...once.map(({ receiptId, version, confirmedOn, bankReference }) => ({
      ...{ docKind: 'receipt', docId: receiptId, action: 'confirm' },
      version: version + 1,
      detail: { confirmedOn, bankReference },
    })),
  );
  return { confirmed: once.length };
}

/**
 * Takes a confirmation back that was a mistake; money that bounced is reversed instead. Refuses
 * `receivables.notFound`, `.alreadyReversed`, `.notConfirmed`, `.stale`.
 */
export async function unconfirmReceipt(
  work: Work,
  { receiptId, version, reason }: { receiptId: string; version: number; reason: string },
): Promise<{ receiptId: string }> {
  const [row] = await lockReceipts(work.tx, [receiptId]);
  const { number, confirmedOn } = refuseUnlessPosted(row, version);
  if (confirmedOn === null) {
    const params = { number };
    throw new DomainError('receivables.notConfirmed', { status: 'conflict', params });
  }
  await clearConfirmation(work.tx, receiptId);
  const trail = { docKind: 'receipt', docId: receiptId, action: 'unconfirm', reason };
  work.journal.audit({ ...trail, version: version + 1 });
  return { receiptId };
}

/** The day before which what waits is held. */
export const heldBeforeToday = (work: Work): BusinessDate =>
  heldBefore(work.today, work.settings['receivables.confirmDays']);

const ROWS = 20;

/** Held money by currency, and its longest waiting receipts; two statements. */
export async function readHeldReceipts(work: Work): Promise<HeldReceiptsView> {
  const before = heldBeforeToday(work);
  const rows = await readHeld(work.tx, { heldBefore: before, limit: ROWS });
  return {
    days: work.settings['receivables.confirmDays'],
    totals: await sumHeld(work.tx, before),
    rows: rows.map((row) => ({ ...row, waitingDays: waitingDays(row.receivedOn, work.today) })),
  };
}
