// Many dealers at once: each row by itself, and a cost that does not follow the rows.
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  upsertDealers,
  upsertLevels,
  upsertRegions,
  upsertSalespersons,
  type DealerUpsert,
} from '@/server/modules/dealers';
import { addDealer } from '../../fixtures/dealers';
import {
  countStatements,
  createTestOrganization,
  type TestOrganization,
} from '../../fixtures/organization';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';

/** About 1.5 s on two idle cores; what this must catch took 20 s. */
const LIMIT_MS = 8000;

let database: TestDatabase;
let org: TestOrganization;

beforeAll(async () => {
  database = await createTestDatabase();
  org = await createTestOrganization();
});
afterAll(() => database.drop());

test('new dealers come with their place, contacts and addresses', async () => {
  const ids = await org.work(async (work) => {
    await upsertRegions(work, [{ code: 'N', name: 'North' }]);
    await upsertLevels(work, [{ code: 'G', name: 'Gold' }]);
    const { ids: people } = await upsertSalespersons(work, [{ code: 'S', name: 'Sam' }]);
    const result = await upsertDealers(work, [
      {
        ...{ code: 'NEW', name: 'New one', regionCode: 'N', levelCode: 'G', salespersonCode: 'S' },
        contacts: [
          { name: 'Ann', email: 'ann@shop.test', isPrimary: true },
          { name: 'Bob', isPrimary: true },
        ],
        addresses: [{ kind: 'SHIPPING', line1: 'Road 1', city: 'Taipei', country: 'TW' }],
      },
    ]);
    return { dealer: result.ids[0]!, person: people[0] };
  });
  const { caller } = await org.as('ORDER_CLERK');
  const dealer = await caller.dealers.get({ id: ids.dealer });
  expect(dealer).toMatchObject({ currency: 'USD', salespersonId: ids.person, version: 1 });
  expect([dealer.regionPath[0]?.code, dealer.levelPath[0]?.code]).toEqual(['N', 'G']);
  expect(dealer.contacts.filter((contact) => contact.isPrimary)).toHaveLength(1);
  expect(dealer.addresses).toHaveLength(1);
});

test('a known dealer keeps what is not given and does not get its contacts twice', async () => {
  const { id, code } = await addDealer(org, { name: 'Keeps', taxNumber: '1', termsDays: 60 });
  const row: DealerUpsert = { code, name: 'Kept', contacts: [{ name: 'Ann' }] };
  await org.work((work) => upsertDealers(work, [row]));
  const again = await org.work((work) => upsertDealers(work, [row]));
  expect(again).toMatchObject({ created: 0, updated: 0, refused: [], ids: [id] });
  const { caller } = await org.as('ORDER_CLERK');
  const dealer = await caller.dealers.get({ id });
  expect(dealer).toMatchObject({ name: 'Kept', taxNumber: '1', termsDays: 60, version: 2 });
  expect(dealer.contacts).toHaveLength(1);
});

test('each bad row says why, and nothing of it is written', async () => {
  const { code } = await addDealer(org, { currency: 'USD' });
  const result = await org.work((work) =>
    upsertDealers(work, [
      { code: 'NO-NAME' },
      { code: 'LOST', name: 'x', regionCode: '?', levelCode: '?', salespersonCode: '?' },
      { code, name: 'Renamed', currency: 'EUR' },
      { code: 'TWICE', name: 'x' },
      { code: 'TWICE', name: 'y' },
      { code: 'TERMS', name: 'x', termsDays: 9999 },
    ]),
  );
  expect(result.created).toBe(1);
  expect(result.refused.map((issue) => [issue.index, issue.code, issue.field])).toEqual([
    [0, 'request.required', 'name'],
    [1, 'dealers.unknownRegion', 'regionCode'],
    [1, 'dealers.unknownLevel', 'levelCode'],
    [1, 'dealers.unknownSalesperson', 'salespersonCode'],
    [2, 'dealers.currencyFixed', 'currency'],
    [4, 'request.repeatedRow', 'code'],
    [5, 'request.too_big', 'termsDays'],
  ]);
  const { caller } = await org.as('ORDER_CLERK');
  expect((await caller.dealers.search({ text: 'lost' })).length).toBe(0);
});

test('ten thousand rows take seconds, and as many statements as ten', async () => {
  const rows = (count: number, prefix: string): DealerUpsert[] =>
    Array.from({ length: count }, (_, i) => ({
      ...{ code: `${prefix}${i}`, name: `Dealer ${i}` },
      contacts: [{ name: 'Someone', isPrimary: true }],
      addresses: [{ kind: 'SHIPPING', line1: 'Road', city: 'City', country: 'TW' }],
    }));
  const few = await countStatements(org, (work) => upsertDealers(work, rows(10, 'F')));
  const started = performance.now();
  const many = await countStatements(org, (work) => upsertDealers(work, rows(10_000, 'M')));
  expect(many.result).toMatchObject({ created: 10_000, refused: [] });
  expect(performance.now() - started).toBeLessThan(LIMIT_MS);
  expect(many.statements).toBe(few.statements);
});
