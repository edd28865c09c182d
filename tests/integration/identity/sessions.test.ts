// Sessions end when they should: by hand, by time, and when what they were opened for changes.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/kernel/ids';
import { noteSeen, signOut } from '@/server/modules/identity';
import { sql } from '@/server/platform/sql';
import { createTestOrganization, type TestOrganization } from '../../fixtures/organization';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { addPerson, callerWith, enter, PASSWORD, type Person } from './people';

const NEW_PASSWORD = 'seven green umbrellas dancing';

describe('sessions', () => {
  let db: TestDatabase;
  let org: TestOrganization;
  let robin: Person;

  beforeAll(async () => {
    db = await createTestDatabase();
  });
  afterAll(() => db.drop());
  beforeEach(async () => {
    org = await createTestOrganization();
    robin = await addPerson(org);
  });

  const isAlive = async (session: Parameters<typeof callerWith>[0]) =>
    callerWith(session)
      .identity.me()
      .then(
        () => true,
        () => false,
      );

  it('are listed, the present one marked, and end one by one', async () => {
    const [desk, phone] = [await enter(robin), await enter(robin)];
    const caller = callerWith(desk);
    const listed = await caller.identity.sessions();
    expect(listed).toHaveLength(2);
    expect(listed.filter(({ isCurrent }) => isCurrent).map(({ id }) => id)).toEqual([
      desk.sessionId,
    ]);
    await caller.identity.endSession({ sessionId: phone.sessionId });
    expect(await isAlive(phone)).toBe(false);
    expect(await isAlive(desk)).toBe(true);
    const again = await refusalOf(caller.identity.endSession({ sessionId: phone.sessionId }));
    expect(again.code).toBe('identity.sessionNotFound');
  });

  it('of others cannot be ended', async () => {
    const other = await addPerson(org);
    const [mine, theirs] = [await enter(robin), await enter(other)];
    const call = callerWith(mine).identity.endSession({ sessionId: theirs.sessionId });
    expect((await refusalOf(call)).code).toBe('identity.sessionNotFound');
    expect(await isAlive(theirs)).toBe(true);
  });

  it('all end but the one that asks', async () => {
    const sessions = [await enter(robin), await enter(robin), await enter(robin)];
    const { ended } = await callerWith(sessions[0]!).identity.endOtherSessions();
    expect(ended).toBe(2);
    expect(await Promise.all(sessions.map(isAlive))).toEqual([true, false, false]);
  });

  it('end with signing out and with their time', async () => {
    const [left, late] = [await enter(robin), await enter(robin)];
    await signOut(left, new Date());
    await org.work(({ tx }) =>
      tx.run(sql`UPDATE user_session SET expires_at = now() - interval '1 second'
        WHERE org_id = ${org.orgId}::uuid AND id = ${late.sessionId}::uuid`),
    );
    expect(await Promise.all([left, late].map(isAlive))).toEqual([false, false]);
  });

  it('end everywhere else when the password changes', async () => {
    const [desk, phone] = [await enter(robin), await enter(robin)];
    await callerWith(desk).identity.changePassword({ current: PASSWORD, password: NEW_PASSWORD });
    expect(await Promise.all([desk, phone].map(isAlive))).toEqual([true, false]);
    expect((await refusalOf(enter(robin))).code).toBe('identity.signInRefused');
    expect(await isAlive(await enter(robin, NEW_PASSWORD))).toBe(true);
  });

  it.each([
    ['roles', { roles: ['FINANCE'] }],
    ['status', { status: 'DISABLED' as const }],
  ])('end when an administrator changes the %s', async (_what, change) => {
    const session = await enter(robin);
    const { caller } = await org.as('ADMINISTRATOR');
    const { version, name } = await caller.identity.user({ userId: robin.id });
    if ('roles' in change) {
      const { roles } = change;
      await caller.identity.updateUser({ userId: robin.id, version, name, roles, dealerId: null });
    } else {
      await caller.identity.setUserStatus({ userId: robin.id, version, ...change });
    }
    expect(await isAlive(session)).toBe(false);
  });

  it('stay when only the name changes', async () => {
    const session = await enter(robin);
    const { caller } = await org.as('ADMINISTRATOR');
    const { version, roles } = await caller.identity.user({ userId: robin.id });
    const change = { userId: robin.id, version, name: 'Robin Renamed', roles, dealerId: null };
    await caller.identity.updateUser(change);
    expect(await isAlive(session)).toBe(true);
    expect((await callerWith(session).identity.me()).user.name).toBe('Robin Renamed');
  });

  it('are noted as seen after the answer', async () => {
    const session = await enter(robin);
    const seenAt = new Date(Date.now() + 60_000);
    noteSeen(session, seenAt);
    await expect
      .poll(async () => (await callerWith(session).identity.sessions())[0]?.lastSeenAt)
      .toEqual(seenAt);
  });
});

describe('changing the own password', () => {
  let db: TestDatabase;
  let robin: Person;

  beforeAll(async () => {
    db = await createTestDatabase();
  });
  afterAll(() => db.drop());
  beforeEach(async () => {
    robin = await addPerson(await createTestOrganization());
  });

  const change = async (current: string, password: string) =>
    callerWith(await enter(robin)).identity.changePassword({ current, password });

  it.each([
    [NEW_PASSWORD, NEW_PASSWORD, 'identity.passwordWrong', 'current'],
    [PASSWORD, 'short', 'identity.passwordTooShort', 'password'],
    [PASSWORD, 'passwordpassword', 'identity.passwordCommon', 'password'],
    [PASSWORD, 'robin tester', 'identity.passwordNamesYou', 'password'],
    [PASSWORD, PASSWORD, 'identity.passwordSame', 'password'],
  ])('refuses from %j to %j', async (current, password, code, field) => {
    expect(await refusalOf(change(current, password))).toMatchObject({ code, field });
    expect(await enter(robin)).toMatchObject({ userId: robin.id });
  });

  it('is no place to guess the present one', async () => {
    const caller = callerWith(await enter(robin));
    const guess = () =>
      refusalOf(caller.identity.changePassword({ current: newId(), password: NEW_PASSWORD }));
    for (let i = 0; i < 5; i += 1) expect((await guess()).code).toBe('identity.passwordWrong');
    expect((await guess()).code).toBe('identity.tooManyAttempts');
  });

  it('is not for accounts of an identity provider', async () => {
    const org = await createTestOrganization();
    const { caller } = await org.as('ORDER_CLERK');
    const call = caller.identity.changePassword({ current: 'x', password: NEW_PASSWORD });
    expect((await refusalOf(call)).code).toBe('identity.passwordNotUsed');
  });

  it('lets twenty at once change it, one of them', async () => {
    const session = await enter(robin);
    const calls = Array.from({ length: 20 }, (_, i) =>
      callerWith(session)
        .identity.changePassword({ current: PASSWORD, password: `${NEW_PASSWORD} ${i}` })
        .then(
          () => 'changed',
          () => 'refused',
        ),
    );
    const outcomes = await Promise.all(calls);
    expect(outcomes.filter((outcome) => outcome === 'changed')).toHaveLength(1);
  });
});
