// Invitations: the only SQL on the table. An invitation for an address that has an account in the
// organization lets its owner set a new password.
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

export interface Invitation {
  id: string;
  email: string;
  name: string;
  roles: string[];
  dealerId: string | null;
  tokenHash: string;
  invitedBy: string;
  inviterName: string | null;
  createdAt: Date;
  expiresAt: Date;
  acceptedAt: Date | null;
  revokedAt: Date | null;
  /** The account that already has this address. */
  hasAccount: boolean;
}

const COLUMNS = sql`i.id, i.email, i.name, i.roles, i.dealer_id AS "dealerId",
  i.token_hash AS "tokenHash", i.invited_by AS "invitedBy", b.name AS "inviterName",
  i.created_at AS "createdAt", i.expires_at AS "expiresAt", i.accepted_at AS "acceptedAt",
  i.revoked_at AS "revokedAt", u.id IS NOT NULL AS "hasAccount"`;

const SOURCE = sql`invitation i
  LEFT JOIN app_user b ON b.org_id = i.org_id AND b.id = i.invited_by
  LEFT JOIN app_user u ON u.org_id = i.org_id AND u.email = i.email`;

export async function readInvitation(tx: Tx, id: string): Promise<Invitation | undefined> {
  return tx.row<Invitation>(sql`
    SELECT ${COLUMNS} FROM ${SOURCE} WHERE i.org_id = ${tx.orgId}::uuid AND i.id = ${id}::uuid`);
}

/** The same, locked, so that it is accepted once. */
export async function lockInvitation(tx: Tx, id: string): Promise<Invitation | undefined> {
  return tx.row<Invitation>(sql`
    SELECT ${COLUMNS} FROM ${SOURCE} WHERE i.org_id = ${tx.orgId}::uuid AND i.id = ${id}::uuid
    FOR UPDATE OF i`);
}

/** Invitations that can still be accepted, newest first. */
export async function readOpenInvitations(tx: Tx): Promise<Invitation[]> {
  return tx.rows<Invitation>(sql`
    SELECT ${COLUMNS} FROM ${SOURCE}
    WHERE i.org_id = ${tx.orgId}::uuid AND i.accepted_at IS NULL AND i.revoked_at IS NULL
      AND i.expires_at > now()
    ORDER BY i.id DESC LIMIT 200`);
}

export interface NewInvitation {
  id: string;
  email: string;
  name: string;
  roles: readonly string[];
  dealerId: string | null;
  tokenHash: string;
  invitedBy: string;
  createdAt: Date;
  expiresAt: Date;
}

/** Writes an invitation; an earlier one to the same address no longer counts. */
export async function insertInvitation(tx: Tx, invitation: NewInvitation): Promise<void> {
  const { id, email, name, roles, dealerId, tokenHash, invitedBy } = invitation;
  await tx.run(sql`
    WITH replaced AS (
      UPDATE invitation SET revoked_at = ${invitation.createdAt}::timestamptz
      WHERE org_id = ${tx.orgId}::uuid AND email = ${email}
        AND accepted_at IS NULL AND revoked_at IS NULL)
    INSERT INTO invitation (org_id, id, email, name, roles, dealer_id, token_hash, invited_by,
      created_at, expires_at)
    VALUES (${tx.orgId}::uuid, ${id}::uuid, ${email}, ${name}, ${roles}::text[],
      ${dealerId}::uuid, ${tokenHash}, ${invitedBy}::uuid, ${invitation.createdAt}::timestamptz,
      ${invitation.expiresAt}::timestamptz)`);
}

export async function closeInvitation(
  tx: Tx,
  id: string,
  closed: { how: 'accepted' | 'revoked'; at: Date },
): Promise<void> {
  const accepted = closed.how === 'accepted' ? closed.at : null;
  const revoked = closed.how === 'revoked' ? closed.at : null;
  await tx.run(sql`
    UPDATE invitation SET accepted_at = coalesce(${accepted}::timestamptz, accepted_at),
      revoked_at = coalesce(${revoked}::timestamptz, revoked_at)
    WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid`);
}
