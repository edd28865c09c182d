// Centres and accounts on a real database: moves keep history, sums are not posted to.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  closePeriod,
  createCalendar,
  createYear,
  readCentres,
  readCentresOn,
  readYear,
  upsertAccounts,
  upsertCentres,
} from '@/server/modules/centres';
import {
  createCentre,
  listPlacements,
  moveCentre,
  removeCentre,
} from '@/server/modules/centres/usecases/centres';
import type { CentreInput } from '@/server/modules/centres/schemas';
import {
  countStatements,
  createTestOrganization,
  type TestOrganization,
} from '../../fixtures/organization';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const nobody = { ownerId: null, regionId: null, validFrom: null, validTo: null };
const plain = { names: {}, kind: 'COST' as const, ...nobody };

const add = (
  org: TestOrganization,
  code: string,
  parentId: string | null,
  more: Partial<CentreInput> = {},
) =>
  org.work(async (work) => {
    const input = { ...plain, code, name: code, parentId, ...more };
    return (await createCentre(work, input)).id;
  });

const move = (org: TestOrganization, id: string, parentId: string | null, from: string) =>
  org.work(async (work) => {
    const node = (await readCentres(work)).find((one) => one.id === id);
    return moveCentre(work, { id, version: node?.version ?? 0, parentId, from, reason: '' });
  });

/** Code and codes above it, of every centre on a day. */
const standing = (org: TestOrganization, date: string | null) =>
  org.work(async (work) => {
    const nodes = date === null ? await readCentres(work) : await readCentresOn(work, date);
    const codes = new Map(nodes.map((node) => [node.id, node.code]));
    return Object.fromEntries(
      nodes.map((node) => [node.code, node.path.map((id) => codes.get(id) ?? '?').join('/')]),
    );
  });

async function company() {
  const org = await createTestOrganization({ now: new Date('2026-06-15T02:00:00Z') });
  const top = await add(org, 'TOP', null, { kind: 'PROFIT' });
  const sales = await add(org, 'SALES', top, { kind: 'REVENUE' });
  const support = await add(org, 'SUPPORT', top);
  const north = await add(org, 'NORTH', sales);
  const shop = await add(org, 'SHOP', north);
  return { org, top, sales, support, north, shop };
}

describe('a move', () => {
  test('takes the branch along and leaves what was before it on record', async () => {
    const { org, north, support, shop } = await company();
    const before = await standing(org, null);
    await move(org, north, support, '2026-04-01');
    const after = { ...before, NORTH: 'TOP/SUPPORT/NORTH', SHOP: 'TOP/SUPPORT/NORTH/SHOP' };
    expect(await standing(org, null)).toEqual(after);
    expect(await standing(org, '2026-03-31')).toEqual(before);
    expect(await standing(org, '2026-04-01')).toEqual(after);
    const places = await org.work((work) => listPlacements(work, shop));
    expect(
      places.map(({ validFrom, validTo, above }) => [
        validFrom,
        validTo,
        above.map((one) => one.code).join('/'),
      ]),
    ).toEqual([
      ['2026-04-01', null, 'TOP/SUPPORT/NORTH'],
      [null, '2026-03-31', 'TOP/SALES/NORTH'],
    ]);
  });

  test('of what stood below rewrites only its own days', async () => {
    const { org, north, sales, support, shop } = await company();
    await move(org, shop, sales, '2026-03-01');
    await move(org, north, support, '2026-04-01');
    await move(org, shop, north, '2026-05-01');
    const shopOn = async (date: string) => (await standing(org, date))['SHOP'];
    expect(await shopOn('2026-02-28')).toBe('TOP/SALES/NORTH/SHOP');
    expect(await shopOn('2026-04-30')).toBe('TOP/SALES/SHOP');
    expect(await shopOn('2026-05-01')).toBe('TOP/SUPPORT/NORTH/SHOP');
  });

  test('is refused into the future, before the last one, and into itself', async () => {
    const { org, north, shop, support, top } = await company();
    expect(await refusalOf(move(org, north, support, '2026-06-16'))).toMatchObject({
      ...{ code: 'centres.moveInFuture', field: 'from' },
    });
    await move(org, north, support, '2026-05-01');
    expect(await refusalOf(move(org, north, top, '2026-04-30'))).toMatchObject({
      ...{ code: 'centres.movedLater', params: { date: '2026-05-01' } },
    });
    expect(await refusalOf(move(org, north, shop, '2026-06-01'))).toMatchObject({
      code: 'centres.cycle',
    });
  });

  test('leaves the days of closed periods alone', async () => {
    const { org, north, support } = await company();
    await org.work(async (work) => {
      const calendar = { code: 'F', name: 'F', kind: 'MONTH', isDefault: true } as const;
      const { id: calendarId } = await createCalendar(work, calendar);
      const { yearId } = await createYear(work, { calendarId, startsOn: '2026-01-01' });
      const april = (await readYear(work, yearId)).periods[3];
      if (april) await closePeriod(work, { id: april.id, version: 1, reason: 'Done' });
    });
    expect(await refusalOf(move(org, north, support, '2026-04-30'))).toMatchObject({
      ...{ code: 'centres.moveIntoClosed', params: { first: '2026-05-01' } },
    });
    await move(org, north, support, '2026-05-01');
  });

  test('crossing another never closes a circle', async () => {
    const { org, north, support } = await company();
    const outcomes = await Promise.allSettled([
      move(org, north, support, '2026-06-01'),
      move(org, support, north, '2026-06-01'),
    ]);
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(Object.keys(await standing(org, null))).toHaveLength(5);
  });
});

