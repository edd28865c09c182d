// Held money is told of once: to finance and to who reported it, one notice a currency, whatever runs
// again, at the same time or after it was killed.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  confirmReceipts,
  recordReceipt,
  remindOfHeldMoney,
  reverseReceipt,
} from '@/server/modules/receivables';
import { unconfirmReceipt } from '@/server/modules/receivables/usecases/confirm-receipts';
import { sql } from '@/server/platform/sql';
import { addDealer } from '../../fixtures/dealers';
import {
  countStatements,
  createTestOrganization,
  type TestOrganization,
} from '../../fixtures/organization';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';

let database: TestDatabase;
let org: TestOrganization;
let dealerId = '';

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  // Today is 2 March 2026; five days may pass.
  org = await createTestOrganization();
  dealerId = (await addDealer(org, { name: 'Harbour Cycles' })).id;
});

const report = (receivedOn: string, amountMinor: bigint, to = dealerId) =>
  org.work((work) =>
    recordReceipt(work, { dealerId: to, receivedOn, method: 'CHEQUE', amountMinor }),
  );
const remind = () => org.work((work) => remindOfHeldMoney(work));

interface Told {
  kind: string;
  userIds: string[];
  roles: string[];
  docKind: string;
  docId: string;
  params: Record<string, string>;
}

/** Takes off what waits to be told. */
const told = () =>
  org.work(async ({ tx }) => {
    const rows = await tx.rows<{ payload: Told }>(sql`
      DELETE FROM outbox_event WHERE org_id = ${tx.orgId}::uuid AND name = 'platform.noticeRaised'
      RETURNING payload`);
    return rows.map(({ payload }) => payload);
  });

describe('held money', () => {
  it('is told of in one notice that sums it and names the oldest', async () => {
    const old = await report('2026-02-20', 70_000n);
    await report('2026-02-24', 30_000n);
    await report('2026-02-25', 5_000n);
    expect([await remind(), await remind()]).toEqual([2, 0]);
    expect(await told()).toMatchObject([
      {
        ...{ kind: 'moneyHeld', roles: ['FINANCE'], docKind: 'HELD_RECEIPTS' },
        docId: old.receiptId,
        params: {
          ...{ count: '2', days: '5', amountMinor: '100000', currency: 'USD' },
          ...{ dueOn: '2026-02-20', title: `Harbour Cycles, ${old.number}` },
        },
      },
    ]);
  });

  it('that a person reported is told to this person, and opens its receipt', async () => {
    const finance = await org.as('FINANCE');
    const receipt = await finance.caller.receivables.recordReceipt({
      ...{ dealerId, receivedOn: '2026-02-20', method: 'CHEQUE', amountMinor: 700n },
      allocations: [],
    });
    await remind();
    expect(await told()).toMatchObject([
      { userIds: [finance.userId], docKind: 'RECEIPT', docId: receipt.receiptId },
    ]);
  });

  it('is told of by currency', async () => {
    const abroad = await addDealer(org, { currency: 'EUR' });
    await report('2026-02-20', 700n);
    await report('2026-02-21', 900n, abroad.id);
    await remind();
    expect((await told()).map(({ params }) => params['currency']).toSorted()).toEqual([
      'EUR',
      'USD',
    ]);
  });

  it('that the bank shows or that bounced is not told of', async () => {
    const shown = await report('2026-02-20', 700n);
    const bounced = await report('2026-02-20', 900n);
    const { receiptId } = shown;
    const line = { receiptId, version: 1, confirmedOn: '2026-02-27', bankReference: null };
    await org.work((work) => confirmReceipts(work, [line]));
    await org.work((work) =>
      reverseReceipt(work, { receiptId: bounced.receiptId, version: 1, reason: 'Bounced' }),
    );
    expect([await remind(), await told()]).toEqual([0, []]);
  });

  it('is told of again where the confirmation that followed was a mistake', async () => {
    const { receiptId } = await report('2026-02-20', 700n);
    expect(await remind()).toBe(1);
    const line = { receiptId, version: 1, confirmedOn: '2026-02-27', bankReference: null };
    await org.work((work) => confirmReceipts(work, [line]));
    const mistaken = { receiptId, version: 2, reason: 'Another receipt' };
    await org.work((work) => unconfirmReceipt(work, mistaken));
    expect(await remind()).toBe(1);
  });

  it('is told of once by runs at the same time, and again by one that was killed', async () => {
    await report('2026-02-20', 700n);
    const killed = org.work(async (work) => {
      expect(await remindOfHeldMoney(work)).toBe(1);
      throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    const counts = await Promise.all([remind(), remind(), remind()]);
    expect(counts.toSorted()).toEqual([0, 0, 1]);
    expect(await told()).toHaveLength(1);
  });

  it('costs the same statements however much is held, and tells of no other company’s', async () => {
    const other = await createTestOrganization();
    const cost = async (count: number) => {
      for (let left = count; left > 0; left -= 1) await report('2026-02-20', 700n);
      const { result, statements } = await countStatements(org, remindOfHeldMoney);
      expect(result).toBe(count);
      return statements;
    };
    const one = await cost(1);
    expect(await cost(9)).toBe(one);
    expect(await other.work((work) => remindOfHeldMoney(work))).toBe(0);
  });
});
