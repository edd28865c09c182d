/**
 * The secret in an invitation's link. It follows from the invitation and the server's secret, so it
 * need not be kept anywhere to be mailed by a job or shown to the inviter; the table holds its hash.
 */
import { createHash, createHmac, hkdfSync } from 'node:crypto';

export interface InvitationIdentity {
  readonly orgId: string;
  readonly id: string;
  readonly expiresAt: Date;
}

const ID_BYTES = 16;
const MAC_BYTES = 32;

const idBytes = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex');

function idText(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

/** Names the invitation and proves that this server wrote it; 86 characters, safe in a URL. */
export function invitationToken(invitation: InvitationIdentity, secret: string): string {
  const { orgId, id, expiresAt } = invitation;
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'dealerdesk invitation', MAC_BYTES));
  const mac = createHmac('sha256', key).update(`${orgId}\n${id}\n${expiresAt.getTime()}`).digest();
  return Buffer.concat([idBytes(orgId), idBytes(id), mac]).toString('base64url');
}

/** Which invitation a token names, or null where it is none. Proves nothing: compare the hash. */
export function readInvitationToken(token: string): { orgId: string; id: string } | null {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== 2 * ID_BYTES + MAC_BYTES) return null;
  return {
    orgId: idText(bytes.subarray(0, ID_BYTES)),
    id: idText(bytes.subarray(ID_BYTES, 2 * ID_BYTES)),
  };
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