describe('a centre', () => {
  test('in use is not removed', async () => {
    const { org, north } = await company();
    const call = org.work((work) => removeCentre(work, { id: north, version: 1 }));
    expect(await refusalOf(call)).toMatchObject({ code: 'centres.inUse', params: { children: 1 } });
  });

  test('is not owned by the user of a dealer or of another company', async () => {
    const { org } = await company();
    const other = await createTestOrganization();
    const { userId } = await other.as('CONTROLLER');
    expect(await refusalOf(add(org, 'X', null, { ownerId: userId }))).toMatchObject({
      ...{ code: 'centres.unknownOwner', field: 'ownerId' },
    });
  });
});

describe('an import', () => {
  test('takes rows in any order, names owners, and refuses what does not fit', async () => {
    const org = await createTestOrganization();
    const { userId } = await org.as('CONTROLLER');
    const rows = [
      { code: 'CHILD', name: 'Child', parentCode: 'ROOT', kind: 'REVENUE' as const },
      { code: 'ROOT', name: 'Root', ownerEmail: `${userId}@EXAMPLE.test` },
      { code: 'LOST', name: 'Lost', parentCode: 'NOWHERE' },
      { code: 'OWNED', name: 'Owned', ownerEmail: 'nobody@example.test' },
    ];
    const done = await org.work((work) => upsertCentres(work, rows));
    expect(done).toMatchObject({ created: 2, updated: 0 });
    expect(done.refused.map((one) => [one.index, one.code])).toEqual([
      ...[
        [2, 'centres.parentNotFound'],
        [3, 'centres.unknownOwner'],
      ],
    ]);
    const nodes = await org.work(readCentres);
    expect(nodes).toMatchObject([
      ...[
        { code: 'ROOT', kind: 'COST', ownerId: userId },
        { code: 'CHILD', kind: 'REVENUE' },
      ],
    ]);
    expect(await standing(org, '1999-01-01')).toEqual({ ROOT: 'ROOT', CHILD: 'ROOT/CHILD' });
    const moved = [{ code: 'CHILD', name: 'Child', parentCode: null }];
    await org.work((work) => upsertCentres(work, moved, { movedFrom: '2026-02-01' }));
    expect((await standing(org, '2026-01-31'))['CHILD']).toBe('ROOT/CHILD');
    expect(await standing(org, '2026-02-01')).toMatchObject({ CHILD: 'CHILD' });
    expect((await org.work(readCentres)).find((one) => one.code === 'CHILD')?.kind).toBe('REVENUE');
  });

  test('of accounts wants a kind for new ones, and costs no statement a row', async () => {
    const org = await createTestOrganization();
    const kindless = await org.work((work) => upsertAccounts(work, [{ code: 'A', name: 'A' }]));
    expect(kindless.refused).toMatchObject([{ code: 'request.required', field: 'kind' }]);
    const rows = (count: number) =>
      Array.from({ length: count }, (_, i) => ({
        ...{ code: `A${count}-${i}`, name: `A${i}`, kind: 'EXPENSE' as const },
        ...(i === 0 ? {} : { parentCode: `A${count}-0`, operator: '-' as const }),
      }));
    const few = await countStatements(org, (work) => upsertAccounts(work, rows(2)));
    const many = await countStatements(org, (work) => upsertAccounts(work, rows(300)));
    expect(many.result).toMatchObject({ created: 300, refused: [] });
    expect(many.statements).toBe(few.statements);
  });
});
