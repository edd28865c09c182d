// Requests in their list: by state, centre, type, dealer, days, person and text.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { draft, openExpenseWorld, submitted } from './expense-world';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('the list of requests', () => {
  it('is found by state, centre, type, dealer, days, person and text, by pages', async () => {
    const world = await openExpenseWorld();
    const first = await submitted(world, [{ amount: 1_000n }]);
    const second = await draft(world, [{ amount: 2_000n, typeId: world.display, centre: 'SOUTH' }]);
    const find = async (filter: Parameters<typeof world.clerk.expenses.requests>[0]) => {
      const page = await world.clerk.expenses.requests(filter);
      return page.items.map((item) => item.number);
    };
    const { centres } = world.budget;
    expect(await find({})).toEqual([second.number, first.number]);
    expect(await find({ status: ['DRAFT'] })).toEqual([second.number]);
    expect(await find({ centreId: centres.NORTH })).toEqual([first.number]);
    expect(await find({ centreId: centres.ALL })).toHaveLength(2);
    expect(await find({ typeId: world.display })).toEqual([second.number]);
    expect(await find({ dealerId: world.shop.dealer.id })).toHaveLength(2);
    expect(await find({ from: '2026-04-01' })).toEqual([]);
    expect(await find({ mine: true })).toHaveLength(2);
    expect(await find({ search: 'SHELF' })).toHaveLength(2);
    expect(await find({ search: '2' })).toEqual([second.number]);
    expect(await find({ search: first.number.toLowerCase() })).toEqual([first.number]);
    const page = await world.clerk.expenses.requests({ limit: 1 });
    expect(page.items[0]).toMatchObject({
      ...{ number: second.number, lineCount: 1, requestedMinor: 2_000n },
      ...{ centre: { code: 'SOUTH' }, type: { code: 'DISPLAY' } },
    });
    const next = await world.clerk.expenses.requests({ limit: 1, cursor: page.nextCursor });
    expect(next.items.map((item) => item.number)).toEqual([first.number]);
    const empty = await draft(world, []);
    expect((await world.clerk.expenses.requests({ limit: 1 })).items).toMatchObject([
      { number: empty.number, lineCount: 0, centre: null, type: null, requestedMinor: 0n },
    ]);
  });
});
