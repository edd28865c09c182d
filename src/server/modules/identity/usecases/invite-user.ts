// Inviting people, and letting those who lost their password set a new one. The link goes out by
// mail where mail is set up; otherwise the inviter reads it here and hands it over.
import { env } from '@/env';
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { Work } from '@/server/platform/actor';
import { canSendMail } from '@/server/platform/mail';
import { siteUrl } from '@/server/platform/site';
import { hashToken, invitationToken } from '../domain/invitation-token';
import { checkRoles, isRole } from '../domain/roles';
import { userInvited } from '../events';
import { isEmailTaken, lockAccount } from '../repo/accounts';
import {
  closeInvitation,
  insertInvitation,
  lockInvitation,
  readInvitation,
  readOpenInvitations,
  type Invitation,
} from '../repo/invitations';
import type { InvitationLink, InvitationSent, InvitationView, InviteUserInput } from '../schemas';
import { refuseUnknownDealer } from './update-user';

const DAY_MS = 86_400_000;
const INVITATION_DAYS = 7;
const RESET_DAYS = 1;

interface Invitee {
  email: string;
  name: string;
  roles: readonly string[];
  dealerId: string | null;
}

async function writeInvitation(
  work: Work,
  invitee: Invitee,
  days: number,
): Promise<InvitationSent> {
  const { tx, now, actor, journal } = work;
  if (actor.userId === null) throw new Error('only people invite');
  const id = newId(now.getTime());
  const expiresAt = new Date(now.getTime() + days * DAY_MS);
  const token = invitationToken({ orgId: tx.orgId, id, expiresAt }, env().AUTH_SECRET);
  await insertInvitation(tx, {
    ...invitee,
    id,
    tokenHash: hashToken(token),
    invitedBy: actor.userId,
    createdAt: now,
    expiresAt,
  });
  journal.emit(userInvited({ invitationId: id }));
  return { invitationId: id, isMailed: canSendMail() };
}

/**
 * Refuses with `identity.emailTaken` (an address belongs to one account in all organizations),
 * `identity.dealerUnknown` and the codes of the role rules.
 */
export async function inviteUser(work: Work, input: InviteUserInput): Promise<InvitationSent> {
  const roles = checkRoles(input.roles, input.dealerId);
  await refuseUnknownDealer(work, input.dealerId);
  if (await isEmailTaken(work.tx, input.email)) {
    throw new DomainError('identity.emailTaken', { status: 'conflict', field: 'email' });
  }
  const sent = await writeInvitation(work, { ...input, roles }, INVITATION_DAYS);
  work.journal.audit({
    docKind: 'user',
    docId: sent.invitationId,
    action: 'invited',
    detail: { email: input.email, roles, dealerId: input.dealerId },
  });
  return sent;
}

/**
 * A link with which a person sets a new password; the old one goes on working until then. Refuses
 * with `identity.userNotFound`, `identity.userDisabled`.
 */
export async function resetAccess(work: Work, userId: string): Promise<InvitationSent> {
  const account = await lockAccount(work.tx, userId);
  if (!account) throw new DomainError('identity.userNotFound', { status: 'not_found' });
  if (account.status !== 'ACTIVE') throw new DomainError('identity.userDisabled');
  const sent = await writeInvitation(work, account, RESET_DAYS);
  work.journal.audit({ docKind: 'user', docId: userId, action: 'accessReset' });
  return sent;
}

export async function listInvitations(work: Work): Promise<InvitationView[]> {
  const rows = await readOpenInvitations(work.tx);
  return rows.map((row) => ({
    id: row.id,
    kind: row.hasAccount ? 'reset' : 'invitation',
    email: row.email,
    name: row.name,
    roles: row.roles.filter(isRole),
    invitedBy: row.inviterName,
    canShowLink: row.invitedBy === work.actor.userId && !canSendMail(),
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
  }));
}

/** Whether the link still works. */
export function isOpen(invitation: Invitation | undefined, now: Date): invitation is Invitation {
  return (
    invitation !== undefined &&
    invitation.acceptedAt === null &&
    invitation.revokedAt === null &&
    invitation.expiresAt > now
  );
}

/** The address to open, as the mail says it. */
export function invitationUrl(orgId: string, invitation: { id: string; expiresAt: Date }): string {
  const { id, expiresAt } = invitation;
  const token = invitationToken({ orgId, id, expiresAt }, env().AUTH_SECRET);
  return `${siteUrl()}/invitation/${token}`;
}

/**
 * The link itself, for the person who invited and only where no mail carries it. Refuses with
 * `identity.invitationNotFound`, `identity.invitationMailed`.
 */
export async function readInvitationLink(
  work: Work,
  invitationId: string,
): Promise<InvitationLink> {
  const invitation = await readInvitation(work.tx, invitationId);
  if (!isOpen(invitation, work.now) || invitation.invitedBy !== work.actor.userId) {
    throw new DomainError('identity.invitationNotFound', { status: 'not_found' });
  }
  if (canSendMail()) throw new DomainError('identity.invitationMailed');
  return { url: invitationUrl(work.tx.orgId, invitation), expiresAt: invitation.expiresAt };
}

/** The link stops working. Refuses with `identity.invitationNotFound`. */
export async function revokeInvitation(work: Work, invitationId: string): Promise<void> {
  const invitation = await lockInvitation(work.tx, invitationId);
  if (!isOpen(invitation, work.now)) {
    throw new DomainError('identity.invitationNotFound', { status: 'not_found' });
  }
  await closeInvitation(work.tx, invitationId, { how: 'revoked', at: work.now });
  work.journal.audit({
    docKind: 'user',
    docId: invitationId,
    action: 'invitationRevoked',
    detail: { email: invitation.email },
  });
}
