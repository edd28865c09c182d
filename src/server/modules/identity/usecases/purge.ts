// Forgetting what no longer counts: old attempts, ended sessions, answers to old keys.
import type { Work } from '@/server/platform/actor';
import { sql } from '@/server/platform/sql';
import { deleteOldAttempts } from '../repo/attempts';
import { deleteEndedSessions } from '../repo/sessions';

const DAY_MS = 86_400_000;
const KEEP_SESSIONS_DAYS = 30;
const KEEP_ANSWERS_DAYS = 7;

/** Failed sign-ins of everyone that are older than the window. Run without an organization. */
export async function purgeAttempts(now: Date): Promise<number> {
  return deleteOldAttempts(now);
}

/** Sessions that ended a month ago and idempotency keys of last week. Run per organization. */
export async function purgeEnded(work: Work): Promise<{ sessions: number; answers: number }> {
  const { tx, now } = work;
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const sessions = await deleteEndedSessions(tx, before(KEEP_SESSIONS_DAYS));
  const answers = await tx.run(sql`
    DELETE FROM idempotency_key
    WHERE org_id = ${tx.orgId}::uuid AND created_at < ${before(KEEP_ANSWERS_DAYS)}::timestamptz`);
  return { sessions, answers };
}
