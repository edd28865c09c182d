// What has no version of its own: contacts and addresses of a dealer, tax rates, reorder points, reasons
// of returns. Who changes one says what they saw; who was quicker is neither overwritten nor unnamed.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../fixtures/actors';
import { addDealer } from '../../fixtures/dealers';
import { toldBy } from '../../fixtures/meanwhile';
import { refusalOf } from '../../fixtures/refusals';
import type { TestOrganization } from '../../fixtures/organization';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { stockWorld } from '../inventory/stock-world';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const ALL = ['ADMINISTRATOR', 'SALES_MANAGER', 'WAREHOUSE'];
let org: TestOrganization;
let ann: Caller;
let ben: Caller;
let world: Awaited<ReturnType<typeof stockWorld>>;
beforeEach(async () => {
  world = await stockWorld({ products: 1, warehouses: 2 });
  ({ org } = world);
  ann = (await org.signIn({ roles: ALL, name: 'Ann' })).caller;
  ben = (await org.signIn({ roles: ALL, name: 'Ben' })).caller;
});

describe('a contact', () => {
  const facts = { name: 'Old', title: null, email: null, phone: null, isPrimary: true };
  const open = async () => {
    const { id: dealerId } = await addDealer(org);
    const { id } = await ann.dealers.saveContact({ dealerId, ...facts });
    const of = async () => (await ben.dealers.get({ id: dealerId })).contacts;
    return { dealerId, id, of };
  };

  it('that somebody changed is neither overwritten nor removed by who did not see it', async () => {
    const { dealerId, id, of } = await open();
    const late = { dealerId, id, ...facts, seen: facts };
    await ann.dealers.saveContact({ ...late, name: 'Theirs', phone: '123' });
    const told = await toldBy(ben.dealers.saveContact({ ...late, name: 'Mine' }), 'dealers.stale');
    expect(told).toMatchObject({ by: 'Ann', action: 'contactChanged' });
    expect(told.changes).toContainEqual({ field: 'name', from: 'Old', to: 'Theirs' });
    expect(told.changes).toContainEqual({ field: 'phone', from: null, to: '123' });
    const removal = ben.dealers.removeContact({ dealerId, id, seen: facts });
    expect(await toldBy(removal, 'dealers.stale')).toMatchObject({ by: 'Ann' });
    expect(await of()).toMatchObject([{ name: 'Theirs', phone: '123' }]);
  });

  it('that was removed does not come back', async () => {
    const { dealerId, id, of } = await open();
    await ann.dealers.removeContact({ dealerId, id, seen: facts });
    const late = ben.dealers.saveContact({ dealerId, id, ...facts, name: 'Mine', seen: facts });
    expect(await toldBy(late, 'dealers.notFound')).toMatchObject({
      ...{ by: 'Ann', action: 'contactRemoved' },
    });
    expect(await of()).toEqual([]);
  });

  it('is no longer the primary one where another became it', async () => {
    const { dealerId, id, of } = await open();
    await ann.dealers.saveContact({ dealerId, ...facts, name: 'Other' });
    const late = ben.dealers.saveContact({ dealerId, id, ...facts, name: 'Mine', seen: facts });
    expect(await toldBy(late, 'dealers.stale')).toMatchObject({
      ...{ by: 'Ann', changes: [{ field: 'what' }, { field: 'isPrimary', from: true, to: false }] },
    });
    expect((await of()).map(({ name, isPrimary }) => [name, isPrimary])).toEqual([
      ['Other', true],
      ['Old', false],
    ]);
  });

  it('is not changed by who does not say what they saw', async () => {
    const { dealerId, id } = await open();
    const blind = ben.dealers.saveContact({ dealerId, id, ...facts, name: 'Mine' });
    expect(await refusalOf(blind)).toMatchObject({ code: 'request.required', field: 'seen' });
  });
});

it('an address that somebody changed is neither overwritten nor removed', async () => {
  const { id: dealerId } = await addDealer(org);
  const place = { kind: 'SHIPPING' as const, line1: 'Road 1', city: 'Taipei', country: 'TW' };
  const seen = { ...place, line2: null, state: null, postalCode: null, isDefault: false };
  const { id } = await ann.dealers.saveAddress({ dealerId, ...seen });
  await ann.dealers.saveAddress({ dealerId, id, ...seen, line1: 'Road 2', seen });
  const late = ben.dealers.saveAddress({ dealerId, id, ...seen, line1: 'Road 3', seen });
  const told = await toldBy(late, 'dealers.stale');
  expect(told).toMatchObject({ by: 'Ann', action: 'addressChanged' });
  expect(told.changes).toContainEqual({ field: 'line1', from: 'Road 1', to: 'Road 2' });
  const removal = ben.dealers.removeAddress({ dealerId, id, seen });
  expect(await toldBy(removal, 'dealers.stale')).toMatchObject({ by: 'Ann' });
  expect((await ben.dealers.get({ id: dealerId })).addresses).toMatchObject([{ line1: 'Road 2' }]);
});

