// Accepting an invitation: nobody is signed in yet, the token in the link is the proof. It names its
// organization, so row security is on from the first statement.
import { timingSafeEqual } from 'node:crypto';
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import { hashPassword } from '@/server/platform/password';
import { inTransaction } from '@/server/platform/tx';
import { systemWork } from '@/server/platform/work';
import { hashToken, readInvitationToken } from '../domain/invitation-token';
import { insertAccount, lockAccountByEmail, updateAccount } from '../repo/accounts';
import {
  closeInvitation,
  lockInvitation,
  readInvitation,
  type Invitation,
} from '../repo/invitations';
import { readOrganization } from '../repo/organizations';
import { revokeSessions } from '../repo/sessions';
import type { AcceptInvitationInput, InvitationGreeting } from '../schemas';
import { refuseWeakPassword } from './change-password';

function unknown(): DomainError {
  return new DomainError('identity.invitationNotFound', { status: 'not_found' });
}

function checkInvitation(invitation: Invitation | undefined, token: string, now: Date): Invitation {
  if (!invitation) throw unknown();
  const given = Buffer.from(hashToken(token));
  const wanted = Buffer.from(invitation.tokenHash);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw unknown();
  if (invitation.revokedAt !== null) throw unknown();
  if (invitation.acceptedAt !== null) throw new DomainError('identity.invitationUsed');
  if (invitation.expiresAt <= now) throw new DomainError('identity.invitationExpired');
  return invitation;
}

/**
 * Who invites whom to what. Refuses with `identity.invitationNotFound`, `identity.invitationUsed`,
 * `identity.invitationExpired`.
 */
export async function greetInvitee(token: string, now: Date): Promise<InvitationGreeting> {
  const named = readInvitationToken(token);
  if (!named) throw unknown();
  return inTransaction({ orgId: named.orgId }, async (tx) => {
    const invitation = checkInvitation(await readInvitation(tx, named.id), token, now);
    return {
      kind: invitation.hasAccount ? 'reset' : 'invitation',
      organization: (await readOrganization(tx)).name,
      email: invitation.email,
      name: invitation.name,
      expiresAt: invitation.expiresAt,
    };
  });
}

/**
 * Makes the account, or gives the existing one its new password and ends its sessions. Returns the
 * address to sign in with. Refuses as `greetInvitee` does, with `identity.emailTaken`,
 * `identity.userDisabled`, and with the codes of the password rules.
 */
export async function acceptInvitation(
  input: AcceptInvitationInput,
  now: Date,
): Promise<{ email: string }> {
  const { token, name, password, locale } = input;
  const { email } = await greetInvitee(token, now);
  refuseWeakPassword({ password, email, name });
  const passwordHash = await hashPassword(password);
  const named = readInvitationToken(token);
  if (!named) throw unknown();
  return systemWork(
    named.orgId,
    async ({ tx, journal }) => {
      const invitation = checkInvitation(await lockInvitation(tx, named.id), token, now);
      const account = await lockAccountByEmail(tx, email);
      const { roles, dealerId } = invitation;
      const id = account?.id ?? newId(now.getTime());
      let version: number | undefined;
      if (account) {
        if (account.status !== 'ACTIVE') throw new DomainError('identity.userDisabled');
        ({ version } = await updateAccount(tx, account, { passwordHash, locale }));
        await revokeSessions(tx, { userId: id, now });
      } else {
        const createdAt = now;
        await insertAccount(tx, {
          id,
          email,
          name,
          roles,
          dealerId,
          passwordHash,
          locale,
          createdAt,
        });
      }
      await closeInvitation(tx, invitation.id, { how: 'accepted', at: now });
      const action = account ? 'passwordReset' : 'joined';
      journal.audit({ docKind: 'user', docId: id, action, version, detail: { email } });
      return { email };
    },
    { now },
  );
}
