// Two people change one entry of the master data: who is late is told who was quicker and what changed.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { changeProductStatus } from '@/server/modules/catalog/usecases/products';
import type { Caller } from '../../fixtures/actors';
import { addCategory, addPriceList, addProduct } from '../../fixtures/catalog';
import { addDealer, addRegion } from '../../fixtures/dealers';
import { toldBy } from '../../fixtures/meanwhile';
import { createTestOrganization, type TestOrganization } from '../../fixtures/organization';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';

let database: TestDatabase;
let org: TestOrganization;
const ALL = ['ADMINISTRATOR', 'SALES_MANAGER', 'CONTROLLER', 'FINANCE', 'EXECUTIVE', 'WAREHOUSE'];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
let ann: Caller;
let ben: Caller;
beforeEach(async () => {
  org = await createTestOrganization();
  ann = (await org.signIn({ roles: ALL, name: 'Ann' })).caller;
  ben = (await org.signIn({ roles: ALL, name: 'Ben' })).caller;
});

/** The same change twice, the second under the version that both saw. */
async function lateTo<Input extends { name?: string }>(
  code: string,
  change: (caller: Caller, input: Input) => Promise<unknown>,
  input: Input,
) {
  await change(ann, { ...input, name: 'Theirs' });
  const told = await toldBy(change(ben, { ...input, name: 'Mine' }), code);
  expect(told).toMatchObject({ by: 'Ann' });
  return told;
}
const renamed = expect.objectContaining({ field: 'name', to: 'Theirs' });

it('a product', async () => {
  const { id, code } = await addProduct(org, { name: 'Old' });
  const told = await lateTo(
    'catalog.stale',
    (caller, input) => caller.catalog.updateProduct(input),
    { id, code, version: 1, baseUnit: 'EA', name: 'Old' },
  );
  expect(told.changes).toContainEqual({ field: 'name', from: 'Old', to: 'Theirs' });
});

it('the status of many products: who was quicker stands beside each, the others are changed', async () => {
  const [moved, touched, quiet] = [
    await addProduct(org),
    await addProduct(org),
    await addProduct(org),
  ];
  const ref = ({ id }: { id: string }) => ({ id, version: 1 });
  const change = (status: 'ACTIVE' | 'INACTIVE', ...products: { id: string }[]) => ({
    ...{ products: products.map(ref), status, reason: null },
  });
  await ann.catalog.changeProductStatus(change('INACTIVE', moved));
  await ann.catalog.updateProduct({
    ...ref(touched),
    code: touched.code,
    baseUnit: 'EA',
    name: 'Theirs',
  });
  const asked = { ...change('ACTIVE'), status: 'DISCONTINUED' as const };
  const products = [moved, touched, quiet].map(ref);
  const { changed, refused } = await ben.catalog.changeProductStatus({ ...asked, products });
  expect(changed).toBe(1);
  expect(refused).toMatchObject([
    {
      id: moved.id,
      refusal: {
        code: 'catalog.stale',
        issues: [{ field: 'status', params: { yours: 'DISCONTINUED', theirs: 'INACTIVE' } }],
        meanwhile: [{ by: 'Ann', action: 'statusChanged', from: 'ACTIVE', to: 'INACTIVE' }],
      },
    },
    {
      id: touched.id,
      refusal: {
        code: 'catalog.stale',
        meanwhile: [{ by: 'Ann', action: 'updated', changes: [{ field: 'name', to: 'Theirs' }] }],
      },
    },
  ]);
  expect((await ben.catalog.getProduct({ id: moved.id })).status).toBe('INACTIVE');
  expect((await ben.catalog.getProduct({ id: quiet.id })).status).toBe('DISCONTINUED');
  // Who asks for what somebody else did already is refused nothing.
  const same = await ben.catalog.changeProductStatus(change('INACTIVE', moved));
  expect(same).toEqual({ changed: 0, refused: [] });
});

