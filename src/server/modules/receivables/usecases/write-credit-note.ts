// The end of every credit note: entries of the account, the number without gaps, the document, its
// trail and its event. The caller holds the lock of the account.
import { yearKey } from '@/kernel/business-date';
import type { Work } from '@/server/platform/actor';
import { documentNumber, takeGapless } from '@/server/platform/numbers';
import { creditEntries } from '../domain/settlement';
import { creditNoteIssued } from '../events';
import { postToMany } from '../repo/account';
import { insertCreditNote, type NewCreditNote, type NewCreditNoteLine } from '../repo/credits';
import type { DatedApplication } from './apply-credits';

export interface CreditNoteToWrite extends Omit<NewCreditNote, 'number'> {
  /** What of it pays invoices at once. */
  applied: readonly DatedApplication[];
  lines: readonly NewCreditNoteLine[];
}

/** Says its number. */
export async function writeCreditNote(work: Work, note: CreditNoteToWrite): Promise<string> {
  const { id, dealerId, currency, issuedOn, reason, applied, lines, ...rest } = note;
  const totalMinor = note.netMinor + note.taxMinor;
  const entries = creditEntries({ on: issuedOn, minor: totalMinor }, applied);
  await postToMany(
    work.tx,
    entries.map((entry) => ({ dealerId, currency, docKind: 'creditNote', docId: id, ...entry })),
  );
  const year = yearKey(issuedOn);
  const last = await takeGapless(work.tx, `creditNote:${year}`);
  const number = documentNumber('CN', year, last);
  await insertCreditNote(
    work.tx,
    { ...rest, id, number, dealerId, currency, issuedOn, reason },
    lines,
  );
  const trail = { docKind: 'creditNote', docId: id, action: 'issue', to: 'POSTED', reason };
  work.journal.audit({ ...trail, detail: { number } });
  work.journal.emit(creditNoteIssued({ dealerId, creditNoteId: id }));
  return number;
}
