// The sessions of people: the only SQL on user_session, except the check of every request.
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { SessionView } from '../schemas';

export interface NewSession {
  id: string;
  userId: string;
  /** The auth_version the person was recognized under. */
  authVersion: number;
  userAgent: string | null;
  address: string | null;
  now: Date;
  expiresAt: Date;
}

/**
 * Opens a session and notes the sign-in. False if the account was disabled or its password or
 * roles were changed since it was recognized.
 */
export async function insertSession(tx: Tx, session: NewSession): Promise<boolean> {
  const { id, userId, authVersion, userAgent, address, now, expiresAt } = session;
  const touched = await tx.run(sql`
    WITH opened AS (
      INSERT INTO user_session (org_id, id, user_id, auth_version, user_agent, address,
        created_at, last_seen_at, expires_at)
      SELECT u.org_id, ${id}::uuid, u.id, u.auth_version, ${userAgent}, ${address},
        ${now}::timestamptz, ${now}::timestamptz, ${expiresAt}::timestamptz
      FROM app_user u
      WHERE u.org_id = ${tx.orgId}::uuid AND u.id = ${userId}::uuid
        AND u.auth_version = ${authVersion} AND u.status = 'ACTIVE'
      RETURNING user_id)
    UPDATE app_user SET last_sign_in_at = ${now}::timestamptz
    WHERE org_id = ${tx.orgId}::uuid AND id IN (SELECT user_id FROM opened)`);
  return touched === 1;
}

/** Living sessions of one person, the one seen last first. */
export async function readSessions(
  tx: Tx,
  userId: string,
  currentId: string | null,
): Promise<SessionView[]> {
  return tx.rows<SessionView>(sql`
    SELECT us.id, us.id = ${currentId}::uuid IS TRUE AS "isCurrent", us.user_agent AS "userAgent",
      us.address, us.created_at AS "createdAt", us.last_seen_at AS "lastSeenAt",
      us.expires_at AS "expiresAt"
    FROM user_session us
    JOIN app_user u ON u.org_id = us.org_id AND u.id = us.user_id
      AND u.auth_version = us.auth_version AND u.status = 'ACTIVE'
    WHERE us.org_id = ${tx.orgId}::uuid AND us.user_id = ${userId}::uuid
      AND us.revoked_at IS NULL AND us.expires_at > now()
    ORDER BY us.last_seen_at DESC, us.id LIMIT 100`);
}

/** Which sessions of a person to end. */
export interface SessionsToEnd {
  userId: string;
  /** Only this one. */
  sessionId?: string;
  /** All but this one. */
  except?: string | null;
  now: Date;
}

/** Ends sessions; returns how many were alive. */
export async function revokeSessions(tx: Tx, which: SessionsToEnd): Promise<number> {
  const { userId, sessionId = null, except = null, now } = which;
  return tx.run(sql`
    UPDATE user_session SET revoked_at = ${now}::timestamptz
    WHERE org_id = ${tx.orgId}::uuid AND user_id = ${userId}::uuid AND revoked_at IS NULL
      AND (${sessionId}::uuid IS NULL OR id = ${sessionId}::uuid)
      AND (${except}::uuid IS NULL OR id <> ${except}::uuid)`);
}

/** Carries the session that changed the password over to the new version. */
export async function carrySession(tx: Tx, sessionId: string, authVersion: number): Promise<void> {
  await tx.run(sql`
    UPDATE user_session SET auth_version = ${authVersion}
    WHERE org_id = ${tx.orgId}::uuid AND id = ${sessionId}::uuid`);
}

export async function touchSession(tx: Tx, sessionId: string, now: Date): Promise<void> {
  await tx.run(sql`
    UPDATE user_session SET last_seen_at = ${now}::timestamptz
    WHERE org_id = ${tx.orgId}::uuid AND id = ${sessionId}::uuid
      AND last_seen_at < ${now}::timestamptz`);
}
