// The secret of an invitation's link.
import { describe, expect, it } from 'vitest';
import { newId } from '@/kernel/ids';
import {
  hashToken,
  invitationToken,
  readInvitationToken,
} from '@/server/modules/identity/domain/invitation-token';

const SECRET = 'a secret of at least thirty-two characters';
const invitation = { orgId: newId(), id: newId(), expiresAt: new Date('2026-03-08T00:00:00Z') };

describe('invitation token', () => {
  it('names its invitation and fits into an address', () => {
    const token = invitationToken(invitation, SECRET);
    expect(token).toMatch(/^[A-Za-z0-9_-]{86}$/);
    const { orgId, id } = invitation;
    expect(readInvitationToken(token)).toEqual({ orgId, id });
  });

  it('is the same each time, and another for anything else', () => {
    const token = invitationToken(invitation, SECRET);
    expect(invitationToken({ ...invitation }, SECRET)).toBe(token);
    const others = [
      invitationToken({ ...invitation, id: newId() }, SECRET),
      invitationToken({ ...invitation, orgId: newId() }, SECRET),
      invitationToken({ ...invitation, expiresAt: new Date(0) }, SECRET),
      invitationToken(invitation, `${SECRET}!`),
    ];
    expect(new Set([token, ...others]).size).toBe(5);
    expect(new Set([token, ...others].map(hashToken)).size).toBe(5);
  });

  it.each(['', 'x', 'A'.repeat(85), 'A'.repeat(120), '{}'])('is not %j', (text) => {
    expect(readInvitationToken(text)).toBeNull();
  });
});
