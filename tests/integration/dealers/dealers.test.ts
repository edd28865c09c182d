// Dealers, their trees, contacts and addresses through their procedures.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadDealerForOrder } from '@/server/modules/dealers';
import { sql } from '@/server/platform/sql';
import { addPriceList, nextCode } from '../../fixtures/catalog';
import { addDealer, addLevel, addRegion, addSalesperson } from '../../fixtures/dealers';
import { createTestOrganization, type TestOrganization } from '../../fixtures/organization';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';

let database: TestDatabase;
let org: TestOrganization;

beforeAll(async () => {
  database = await createTestDatabase();
  org = await createTestOrganization();
});
afterAll(() => database.drop());

const manager = async () => (await org.as('SALES_MANAGER')).caller.dealers;

describe('a dealer', () => {
  test('is created, changed and shown with its place in both trees', async () => {
    const dealers = await manager();
    const north = await addRegion(org, { name: 'North' });
    const regionId = await addRegion(org, { name: 'Taipei', parentId: north });
    const levelId = await addLevel(org, { name: 'Gold' });
    const salespersonId = await addSalesperson(org, 'Sam');
    const code = nextCode('DLR');
    const { id } = await dealers.create({
      ...{ code, name: 'Bright Bikes', currency: 'twd', regionId, levelId, salespersonId },
      ...{ termsKind: 'EOM', termsDays: 45, taxNumber: ' 12345678 ', note: ' ' },
    });
    const dealer = await dealers.get({ id });
    expect(dealer).toMatchObject({
      ...{ currency: 'TWD', status: 'ACTIVE', salespersonName: 'Sam', taxNumber: '12345678' },
      ...{ termsKind: 'EOM', termsDays: 45, note: null, version: 1 },
    });
    expect(dealer.regionPath.map((node) => node.name)).toEqual(['North', 'Taipei']);
    const forOrder = await org.work((work) => loadDealerForOrder(work, id));
    expect(forOrder).toMatchObject({ regionPath: [north, regionId], levelPath: [levelId] });
    const change = { id, version: 1, code, name: 'Brighter Bikes' };
    expect(await dealers.update(change)).toEqual({ id, version: 2 });
    const refusal = await refusalOf(dealers.update({ ...change, name: 'Too late' }));
    expect(refusal).toMatchObject({ code: 'dealers.stale', status: 'conflict' });
    expect(refusal.issues).toContainEqual({
      ...{ code: 'dealers.changed', field: 'name' },
      params: { yours: 'Too late', theirs: 'Brighter Bikes' },
    });
  });

  test('names every unknown reference, and a taken code', async () => {
    const dealers = await manager();
    const { id: nobody, code } = await addDealer(org);
    const unknown = { regionId: nobody, levelId: nobody, salespersonId: nobody };
    const fresh = { code: nextCode('DLR'), name: 'New', currency: 'USD' };
    const refusal = await refusalOf(dealers.create({ ...fresh, ...unknown }));
    expect(refusal.issues?.map((issue) => [issue.code, issue.field])).toEqual([
      ['dealers.unknownRegion', 'regionId'],
      ['dealers.unknownLevel', 'levelId'],
      ['dealers.unknownSalesperson', 'salespersonId'],
    ]);
    expect(await refusalOf(dealers.create({ ...fresh, code }))).toMatchObject({
      ...{ code: 'dealers.codeTaken', field: 'code' },
    });
    expect(await refusalOf(dealers.create({ ...fresh, currency: 'XXX' }))).toMatchObject({
      issues: [{ code: 'request.badCurrency', field: 'currency' }],
    });
  });

  test('takes the overdue rule of the organization where it has none', async () => {
    const own = await addDealer(org, { overdueDays: 7 });
    const plain = await addDealer(org);
    const days = (id: string) =>
      org.work(async (work) => (await loadDealerForOrder(work, id)).overdueDays);
    expect([await days(own.id), await days(plain.id)]).toEqual([7, 30]);
  });

  test('changes its status along its machine, with a reason in its history', async () => {
    const dealers = await manager();
    const { id } = await addDealer(org);
    const step = (action: 'block' | 'unblock' | 'close' | 'reopen', version: number) =>
      dealers.changeStatus({ id, version, action, reason: `because ${action}` });
    await step('block', 1);
    expect(await refusalOf(step('block', 2))).toMatchObject({
      code: 'dealer.transitionNotAllowed',
      params: { state: 'BLOCKED', allowed: ['unblock', 'close'] },
    });
    expect((await refusalOf(step('close', 1))).code).toBe('dealers.stale');
    await step('close', 2);
    await step('reopen', 3);
    const history = await dealers.history({ id });
    expect(history.items.map((event) => [event.action, event.from, event.to])).toEqual([
      ['reopen', 'CLOSED', 'ACTIVE'],
      ['close', 'BLOCKED', 'CLOSED'],
      ['block', 'ACTIVE', 'BLOCKED'],
      ['created', null, 'ACTIVE'],
    ]);
    expect(history.items[0]).toMatchObject({ reason: 'because reopen', userName: /manager/ });
    const first = await dealers.history({ id, limit: 1 });
    const second = await dealers.history({ id, limit: 1, cursor: first.nextCursor });
    expect(second.items.map((event) => event.action)).toEqual(['close']);
  });

  test('shows credit limits in its history to those who may see accounts', async () => {
    const { id } = await addDealer(org);
    const finance = (await org.as('FINANCE')).caller;
    const { creditLimitMinor: seenMinor } = await finance.receivables.account({ dealerId: id });
    const change = { creditLimitMinor: 500_00n, seenMinor, reason: 'Guarantee received' };
    await finance.receivables.setCreditLimit({ ...change, dealerId: id });
    const seenBy = async (role: 'ORDER_CLERK' | 'WAREHOUSE') => {
      const history = await (await org.as(role)).caller.dealers.history({ id });
      return history.items.map((event) => event.action);
    };
    expect(await seenBy('ORDER_CLERK')).toContain('creditLimit');
    expect(await seenBy('WAREHOUSE')).toEqual(['created']);
  });

  test('is found by code, prefix, name and tax number, filtered by branch and paged', async () => {
    const shop = await createTestOrganization();
    const { caller } = await shop.as('ORDER_CLERK');
    const top = await addRegion(shop);
    const below = await addRegion(shop, { parentId: top });
    await addDealer(shop, { code: 'A1', name: 'Northern Light', regionId: below });
    await addDealer(shop, { code: 'A12', name: 'Light House', taxNumber: '99887766' });
    await addDealer(shop, { code: 'B1', name: '大明車行', regionId: top });
    const find = async (text: string) =>
      (await caller.dealers.search({ text })).map((found) => found.code);
    expect(await find('a1')).toEqual(['A1', 'A12']);
    expect(await find('light')).toEqual(['A1', 'A12']);
    expect(await find('大明')).toEqual(['B1']);
    expect(await find('998877')).toEqual(['A12']);
    const inBranch = await caller.dealers.list({ regionId: top });
    expect(inBranch.items.map((row) => row.code)).toEqual(['A1', 'B1']);
    const page = await caller.dealers.list({ limit: 2, sort: 'name' });
    const rest = await caller.dealers.list({ limit: 2, sort: 'name', cursor: page.nextCursor });
    expect(rest.nextCursor).toBeNull();
    expect(new Set([...page.items, ...rest.items].map((row) => row.code)).size).toBe(3);
  });
});

