// Procedures about the signed-in person, the people of the organization, its settings and its
// audit trail. Signing in is not here: it sets a cookie and goes through src/app/api/auth.
import { z } from 'zod';
import { noInput, open, reads, readsReplica, router, writes } from '@/server/api/trpc';
import * as schemas from './schemas';
import { acceptInvitation, greetInvitee } from './usecases/accept-invitation';
import { changePassword } from './usecases/change-password';
import {
  inviteUser,
  listInvitations,
  readInvitationLink,
  resetAccess,
  revokeInvitation,
} from './usecases/invite-user';
import { listAudit } from './usecases/list-audit';
import { listUsers, readUser } from './usecases/list-users';
import { readMe } from './usecases/read-me';
import {
  endOtherSessions,
  endOwnSession,
  endSessionsOf,
  listOwnSessions,
} from './usecases/sessions';
import { readSettings, saveOrganization, saveSettings } from './usecases/settings';
import { chooseLocale, updateProfile } from './usecases/update-profile';
import { setUserStatus, updateUser } from './usecases/update-user';

const { Done } = schemas;
const done = { done: true } as const;
const Ended = z.object({ ended: z.number().int() });

const account = {
  me: reads('self')
    .input(noInput)
    .output(schemas.Me)
    .query(({ ctx }) => readMe(ctx.work)),
  updateProfile: writes('self')
    .input(schemas.UpdateProfileInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await updateProfile(ctx.work, input);
      return done;
    }),
  chooseLocale: writes('self')
    .input(schemas.ChooseLocaleInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await chooseLocale(ctx.work, input.locale);
      return done;
    }),
  changePassword: writes('self')
    .input(schemas.ChangePasswordInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      const sessionId = ctx.claims?.sessionId ?? null;
      await changePassword(ctx.work, input, { sessionId, address: ctx.address });
      return done;
    }),
  sessions: reads('self')
    .input(noInput)
    .output(z.array(schemas.SessionView))
    .query(({ ctx }) => listOwnSessions(ctx.work, ctx.claims?.sessionId ?? null)),
  endSession: writes('self')
    .input(z.object({ sessionId: z.uuid() }))
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await endOwnSession(ctx.work, input.sessionId);
      return done;
    }),
  endOtherSessions: writes('self')
    .input(noInput)
    .output(Ended)
    .mutation(async ({ ctx }) => ({
      ended: await endOtherSessions(ctx.work, ctx.claims?.sessionId ?? null),
    })),
};

const users = {
  users: reads('users.read')
    .input(schemas.ListUsersInput)
    .output(schemas.UserPage)
    .query(({ ctx, input }) => listUsers(ctx.work, input)),
  user: reads('users.read')
    .input(schemas.UserRef)
    .output(schemas.UserDetail)
    .query(({ ctx, input }) => readUser(ctx.work, input.userId, ctx.claims?.sessionId ?? null)),
  updateUser: writes('users.write')
    .input(schemas.UpdateUserInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await updateUser(ctx.work, input);
      return done;
    }),
  setUserStatus: writes('users.write')
    .input(schemas.SetUserStatusInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await setUserStatus(ctx.work, input);
      return done;
    }),
  endUserSessions: writes('users.write')
    .input(schemas.UserRef)
    .output(Ended)
    .mutation(async ({ ctx, input }) => ({ ended: await endSessionsOf(ctx.work, input.userId) })),
};

const invitations = {
  invitations: reads('users.read')
    .input(noInput)
    .output(z.array(schemas.InvitationView))
    .query(({ ctx }) => listInvitations(ctx.work)),
  invite: writes('users.write')
    .input(schemas.InviteUserInput)
    .output(schemas.InvitationSent)
    .mutation(({ ctx, input }) => inviteUser(ctx.work, input)),
  resetAccess: writes('users.write')
    .input(schemas.UserRef)
    .output(schemas.InvitationSent)
    .mutation(({ ctx, input }) => resetAccess(ctx.work, input.userId)),
  /** Not part of the answer to `invite`: answers are kept for replays, and this one is a key. */
  invitationLink: reads('users.write')
    .input(schemas.InvitationRef)
    .output(schemas.InvitationLink)
    .query(({ ctx, input }) => readInvitationLink(ctx.work, input.invitationId)),
  revokeInvitation: writes('users.write')
    .input(schemas.InvitationRef)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await revokeInvitation(ctx.work, input.invitationId);
      return done;
    }),
  /** Open: the guest has no session yet, the token in the link is the proof. */
  greetInvitee: open('read')
    .input(schemas.InvitationToken)
    .output(schemas.InvitationGreeting)
    .query(({ ctx, input }) => greetInvitee(input.token, ctx.now())),
  /** Open for the same reason; works once, so it needs no idempotency key. */
  acceptInvitation: open('write')
    .input(schemas.AcceptInvitationInput)
    .output(z.object({ email: z.string() }))
    .mutation(({ ctx, input }) => acceptInvitation(input, ctx.now())),
};

const organization = {
  settings: reads('settings.read')
    .input(noInput)
    .output(schemas.SettingsView)
    .query(({ ctx }) => readSettings(ctx.work)),
  saveSettings: writes('settings.write')
    .input(schemas.SaveSettingsInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await saveSettings(ctx.work, input);
      return done;
    }),
  saveOrganization: writes('settings.write')
    .input(schemas.SaveOrganizationInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await saveOrganization(ctx.work, input);
      return done;
    }),
  audit: readsReplica('audit.read')
    .input(schemas.ListAuditInput)
    .output(schemas.AuditPage)
    .query(({ ctx, input }) => listAudit(ctx.work, input)),
};

export const identityRouter = router({ ...account, ...users, ...invitations, ...organization });