it('the status of many products costs as many statements as that of one, refused or not', async () => {
  const products = await Promise.all(Array.from({ length: 6 }, () => addProduct(org)));
  const change = { status: 'INACTIVE' as const, reason: null };
  const ref = ({ id }: { id: string }) => ({ id, version: 1 });
  await ann.catalog.changeProductStatus({ ...change, products: products.map(ref) });
  const statements = (count: number) =>
    org.work(async (work) => {
      const late = products.slice(0, count).map(ref);
      const asked = { ...change, status: 'DISCONTINUED' as const, products: late };
      const { refused } = await changeProductStatus(work, asked);
      expect(refused.map(({ refusal }) => refusal.meanwhile?.length)).toEqual(late.map(() => 1));
      return work.tx.statements;
    });
  expect(await statements(6)).toBe(await statements(1));
});

it('a category, changed or taken away', async () => {
  const id = await addCategory(org);
  const base = { id, version: 1, code: 'CAT', name: 'Old', names: {}, parentId: null };
  const told = await lateTo(
    'catalog.stale',
    (caller, input) => caller.catalog.updateCategory(input),
    base,
  );
  expect(told.changes).toContainEqual(renamed);
  const away = ben.catalog.removeCategory({ id, version: 1 });
  expect(await toldBy(away, 'catalog.stale')).toMatchObject({ by: 'Ann', action: 'updated' });
});

it('a price list: its head, its prices, whom it serves', async () => {
  const { id: productId } = await addProduct(org);
  const id = await addPriceList(org, { prices: { [productId]: '5.00' } });
  const { version } = await ann.catalog.prices.getList({ id });
  const items = { id, version, upserts: [], removes: [] };
  await ann.catalog.prices.saveItems(items);
  const expected = { by: 'Ann', action: 'pricesChanged' };
  expect(await toldBy(ben.catalog.prices.saveItems(items), 'catalog.stale')).toMatchObject(
    expected,
  );
  const serves = ben.catalog.prices.saveAssignments({ id, version, assignments: [] });
  expect(await toldBy(serves, 'catalog.stale')).toMatchObject(expected);
  const { code, currency, priority } = await ann.catalog.prices.getList({ id });
  const head = { id, code, currency, priority, status: 'ACTIVE' as const };
  const told = await lateTo(
    'catalog.stale',
    (caller, input) => caller.catalog.prices.updateList(input),
    { ...head, version: version + 1, name: 'Old', validFrom: null, validTo: null },
  );
  expect(told.changes).toContainEqual(renamed);
});

it('a dealer: its facts, its state, its credit', async () => {
  const { id, code } = await addDealer(org);
  await ann.dealers.changeStatus({ id, version: 1, action: 'block', reason: 'Owes' });
  const late = (action: 'block' | 'close') =>
    ben.dealers.changeStatus({ id, version: 1, action, reason: 'Too' });
  for (const action of ['block', 'close'] as const) {
    expect(await toldBy(late(action), 'dealers.stale')).toMatchObject({
      ...{ by: 'Ann', action: 'block', from: 'ACTIVE', to: 'BLOCKED', reason: 'Owes' },
    });
  }
  const told = await lateTo('dealers.stale', (caller, input) => caller.dealers.update(input), {
    ...{ id, version: 2, code, name: 'Old' },
  });
  expect(told.changes).toContainEqual(renamed);
  const { creditLimitMinor: seenMinor } = await ann.receivables.account({ dealerId: id });
  const limit = { dealerId: id, reason: 'New', seenMinor };
  await ann.receivables.setCreditLimit({ ...limit, creditLimitMinor: 5_000n });
  const other = ben.receivables.setCreditLimit({ ...limit, creditLimitMinor: 7_000n });
  expect(await toldBy(other, 'receivables.stale')).toMatchObject({
    ...{ by: 'Ann', action: 'creditLimit', to: '5000' },
  });
});

it('a region and a salesperson', async () => {
  const id = await addRegion(org);
  const region = { id, version: 1, code: 'R', name: 'Old', names: {}, parentId: null };
  const told = await lateTo(
    'dealers.stale',
    (caller, input) => caller.dealers.regions.update(input),
    region,
  );
  expect(told.changes).toContainEqual(renamed);
  const seller = { code: 'S', name: 'Old', userId: null, status: 'ACTIVE' as const };
  const made = await ann.dealers.salespersons.create(seller);
  const sold = await lateTo(
    'dealers.stale',
    (caller, input) => caller.dealers.salespersons.update(input),
    { ...seller, ...made },
  );
  expect(sold.changes).toContainEqual(renamed);
});

