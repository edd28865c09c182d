// Events become notices: who is told what. A job calls this, maybe twice; people are told once.
import { newId } from '@/kernel/ids';
import { readCaseFacts } from '@/server/modules/approvals';
import { readStaff } from '@/server/modules/identity';
import type { Work } from '@/server/platform/actor';
import type { Notice } from '@/server/platform/notices';
import { channelsFor } from '../domain/kinds';
import { noticeToMail } from '../events';
import { insertNotices, markDone, readPreferences, type NewNotice } from '../repo/notices';

/**
 * Tells everybody a notice names, by the channels each of them chose. Whoever caused it by hand is
 * told nothing they know. How many people were told anew.
 */
export async function tell(work: Work, notices: readonly Notice[]): Promise<number> {
  const staff = await readStaff(work);
  const chosen = await readPreferences(
    work.tx,
    staff.map(({ id }) => id),
  );
  const preferences = new Map(chosen.map((row) => [`${row.userId} ${row.kind}`, row]));
  const rows = notices.flatMap((notice) =>
    staff
      .filter(
        ({ id, roles }) =>
          notice.userIds.includes(id) || roles.some((role) => notice.roles.includes(role)),
      )
      .flatMap(({ id: userId }): NewNotice[] => {
        const { kind, docKind, docId, key, params } = notice;
        const channels = channelsFor(kind, preferences.get(`${userId} ${kind}`));
        if (!channels) return [];
        const { inApp } = channels;
        const byMail = channels.byMail && notice.mails;
        if (!inApp && !byMail) return [];
        return [{ id: newId(), userId, kind, docKind, docId, key, params, inApp, byMail }];
      }),
  );
  const written = await insertNotices(work.tx, rows, work.now);
  const toMail = rows.filter((row) => row.byMail && written.has(row.id));
  work.journal.emit(...toMail.map((row) => noticeToMail({ notificationId: row.id })));
  return written.size;
}

/** What is over once the step is decided. */
const WAITING = ['approvalWaiting', 'approvalLate'] as const;

const DECIDED = {
  APPROVED: 'approvalApproved',
  REJECTED: 'approvalRejected',
  RETURNED: 'approvalReturned',
} as const;

/**
 * What an approval says to whom, by how it stands now: those it waits for and who stand in for
 * them, or its requester. What waited for others before is done.
 */
export async function tellOfApproval(work: Work, caseId: string): Promise<number> {
  const facts = await readCaseFacts(work, caseId);
  if (!facts) return 0;
  const { docKind, docId, docNumber, title, amountMinor, status, stepNo } = facts;
  const key = `${caseId}-${stepNo}`;
  const isWaiting = status === 'PENDING';
  const exceptKey = isWaiting ? key : '';
  await markDone(work.tx, { kinds: WAITING, docId, exceptKey, now: work.now });
  const params = {
    ...{ number: docNumber, title, requester: facts.requesterName ?? '' },
    ...{ amountMinor: String(amountMinor), currency: work.organization.currency },
    ...{ by: facts.decidedByName ?? '', comment: facts.comment ?? '' },
  };
  const about = { docKind, docId, key, params, roles: [], mails: true };
  if (isWaiting) {
    return tell(work, [{ ...about, kind: 'approvalWaiting', userIds: facts.deciderIds }]);
  }
  if (status === 'WITHDRAWN' || facts.requesterId === null) return 0;
  return tell(work, [{ ...about, kind: DECIDED[status], userIds: [facts.requesterId] }]);
}