describe('contacts and addresses', () => {
  test('one contact is primary and one address of a kind is the default', async () => {
    const dealers = await manager();
    const { id: dealerId } = await addDealer(org);
    const ann = await dealers.saveContact({ dealerId, name: 'Ann', isPrimary: true, email: '' });
    await dealers.saveContact({ dealerId, name: 'Bob', isPrimary: true, email: 'bob@shop.test' });
    const place = { dealerId, kind: 'SHIPPING' as const, city: 'Taipei', country: 'TW' };
    await dealers.saveAddress({ ...place, line1: 'First Road 1', isDefault: true });
    await dealers.saveAddress({ ...place, line1: 'Second Road 2', isDefault: true });
    const { contacts, addresses } = await dealers.get({ id: dealerId });
    expect(contacts.map((c) => [c.name, c.isPrimary])).toEqual([
      ['Bob', true],
      ['Ann', false],
    ]);
    expect(addresses.map((a) => [a.line1, a.isDefault])).toEqual([
      ['Second Road 2', true],
      ['First Road 1', false],
    ]);
    const seen = contacts.find(({ id }) => id === ann.id);
    if (!seen) throw new Error('the contact is missing');
    await dealers.removeContact({ dealerId, id: ann.id, seen });
    expect((await dealers.get({ id: dealerId })).contacts).toHaveLength(1);
    const bad = { dealerId, name: 'Cid', email: 'not an address' };
    expect(await refusalOf(dealers.saveContact(bad))).toMatchObject({
      issues: [{ code: 'dealers.badEmail', field: 'email' }],
    });
  });

  test('a contact of another dealer is not found', async () => {
    const dealers = await manager();
    const [a, b] = [await addDealer(org), await addDealer(org)];
    const { id } = await dealers.saveContact({ dealerId: a.id, name: 'Ann' });
    const stolen = { dealerId: b.id, id, name: 'Mine now' };
    expect((await refusalOf(dealers.saveContact(stolen))).code).toBe('dealers.notFound');
    const seen = { name: 'Ann', title: null, email: null, phone: null, isPrimary: false };
    const ref = { dealerId: b.id, id, seen };
    expect((await refusalOf(dealers.removeContact(ref))).code).toBe('dealers.notFound');
  });
});