it('a warehouse, also where another one became the default', async () => {
  const base = { code: 'A', name: 'Old', isDefault: true, status: 'ACTIVE' as const };
  const { id: warehouseId, version } = await ann.inventory.saveWarehouse(base);
  await ann.inventory.saveWarehouse({ ...base, code: 'B', name: 'Other' });
  const late = ben.inventory.saveWarehouse({ ...base, warehouseId, version, name: 'Mine' });
  const told = await toldBy(late, 'inventory.stale');
  expect(told).toMatchObject({ by: 'Ann', action: 'updated' });
  expect(told.changes).toContainEqual({ field: 'isDefault', from: true, to: false });
});

it('the settings, one by one, and the name of the company', async () => {
  const key = 'inventory.horizonDays';
  const change = (caller: Caller, value: number) =>
    caller.identity.saveSettings({ changes: [{ key, before: 90, value }] });
  await change(ann, 120);
  await ann.identity.saveSettings({
    changes: [{ key: 'orders.autoApprove', before: false, value: true }],
  });
  const told = await toldBy(change(ben, 60), 'identity.stale');
  expect(told).toMatchObject({ by: 'Ann', changes: [{ field: key, from: 90, to: 120 }] });
  const { name, locale } = (await ann.identity.me()).organization;
  const rename = (caller: Caller, to: string) =>
    caller.identity.saveOrganization({ before: { name, locale }, name: to, locale: 'en' });
  await rename(ann, 'Theirs');
  expect(await toldBy(rename(ben, 'Mine'), 'identity.stale')).toMatchObject({
    ...{ by: 'Ann', changes: [renamed] },
  });
});

it('a person', async () => {
  const { userId } = await org.signIn({ roles: ['FINANCE'], name: 'Cyd' });
  const change = { userId, version: 1, roles: ['FINANCE' as const], dealerId: null };
  const told = await lateTo(
    'identity.stale',
    (caller, input) => caller.identity.updateUser(input),
    {
      ...change,
      name: 'Cyd',
    },
  );
  expect(told.changes).toContainEqual({ field: 'name', from: 'Cyd', to: 'Theirs' });
});

it('a node of the trees and a calendar', async () => {
  const centre = { code: 'C', name: 'Old', names: {}, kind: 'COST' as const, parentId: null };
  const none = { ownerId: null, regionId: null, validFrom: null, validTo: null };
  const made = await ann.centres.create({ ...centre, ...none });
  const { parentId: _parent, ...facts } = centre;
  const told = await lateTo('centres.stale', (caller, input) => caller.centres.update(input), {
    ...facts,
    ...none,
    ...made,
  });
  expect(told.changes).toContainEqual(renamed);
  const programme = { code: 'P', name: 'Old', names: {}, parentId: null, active: true };
  const spring = await ann.centres.programmes.create(programme);
  const moved = await lateTo(
    'programmes.stale',
    (caller, input) => caller.centres.programmes.update(input),
    { ...programme, ...spring },
  );
  expect(moved.changes).toContainEqual(renamed);
  const account = { code: 'X', name: 'Old', names: {}, parentId: null, kind: 'EXPENSE' as const };
  const own = { operator: '+' as const, active: true };
  const booked = await ann.centres.accounts.create({ ...account, ...own });
  const changed = await lateTo(
    'accounts.stale',
    (caller, input) => caller.centres.accounts.update(input),
    { ...account, ...own, ...booked },
  );
  expect(changed.changes).toContainEqual(renamed);
  const year = { code: 'Y', name: 'Old', kind: 'MONTH' as const, isDefault: true };
  const calendar = await ann.centres.calendars.create(year);
  const { kind: _kind, ...named } = year;
  const cut = await lateTo(
    'periods.stale',
    (caller, input) => caller.centres.calendars.update(input),
    { ...named, ...calendar },
  );
  expect(cut.changes).toContainEqual(renamed);
});
