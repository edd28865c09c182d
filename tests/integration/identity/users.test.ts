// People of an organization in the hands of its administrators, and new organizations.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/kernel/ids';
import { asDomainError } from '@/server/api/error-map';
import { createOrganization, readUserNames } from '@/server/modules/identity';
import { sql } from '@/server/platform/sql';
import { systemWork } from '@/server/platform/work';
import type { SignedIn } from '../../fixtures/actors';
import { createTestOrganization, type TestOrganization } from '../../fixtures/organization';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { addPerson, enter, type Person } from './people';

describe('users', () => {
  let db: TestDatabase;
  let org: TestOrganization;
  let admin: SignedIn;
  let robin: Person;

  beforeAll(async () => {
    db = await createTestDatabase();
  });
  afterAll(() => db.drop());
  beforeEach(async () => {
    org = await createTestOrganization();
    admin = await org.as('ADMINISTRATOR');
    robin = await addPerson(org, { name: 'Robin Tester' });
  });

  const changeOf = async (userId: string) => {
    const { version, name, roles, dealer } = await admin.caller.identity.user({ userId });
    return { userId, version, name, roles: [...roles] as string[], dealerId: dealer?.id ?? null };
  };

  it('are listed by name in pages that neither repeat nor skip', async () => {
    for (let i = 0; i < 7; i += 1) await addPerson(org, { name: `Person ${i % 3}` });
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await admin.caller.identity.users({ limit: 3, cursor });
      names.push(...page.items.map(({ name, id }) => `${name} ${id}`));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(names).toHaveLength(9);
    expect(names).toEqual([...new Set(names)].toSorted());
  });

  it('are found by part of name or address, role and status', async () => {
    const find = async (filter: Parameters<typeof admin.caller.identity.users>[0]) =>
      (await admin.caller.identity.users(filter)).items.map(({ id }) => id);
    expect(await find({ search: 'ROBIN' })).toEqual([robin.id]);
    expect(await find({ search: robin.email.slice(5, 25) })).toEqual([robin.id]);
    expect(await find({ search: '%' })).toEqual([]);
    expect(await find({ role: 'ADMINISTRATOR' })).toEqual([admin.userId]);
    expect(await find({ status: 'DISABLED' })).toEqual([]);
  });

  it('change with an entry in the audit trail', async () => {
    const change = await changeOf(robin.id);
    await admin.caller.identity.updateUser({ ...change, name: 'Robin R', roles: ['FINANCE'] });
    const { items } = await admin.caller.identity.audit({ docId: robin.id });
    expect(items[0]).toMatchObject({
      action: 'changed',
      userId: admin.userId,
      detail: { before: { name: 'Robin Tester' }, after: { name: 'Robin R', roles: ['FINANCE'] } },
    });
  });

  it('changed by someone else meanwhile say what differs', async () => {
    const stale = await changeOf(robin.id);
    await admin.caller.identity.updateUser({ ...stale, roles: ['FINANCE'] });
    const call = admin.caller.identity.updateUser({ ...stale, roles: ['WAREHOUSE'] });
    expect(await refusalOf(call)).toMatchObject({
      code: 'identity.stale',
      status: 'conflict',
      issues: [
        {
          code: 'identity.changed',
          field: 'roles',
          params: { yours: '[WAREHOUSE]', theirs: '[FINANCE]' },
        },
      ],
    });
  });

  it('keep at least one administrator, and nobody removes themselves', async () => {
    const self = await changeOf(admin.userId);
    const drop = admin.caller.identity.updateUser({ ...self, roles: ['FINANCE'] });
    expect((await refusalOf(drop)).code).toBe('identity.ownAdministratorRole');
    const { userId, version } = self;
    const off = admin.caller.identity.setUserStatus({ userId, version, status: 'DISABLED' });
    expect((await refusalOf(off)).code).toBe('identity.ownAccountDisabled');
    const both = await admin.caller.identity.updateUser({
      ...self,
      roles: ['ADMINISTRATOR', 'CONTROLLER'],
    });
    expect(both.done).toBe(true);
  });

  it('cannot demote each other at the same moment and leave nobody', async () => {
    for (let round = 0; round < 5; round += 1) {
      const company = await createTestOrganization();
      const a = await company.signIn({ roles: ['ADMINISTRATOR'] });
      const b = await company.signIn({ roles: ['ADMINISTRATOR'] });
      const demote = (by: SignedIn, whom: SignedIn) =>
        by.caller.identity.updateUser({
          userId: whom.userId,
          version: 1,
          name: 'Demoted',
          roles: ['FINANCE'],
          dealerId: null,
        });
      const outcomes = await Promise.allSettled([demote(a, b), demote(b, a)]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
  });

  it('of another organization do not exist', async () => {
    const other = await createTestOrganization();
    const theirs = await addPerson(other);
    const { identity } = admin.caller;
    const ref = { userId: theirs.id, version: 1 };
    const calls = [
      identity.user({ userId: theirs.id }),
      identity.updateUser({ ...ref, name: 'X', roles: ['FINANCE'], dealerId: null }),
      identity.setUserStatus({ ...ref, status: 'DISABLED' }),
      identity.endUserSessions({ userId: theirs.id }),
      identity.resetAccess({ userId: theirs.id }),
    ];
    const refusals = await Promise.all(calls.map(refusalOf));
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['identity.userNotFound']));
    expect((await enter(theirs)).orgId).toBe(other.orgId);
  });

  it('of a dealer stand alone and with a dealer of this organization', async () => {
    const dealerId = newId();
    await org.work(({ tx }) =>
      tx.run(sql`INSERT INTO dealer (org_id, id, code, name, currency, search_text)
        VALUES (${org.orgId}::uuid, ${dealerId}::uuid, 'D1', 'Dealer One', 'USD', 'd1')`),
    );
    const change = await changeOf(robin.id);
    const give = (roles: string[], dealer: string | null) =>
      admin.caller.identity.updateUser({ ...change, roles, dealerId: dealer });
    expect((await refusalOf(give(['DEALER', 'FINANCE'], dealerId))).code).toBe(
      'identity.dealerRoleNotAlone',
    );
    expect((await refusalOf(give(['FINANCE'], dealerId))).code).toBe('identity.dealerNotAllowed');
    await give(['DEALER'], dealerId);
    const { dealer } = await admin.caller.identity.user({ userId: robin.id });
    expect(dealer).toEqual({ id: dealerId, code: 'D1', name: 'Dealer One' });
    expect((await enter(robin)).dealerId).toBe(dealerId);
  });

  it('have names for other modules', async () => {
    const names = await org.work((work) => readUserNames(work, [robin.id, newId()]));
    expect(names).toEqual(new Map([[robin.id, 'Robin Tester']]));
  });

  it('change their own profile', async () => {
    const { caller } = await org.as('FINANCE');
    const { user } = await caller.identity.me();
    await caller.identity.updateProfile({ version: user.version, name: 'Fin', locale: 'zh-Hans' });
    await caller.identity.chooseLocale({ locale: 'zh-Hant' });
    expect((await caller.identity.me()).user).toMatchObject({ name: 'Fin', locale: 'zh-Hant' });
    const again = { version: user.version, name: 'Late', locale: null };
    expect((await refusalOf(caller.identity.updateProfile(again))).code).toBe('identity.stale');
  });
});

