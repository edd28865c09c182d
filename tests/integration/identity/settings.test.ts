// Settings of an organization and the audit trail they leave.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { settingKeys } from '@/kernel/settings';
import { sql } from '@/server/platform/sql';
import type { SignedIn } from '../../fixtures/actors';
import { createTestOrganization, type TestOrganization } from '../../fixtures/organization';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';

describe('settings', () => {
  let db: TestDatabase;
  let org: TestOrganization;
  let admin: SignedIn;

  beforeAll(async () => {
    db = await createTestDatabase();
  });
  afterAll(() => db.drop());
  beforeEach(async () => {
    org = await createTestOrganization({ name: 'Acme', now: new Date('2026-03-02T02:00:00Z') });
    admin = await org.as('ADMINISTRATOR');
  });

  const read = async (key: string) =>
    (await admin.caller.identity.settings()).settings.find((one) => one.key === key);
  const stored = () =>
    org.work(({ tx }) =>
      tx.rows(sql`SELECT key, value FROM organization_setting WHERE org_id = ${org.orgId}::uuid`),
    );

  it('are all shown with their field, value and standard', async () => {
    const { settings, organization } = await admin.caller.identity.settings();
    expect(settings.map(({ key }) => key)).toEqual(settingKeys);
    for (const { value, standard } of settings) expect(value).toEqual(standard);
    expect(organization).toMatchObject({ name: 'Acme', timeZone: 'Asia/Taipei' });
    expect(await read('orders.stockPolicy')).toMatchObject({
      field: { kind: 'choice', options: ['block', 'hold', 'warn'] },
    });
  });

  it('take effect with the next request, and a standard value is forgotten', async () => {
    await admin.caller.identity.saveSettings({
      changes: [
        { key: 'orders.autoApprove', before: false, value: true },
        { key: 'receivables.overdueDays', before: 30, value: null },
        { key: 'receivables.ageingDays', before: [30, 60, 90, 120], value: [15, 45] },
      ],
    });
    await org.work(async ({ settings }) => {
      expect(settings['orders.autoApprove']).toBe(true);
      expect(settings['receivables.overdueDays']).toBeNull();
      expect(settings['receivables.ageingDays']).toEqual([15, 45]);
    });
    await admin.caller.identity.saveSettings({
      changes: [{ key: 'orders.autoApprove', before: true, value: false }],
    });
    expect((await stored()).map(({ key }) => key).toSorted()).toEqual([
      'receivables.ageingDays',
      'receivables.overdueDays',
    ]);
    const { items } = await admin.caller.identity.audit({ docKind: 'setting' });
    expect(items.map(({ detail }) => detail)).toContainEqual({
      key: 'receivables.overdueDays',
      from: 30,
      to: null,
    });
  });

  it.each([
    ['orders.autoApprove', false, 'yes', 'identity.settingValue'],
    ['orders.priceTolerance', '0', '1.5', 'identity.settingValue'],
    ['inventory.horizonDays', 90, 0, 'identity.settingValue'],
    ['inventory.horizonDays', 90, null, 'identity.settingValue'],
    ['receivables.ageingDays', [30, 60, 90, 120], [60, 30], 'identity.daysNotAscending'],
    ['receivables.defaultCreditLimit', '0', '-1', 'identity.settingValue'],
    ['orders.noSuchThing', null, 1, 'identity.settingUnknown'],
  ])('refuse for %s %j → %j', async (key, before, value, code) => {
    const good = { key: 'invoicing.onShipment', before: true, value: false };
    const call = admin.caller.identity.saveSettings({ changes: [good, { key, before, value }] });
    expect(await refusalOf(call)).toMatchObject({
      code: 'identity.settingsInvalid',
      issues: [{ code, field: key }],
    });
    expect(await stored()).toEqual([]);
  });

  it('changed by someone else meanwhile are not overwritten', async () => {
    const change = (before: number, value: number) =>
      admin.caller.identity.saveSettings({
        changes: [{ key: 'inventory.horizonDays', before, value }],
      });
    await change(90, 120);
    expect(await refusalOf(change(90, 60))).toMatchObject({
      code: 'identity.stale',
      issues: [{ field: 'inventory.horizonDays', params: { yours: 60, theirs: 120 } }],
    });
    const race = await Promise.allSettled([change(120, 200), change(120, 300)]);
    expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('are for those who may', async () => {
    const { caller } = await org.as('CONTROLLER');
    expect((await caller.identity.settings()).settings.length).toBeGreaterThan(5);
    const change = { key: 'orders.autoApprove', before: false, value: true };
    const call = caller.identity.saveSettings({ changes: [change] });
    expect((await refusalOf(call)).code).toBe('auth.notPermitted');
  });

  it('include the name of the organization', async () => {
    const before = { name: 'Acme', locale: 'en' as const };
    await admin.caller.identity.saveOrganization({ before, name: 'Acme 2', locale: 'zh-Hant' });
    expect((await admin.caller.identity.me()).organization).toMatchObject({
      name: 'Acme 2',
      locale: 'zh-Hant',
    });
    const late = admin.caller.identity.saveOrganization({ before, name: 'Acme 3', locale: 'en' });
    expect((await refusalOf(late)).code).toBe('identity.stale');
  });
});

describe('the audit trail', () => {
  let db: TestDatabase;
  let org: TestOrganization;
  let admin: SignedIn;

  beforeAll(async () => {
    db = await createTestDatabase();
    org = await createTestOrganization();
    admin = await org.as('ADMINISTRATOR');
    const finance = await org.as('FINANCE');
    for (let i = 0; i < 5; i += 1) {
      const { version } = (await finance.caller.identity.me()).user;
      await finance.caller.identity.updateProfile({ version, name: `Name ${i}`, locale: null });
      await admin.caller.identity.saveSettings({
        changes: [{ key: 'inventory.horizonDays', before: 90 + i, value: 91 + i }],
      });
    }
  });
  afterAll(() => db.drop());

  it('is read newest first, page by page', async () => {
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await admin.caller.identity.audit({ limit: 4, cursor });
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(ids).toHaveLength(10);
    expect(ids).toEqual([...new Set(ids)].toSorted().toReversed());
  });

  it('is filtered by person, kind, action and date', async () => {
    const find = async (filter: Parameters<typeof admin.caller.identity.audit>[0]) =>
      (await admin.caller.identity.audit(filter)).items;
    expect(await find({ userId: admin.userId })).toHaveLength(5);
    expect(await find({ docKind: 'user' })).toHaveLength(5);
    expect(await find({ action: 'renamed', docKind: 'setting' })).toHaveLength(0);
    const today = await org.work(
      async ({ tx }) =>
        (await tx.row<{ on: string }>(sql`SELECT (now() AT TIME ZONE 'Asia/Taipei')::date AS on`))!
          .on,
    );
    const [year] = today.split('-');
    expect(await find({ from: today, to: today })).toHaveLength(10);
    expect(await find({ from: `${Number(year) + 1}-01-01` })).toHaveLength(0);
    expect(await find({ to: `${Number(year) - 1}-12-31` })).toHaveLength(0);
  });

  it('of one organization says nothing of another', async () => {
    const other = await (await createTestOrganization()).as('ADMINISTRATOR');
    expect((await other.caller.identity.audit({})).items).toEqual([]);
  });

  it('refuses a cursor that is none', async () => {
    const call = admin.caller.identity.audit({ cursor: 'nonsense' });
    expect((await refusalOf(call)).code).toBe('request.badCursor');
  });
});