describe.each(['regions', 'levels'] as const)('the tree of %s', (kind) => {
  const tree = async () => (await manager())[kind];
  const add = kind === 'regions' ? addRegion : addLevel;

  test('a moved branch takes everything below it along', async () => {
    const nodes = await tree();
    const [a, b] = [await add(org), await add(org)];
    const child = await add(org, { code: nextCode('CH'), parentId: a });
    const leaf = await add(org, { parentId: child });
    const node = (await nodes.list()).find((found) => found.id === child)!;
    const moved = { id: child, version: 1, code: node.code, name: 'Moved', parentId: b };
    expect(await nodes.update(moved)).toEqual({ id: child, version: 2 });
    const after = new Map((await nodes.list()).map((found) => [found.id, found]));
    expect(after.get(child)).toMatchObject({ path: [b, child], parentId: b, name: 'Moved' });
    expect(after.get(leaf)).toMatchObject({ path: [b, child, leaf], version: 1 });
    await nodes.update({ ...moved, version: 2, parentId: null });
    expect((await nodes.list()).find((found) => found.id === leaf)?.path).toEqual([child, leaf]);
  });

  test('a circle is refused, also with itself', async () => {
    const nodes = await tree();
    const code = nextCode('TOP');
    const top = await add(org, { code });
    const below = await add(org, { parentId: await add(org, { parentId: top }) });
    for (const parentId of [below, top]) {
      const change = { id: top, version: 1, code, name: 'x', parentId };
      expect(await refusalOf(nodes.update(change))).toMatchObject({
        ...{ code: 'dealers.cycle', field: 'parentId' },
      });
    }
  });

  test('two moves at once that would close a circle: one is refused', async () => {
    const nodes = await tree();
    const codes = [nextCode('X'), nextCode('Y')] as const;
    const [x, y] = [await add(org, { code: codes[0] }), await add(org, { code: codes[1] })];
    const results = await Promise.allSettled([
      nodes.update({ id: x, version: 1, code: codes[0], name: 'x', parentId: y }),
      nodes.update({ id: y, version: 1, code: codes[1], name: 'y', parentId: x }),
    ]);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  });

  test('a node in use stays', async () => {
    const nodes = await tree();
    const id = await add(org);
    await addDealer(org, kind === 'regions' ? { regionId: id } : { levelId: id });
    expect(await refusalOf(nodes.remove({ id, version: 1 }))).toMatchObject({
      ...{ code: 'dealers.nodeInUse', params: { dealers: 1, children: 0 } },
    });
    const assigned = await add(org);
    await addPriceList(org, {
      for: kind === 'regions' ? { regionId: assigned } : { levelId: assigned },
    });
    const refusal = await refusalOf(nodes.remove({ id: assigned, version: 1 }));
    expect(refusal.code).toBe('request.stillUsed');
    const free = await add(org);
    expect(await nodes.remove({ id: free, version: 1 })).toEqual({ done: true });
  });
});

describe('who may', () => {
  test('clerks read, managers write, strangers find nothing', async () => {
    const { caller: clerk } = await org.as('ORDER_CLERK');
    const { id, code } = await addDealer(org);
    expect(await clerk.dealers.byIds({ ids: [id] })).toMatchObject([{ code }]);
    const change = { id, version: 1, code, name: 'Renamed' };
    expect((await refusalOf(clerk.dealers.update(change))).code).toBe('auth.notPermitted');
    const { caller: other } = await (await createTestOrganization()).as('SALES_MANAGER');
    expect((await refusalOf(other.dealers.get({ id }))).code).toBe('dealers.notFound');
    expect((await refusalOf(other.dealers.update(change))).code).toBe('dealers.notFound');
  });

  test("row security hides every other dealer from a dealer's user", async () => {
    const [own, other] = [await addDealer(org), await addDealer(org)];
    const { claims } = await org.signIn({ roles: ['DEALER'], dealerId: own.id });
    const { inTransaction } = await import('@/server/platform/tx');
    const seen = await inTransaction({ orgId: org.orgId, dealerId: claims.dealerId }, (tx) =>
      tx.rows<{ id: string }>(sql`
        SELECT id FROM dealer WHERE id = ANY(${[own.id, other.id]}::uuid[])`),
    );
    expect(seen).toEqual([{ id: own.id }]);
  });
});
