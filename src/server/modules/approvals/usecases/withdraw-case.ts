// A document that changes or is given up no longer asks.
import type { Work } from '@/server/platform/actor';
import type { DocKind } from '../domain/case';
import { caseClosed } from '../events';
import { lockPendingCase, moveCase } from '../repo/cases';

/** Ends the pending case of a document; false where none waits. The reason goes to the trail. */
export async function withdrawCase(
  work: Work,
  { docKind, docId, reason }: { docKind: DocKind; docId: string; reason: string },
): Promise<boolean> {
  const row = await lockPendingCase(work.tx, docKind, docId);
  if (!row) return false;
  const { id, stepNo, version } = row;
  await moveCase(work.tx, id, { status: 'WITHDRAWN', stepNo, closedAt: work.now });
  work.journal.audit({
    ...{ docKind: 'approvalCase', docId: id, action: 'withdrawn' },
    ...{ from: 'PENDING', to: 'WITHDRAWN', reason, detail: { docKind, docId } },
    version: version + 1,
  });
  work.journal.emit(caseClosed({ caseId: id }));
  return true;
}
