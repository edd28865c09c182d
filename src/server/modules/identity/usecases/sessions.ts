// Sessions: seeing them, ending them, and noting that one is in use.
import { DomainError } from '@/kernel/domain-error';
import type { Work } from '@/server/platform/actor';
import { sidePool } from '@/server/platform/db';
import { log } from '@/server/platform/log';
import { inTransaction } from '@/server/platform/tx';
import { lockAccount } from '../repo/accounts';
import { readSessions, revokeSessions, touchSession } from '../repo/sessions';
import type { SessionView } from '../schemas';

function selfOf(work: Work): string {
  if (work.actor.userId === null) throw new Error('the system has no sessions');
  return work.actor.userId;
}

export async function listOwnSessions(
  work: Work,
  currentId: string | null,
): Promise<SessionView[]> {
  return readSessions(work.tx, selfOf(work), currentId);
}

/** Ends one of the caller's sessions. Refuses with `identity.sessionNotFound`. */
export async function endOwnSession(work: Work, sessionId: string): Promise<void> {
  const userId = selfOf(work);
  const ended = await revokeSessions(work.tx, { userId, sessionId, now: work.now });
  if (ended === 0) throw new DomainError('identity.sessionNotFound', { status: 'not_found' });
  work.journal.audit({ docKind: 'user', docId: userId, action: 'sessionEnded' });
}

/** Ends all of the caller's sessions but the one that asks. Returns how many. */
export async function endOtherSessions(work: Work, currentId: string | null): Promise<number> {
  const userId = selfOf(work);
  const ended = await revokeSessions(work.tx, { userId, except: currentId, now: work.now });
  if (ended > 0) {
    work.journal.audit({
      docKind: 'user',
      docId: userId,
      action: 'sessionsEnded',
      detail: { ended },
    });
  }
  return ended;
}

/** An administrator ends every session of a person. Refuses with `identity.userNotFound`. */
export async function endSessionsOf(work: Work, userId: string): Promise<number> {
  const account = await lockAccount(work.tx, userId);
  if (!account) throw new DomainError('identity.userNotFound', { status: 'not_found' });
  const ended = await revokeSessions(work.tx, { userId, now: work.now });
  work.journal.audit({
    docKind: 'user',
    docId: userId,
    action: 'sessionsEnded',
    detail: { ended },
  });
  return ended;
}

interface SessionKeys {
  sessionId: string;
  orgId: string;
  userId: string;
}

/** Signing out: the session ends in the database, not only in the browser. */
export async function signOut(session: SessionKeys, now: Date): Promise<void> {
  const { sessionId, orgId, userId } = session;
  await inTransaction({ orgId }, (tx) => revokeSessions(tx, { userId, sessionId, now }));
}

const SEEN_EVERY_MS = 5 * 60_000;
const SEEN_MAX = 10_000;
const seen = new Map<string, number>();

/**
 * Notes that a session is in use, at most once in five minutes per process and after the answer,
 * so that no request waits for it. A failure only leaves the old time standing.
 */
export function noteSeen(session: SessionKeys, now: Date): void {
  const { sessionId, orgId } = session;
  const last = seen.get(sessionId) ?? 0;
  if (now.getTime() - last < SEEN_EVERY_MS) return;
  if (seen.size >= SEEN_MAX) seen.clear();
  seen.set(sessionId, now.getTime());
  inTransaction({ orgId }, (tx) => touchSession(tx, sessionId, now), { pool: sidePool() }).catch(
    (error: unknown) => log.warn({ err: error }, 'a session could not be noted as seen'),
  );
}