describe('a tax rate', () => {
  const vat = { code: 'VAT', name: 'Old', rate: '0.05' };

  it('is not overwritten by who saw another one, and not removed', async () => {
    await ann.catalog.saveTaxRate(vat);
    await ann.catalog.saveTaxRate({ ...vat, rate: '0.10', seen: vat });
    const late = ben.catalog.saveTaxRate({ ...vat, rate: '0.07', seen: vat });
    const told = await toldBy(late, 'catalog.stale');
    expect(told).toMatchObject({ by: 'Ann', action: 'taxRateSaved' });
    expect(told.changes).toContainEqual({ field: 'rate', from: '0.05', to: '0.1' });
    const removal = ben.catalog.removeTaxRate({ code: 'VAT', seen: vat });
    expect(await toldBy(removal, 'catalog.stale')).toMatchObject({ by: 'Ann' });
    expect(await ben.catalog.listTaxRates()).toMatchObject([{ name: 'Old', rate: '0.1' }]);
  });

  it('typed as a new one does not replace the rate that has its code', async () => {
    await ann.catalog.saveTaxRate(vat);
    const second = ben.catalog.saveTaxRate({ ...vat, name: 'Mine', rate: '0.5' });
    expect(await refusalOf(second)).toMatchObject({ code: 'catalog.codeTaken', field: 'code' });
    expect(await ben.catalog.listTaxRates()).toMatchObject([{ name: 'Old', rate: '0.05' }]);
  });

  it('that was removed does not come back', async () => {
    await ann.catalog.saveTaxRate(vat);
    await ann.catalog.removeTaxRate({ code: 'VAT', seen: vat });
    const late = ben.catalog.saveTaxRate({ ...vat, rate: '0.07', seen: vat });
    expect(await toldBy(late, 'catalog.notFound')).toMatchObject({
      ...{ by: 'Ann', action: 'taxRateRemoved' },
    });
    expect(await ben.catalog.listTaxRates()).toEqual([]);
  });

  it('says the same whether its share is written with zeros or not', async () => {
    await ann.catalog.saveTaxRate(vat);
    const seen = { ...vat, rate: '0.050' };
    await ben.catalog.saveTaxRate({ ...vat, rate: '0.06', seen });
    expect(await ben.catalog.listTaxRates()).toMatchObject([{ rate: '0.06' }]);
  });
});

it('a reorder point names who set it, of the same warehouse', async () => {
  const [warehouseId = '', elsewhere = ''] = world.warehouses;
  const level = { warehouseId, productId: world.products[0] ?? '', seenReorderPoint: null };
  await ann.inventory.setReorderPoint({ ...level, reorderPoint: 5 });
  await ann.inventory.setReorderPoint({ ...level, warehouseId: elsewhere, reorderPoint: 9 });
  const late = ben.inventory.setReorderPoint({ ...level, reorderPoint: 7 });
  expect(await toldBy(late, 'inventory.stale')).toMatchObject({
    ...{ by: 'Ann', action: 'setReorderPoint' },
    changes: [{ field: 'reorderPoint', from: null, to: 5 }],
  });
  const { levels } = await ben.inventory.card({ productId: level.productId });
  expect(levels.find((one) => one.warehouseId === warehouseId)?.reorderPoint).toBe(5);
  await ben.inventory.setReorderPoint({ ...level, reorderPoint: 7, seenReorderPoint: 5 });
});

describe('a reason of returns', () => {
  const reasonOf = async (caller: Caller, code: string) => {
    const found = (await caller.fulfilment.returnReasons()).find((one) => one.code === code);
    if (!found) throw new Error(`the reason ${code} is missing`);
    return found;
  };

  it('names who changed it', async () => {
    const seen = await reasonOf(ben, 'UNSOLD');
    await ann.fulfilment.saveReturnReason({ ...seen, credit: false, seen });
    const late = ben.fulfilment.saveReturnReason({ ...seen, name: 'Mine', seen });
    const told = await toldBy(late, 'fulfilment.stale');
    expect(told).toMatchObject({ by: 'Ann', action: 'returnReasonSaved' });
    expect(told.changes).toContainEqual({ field: 'credit', from: true, to: false });
    expect(await reasonOf(ben, 'UNSOLD')).toEqual({ ...seen, credit: false });
  });

  it('typed as a new one does not replace the one that has its code', async () => {
    const there = await reasonOf(ben, 'UNSOLD');
    const second = ben.fulfilment.saveReturnReason({ ...there, name: 'Mine' });
    expect(await refusalOf(second)).toMatchObject({ code: 'fulfilment.codeTaken', field: 'code' });
    expect(await reasonOf(ben, 'UNSOLD')).toEqual(there);
  });
});