describe('a new organization', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase();
  });
  afterAll(() => db.drop());

  const now = new Date('2026-01-05T00:00:00Z');
  const input = (over: { code?: string; timeZone?: string; password?: string } = {}) => ({
    code: over.code ?? newId(),
    name: 'New Company',
    currency: 'TWD',
    timeZone: over.timeZone ?? 'Asia/Taipei',
    locale: 'zh-Hant' as const,
    admin: {
      email: `${newId()}@example.test`,
      name: 'First Admin',
      password: over.password ?? 'correct horse battery staple',
    },
  });

  it('has its administrator', async () => {
    const wanted = input();
    const { orgId, adminId } = await createOrganization(wanted, now);
    const session = await enter({ id: adminId, email: wanted.admin.email });
    expect(session).toMatchObject({ orgId, userId: adminId });
    const { organization, today } = await systemWork(orgId, async (work) => work, { now });
    expect(organization).toMatchObject({ code: wanted.code, currency: 'TWD' });
    expect(today).toBe('2026-01-05');
  });

  it('leaves nothing behind when its administrator is refused', async () => {
    const wanted = input({ password: 'short' });
    expect((await refusalOf(createOrganization(wanted, now))).code).toBe(
      'identity.passwordTooShort',
    );
    await createOrganization({ ...input(), code: wanted.code }, now);
  });

  it('needs a code of its own, a real zone and no demo password', async () => {
    const { code } = input();
    await createOrganization(input({ code }), now);
    const twice = await createOrganization(input({ code }), now).catch((error: unknown) => error);
    expect(asDomainError(twice)?.code).toBe('identity.organizationCodeTaken');
    const nowhere = createOrganization(input({ timeZone: 'Mars/Olympus' }), now);
    expect((await refusalOf(nowhere)).code).toBe('identity.timeZoneUnknown');
    const demo = createOrganization(input({ password: 'demo-Dealerdesk-2026' }), now);
    expect((await refusalOf(demo)).code).toBe('identity.passwordCommon');
  });
});
