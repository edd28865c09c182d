// Invitations: one link, for one person, once; and the same way to a new password.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/kernel/ids';
import { sql } from '@/server/platform/sql';
import { stranger, type SignedIn } from '../../fixtures/actors';
import { createTestOrganization, type TestOrganization } from '../../fixtures/organization';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { addPerson, callerWith, enter, PASSWORD } from './people';

const CLERK = { name: 'New Clerk', roles: ['ORDER_CLERK'], dealerId: null };
const tokenOf = (url: string) => url.slice(url.lastIndexOf('/') + 1);

describe('invitations', () => {
  let db: TestDatabase;
  let org: TestOrganization;
  let admin: SignedIn;

  beforeAll(async () => {
    db = await createTestDatabase();
  });
  afterAll(() => db.drop());
  beforeEach(async () => {
    org = await createTestOrganization({ name: 'Acme Trading', now: new Date() });
    admin = await org.as('ADMINISTRATOR');
  });

  const invite = async (email = `${newId()}@example.test`) => {
    const { invitationId } = await admin.caller.identity.invite({ email, ...CLERK });
    const { url } = await admin.caller.identity.invitationLink({ invitationId });
    return { email, invitationId, token: tokenOf(url) };
  };
  const guest = () => stranger(org.clock).identity;
  const accept = (token: string, password = PASSWORD) =>
    guest().acceptInvitation({ token, name: 'Chosen Name', password, locale: 'zh-Hant' });

  it('greet, make an account that can sign in, and work once', async () => {
    const { email, token } = await invite();
    expect(await guest().greetInvitee({ token })).toMatchObject({
      kind: 'invitation',
      organization: 'Acme Trading',
      email,
      name: CLERK.name,
    });
    expect(await accept(token)).toEqual({ email });
    const session = await enter({ id: '', email });
    const me = await callerWith(session).identity.me();
    expect(me.user).toMatchObject({
      name: 'Chosen Name',
      roles: ['ORDER_CLERK'],
      locale: 'zh-Hant',
    });
    expect((await refusalOf(accept(token))).code).toBe('identity.invitationUsed');
    expect((await refusalOf(guest().greetInvitee({ token }))).code).toBe('identity.invitationUsed');
  });

  it('are accepted once by twenty at the same moment', async () => {
    const { token } = await invite();
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => accept(token)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('keep no secret in the database', async () => {
    const { token } = await invite();
    const secret = token.slice(-20);
    const texts = await org.work(async ({ tx }) => [
      ...(await tx.rows(sql`SELECT i::text AS text FROM invitation i`)),
      ...(await tx.rows(sql`SELECT k.response::text AS text FROM idempotency_key k`)),
      ...(await tx.rows(sql`SELECT e.payload::text AS text FROM outbox_event e`)),
      ...(await tx.rows(sql`SELECT a::text AS text FROM audit_event a`)),
    ]);
    expect(texts.length).toBeGreaterThan(3);
    for (const { text } of texts) expect(text).not.toContain(secret);
  });

  it('end by time, by hand, and by a newer one', async () => {
    const expired = await invite();
    org.clock.advance({ days: 8 });
    expect((await refusalOf(accept(expired.token))).code).toBe('identity.invitationExpired');
    const revoked = await invite();
    await admin.caller.identity.revokeInvitation({ invitationId: revoked.invitationId });
    expect((await refusalOf(accept(revoked.token))).code).toBe('identity.invitationNotFound');
    const older = await invite();
    const newer = await invite(older.email);
    expect((await refusalOf(accept(older.token))).code).toBe('identity.invitationNotFound');
    expect(await accept(newer.token)).toEqual({ email: older.email });
  });

  it('refuse a token that was tampered with', async () => {
    const { token } = await invite();
    const other = await createTestOrganization();
    const flipped = token.slice(0, -1) + (token.endsWith('A') ? 'E' : 'A');
    const elsewhere = Buffer.from(token, 'base64url');
    Buffer.from(other.orgId.replaceAll('-', ''), 'hex').copy(elsewhere);
    for (const bad of [flipped, elsewhere.toString('base64url'), '', 'x', token + token]) {
      expect((await refusalOf(accept(bad))).code).toBe('identity.invitationNotFound');
    }
    expect(await accept(token)).toBeDefined();
  });

  it('hold a weak password back and stay usable', async () => {
    const { token } = await invite();
    const refusal = await refusalOf(accept(token, 'password1234'));
    expect(refusal).toMatchObject({ code: 'identity.passwordCommon', field: 'password' });
    expect(await accept(token)).toBeDefined();
  });

  it('are refused for an address that has an account, here or anywhere', async () => {
    const here = await addPerson(org);
    const elsewhere = await addPerson(await createTestOrganization());
    for (const { email } of [here, elsewhere]) {
      const refusal = await refusalOf(admin.caller.identity.invite({ email, ...CLERK }));
      expect(refusal).toMatchObject({ code: 'identity.emailTaken', field: 'email' });
    }
  });

  it('check roles and dealer before anything is written', async () => {
    const email = `${newId()}@example.test`;
    const cases = [
      [{ roles: ['OWNER'], dealerId: null }, 'identity.roleUnknown'],
      [{ roles: [], dealerId: null }, 'identity.rolesMissing'],
      [{ roles: ['DEALER'], dealerId: null }, 'identity.dealerMissing'],
      [{ roles: ['DEALER'], dealerId: newId() }, 'identity.dealerUnknown'],
    ] as const;
    for (const [what, code] of cases) {
      const call = admin.caller.identity.invite({
        email,
        name: 'X',
        ...what,
        roles: [...what.roles],
      });
      expect((await refusalOf(call)).code).toBe(code);
    }
    expect(await admin.caller.identity.invitations()).toEqual([]);
  });

  it('show their link to the inviter only', async () => {
    const { invitationId } = await invite();
    const other = await org.signIn({ roles: ['ADMINISTRATOR'] });
    const refusal = await refusalOf(other.caller.identity.invitationLink({ invitationId }));
    expect(refusal.code).toBe('identity.invitationNotFound');
    expect(await other.caller.identity.invitations()).toHaveLength(1);
  });

  it('let a person who lost the password set a new one, which ends their sessions', async () => {
    const robin = await addPerson(org);
    const session = await enter(robin);
    const { invitationId } = await admin.caller.identity.resetAccess({ userId: robin.id });
    const { url } = await admin.caller.identity.invitationLink({ invitationId });
    const token = tokenOf(url);
    expect((await guest().greetInvitee({ token })).kind).toBe('reset');
    const password = 'quiet rivers under the bridge';
    await accept(token, password);
    expect((await refusalOf(callerWith(session).identity.me())).code).toBe('auth.signedOut');
    expect((await refusalOf(enter(robin))).code).toBe('identity.signInRefused');
    expect((await enter(robin, password)).userId).toBe(robin.id);
  });
});
