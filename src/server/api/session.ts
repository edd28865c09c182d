// Turns the claims of a session token into the caller of a unit of work. One statement checks the
// session, reads the organization and its settings, and looks up an earlier answer to the same key.
import { dateInZone } from '@/kernel/business-date';
import { DomainError } from '@/kernel/domain-error';
import { resolveSettings } from '@/kernel/settings';
import { permissionsOf, type Permission } from '@/server/modules/identity';
import type { Actor, Work } from '@/server/platform/actor';
import { Journal } from '@/server/platform/journal';
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

/** What the signed token says; everything that can change is read again from the database. */
export interface SessionClaims {
  sessionId: string;
  orgId: string;
  userId: string;
  dealerId: string | null;
}

interface SessionRow {
  name: string;
  roles: string[];
  dealerId: string | null;
  code: string;
  organization: string;
  currency: string;
  timeZone: string;
  stored: Record<string, unknown> | null;
  requestHash: string | null;
  response: unknown;
}

export interface Opened {
  work: Work;
  /** The answer given earlier to the same idempotency key, if any. */
  earlier?: { requestHash: string; response: unknown };
}

function signedOut(): never {
  throw new DomainError('auth.signedOut', { status: 'forbidden' });
}

function actorOf(claims: SessionClaims, row: SessionRow): Actor {
  const permissions = permissionsOf(row.roles);
  return {
    orgId: claims.orgId,
    userId: claims.userId,
    name: row.name,
    dealerId: row.dealerId,
    roles: row.roles,
    can: (permission) => permissions.has(permission as Permission),
  };
}

/** Refuses with `auth.signedOut` unless the session is alive and its user unchanged since. */
export async function openSession(
  tx: Tx,
  claims: SessionClaims,
  request: { requestId: string; idempotencyKey?: string; now: Date },
): Promise<Opened> {
  const row = await tx.row<SessionRow>(sql`
    SELECT u.name, u.roles, u.dealer_id AS "dealerId", o.code, o.name AS organization, o.currency,
      o.time_zone AS "timeZone", k.request_hash AS "requestHash", k.response,
      (SELECT jsonb_object_agg(s.key, s.value) FROM organization_setting s
        WHERE s.org_id = o.id) AS stored
    FROM user_session us
    JOIN app_user u ON u.org_id = us.org_id AND u.id = us.user_id
    JOIN organization o ON o.id = us.org_id
    LEFT JOIN idempotency_key k ON k.org_id = us.org_id AND k.user_id = us.user_id
      AND k.key = ${request.idempotencyKey ?? null}
    WHERE us.org_id = ${claims.orgId}::uuid AND us.id = ${claims.sessionId}::uuid
      AND us.user_id = ${claims.userId}::uuid AND us.revoked_at IS NULL AND us.expires_at > now()
      AND us.auth_version = u.auth_version AND u.status = 'ACTIVE'`);
  if (!row || row.dealerId !== claims.dealerId) signedOut();
  const work: Work = {
    tx,
    actor: actorOf(claims, row),
    organization: {
      code: row.code,
      name: row.organization,
      currency: row.currency,
      timeZone: row.timeZone,
    },
    settings: resolveSettings(row.stored ?? {}),
    journal: new Journal(),
    now: request.now,
    today: dateInZone(request.now, row.timeZone),
    requestId: request.requestId,
  };
  if (row.requestHash === null) return { work };
  return { work, earlier: { requestHash: row.requestHash, response: row.response } };
}
