// Money that was reported and that the bank does not show: it is counted, confirmed, and moves nothing.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readReceivablesDashboard } from '@/server/modules/analytics';
import { confirmReceipts, recordReceipt, reverseReceipt } from '@/server/modules/receivables';
import { unconfirmReceipt } from '@/server/modules/receivables/usecases/confirm-receipts';
import { sql } from '@/server/platform/sql';
import { addDealer } from '../../fixtures/dealers';
import { createTestOrganization, type TestOrganization } from '../../fixtures/organization';
import { refusalOf } from '../../fixtures/refusals';
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
  dealerId = (await addDealer(org)).id;
});

const report = (receivedOn: string, amountMinor: bigint, more: object = {}) =>
  org.work((work) =>
    recordReceipt(work, { dealerId, receivedOn, method: 'CHEQUE', amountMinor, ...more }),
  );
const finance = async () => (await org.as('FINANCE')).caller.receivables;
const ledger = () =>
  org.work(({ tx }) =>
    tx.row<{ rows: number; sum: bigint }>(sql`
      SELECT count(*)::int AS rows, coalesce(sum(amount_minor), 0)::bigint AS sum
      FROM receivable_entry WHERE org_id = ${tx.orgId}::uuid`),
  );

describe('held money', () => {
  it('is what waits longer than its days, and nothing else', async () => {
    const old = await report('2026-02-20', 700n);
    const last = await report('2026-02-24', 300n);
    await report('2026-02-25', 50n);
    await report('2026-02-01', 9_000n, { confirmedOn: '2026-02-03' });
    const bounced = await report('2026-02-02', 400n);
    await org.work((work) =>
      reverseReceipt(work, { receiptId: bounced.receiptId, version: 1, reason: 'Bounced' }),
    );
    const held = await (await finance()).heldReceipts();
    expect(held).toMatchObject({
      ...{ days: 5, totals: [{ currency: 'USD', amountMinor: 1_000n, count: 2 }] },
      rows: [
        { id: old.receiptId, waitingDays: 10, bank: 'HELD' },
        { id: last.receiptId, waitingDays: 6, bank: 'HELD' },
      ],
    });
    const board = await org.work((work) => readReceivablesDashboard(work));
    expect(board.heldMinor).toBe(1_000n);
    const listed = async (bank: 'AWAITING' | 'HELD' | 'CONFIRMED') =>
      (await (await finance()).receipts({ bank })).items.map(({ amountMinor }) => amountMinor);
    expect(await listed('HELD')).toEqual([300n, 700n]);
    expect(await listed('AWAITING')).toEqual([50n, 300n, 700n]);
    expect(await listed('CONFIRMED')).toEqual([9_000n]);
  });

  it('is confirmed by lines of the bank, all or none, and the ledger stays as it is', async () => {
    const [one, two] = [await report('2026-02-20', 700n), await report('2026-02-21', 300n)];
    const before = await ledger();
    const caller = await finance();
    const line = (receiptId: string, version = 1) => ({
      ...{ receiptId, version, confirmedOn: '2026-02-27', bankReference: 'BK-1' },
    });
    const stale = caller.confirmReceipts({
      receipts: [line(one.receiptId), line(two.receiptId, 7)],
    });
    expect((await refusalOf(stale)).code).toBe('receivables.stale');
    expect((await caller.heldReceipts()).totals).toMatchObject([{ count: 2 }]);
    await caller.confirmReceipts({ receipts: [line(one.receiptId), line(two.receiptId)] });
    expect(await caller.heldReceipts()).toMatchObject({ totals: [], rows: [] });
    expect(await ledger()).toEqual(before);
    const view = await caller.receipt({ receiptId: one.receiptId });
    expect(view).toMatchObject({
      ...{ bank: 'CONFIRMED', confirmedOn: '2026-02-27', bankReference: 'BK-1', version: 2 },
    });
    expect(view.actions).toContain('unconfirm');
    expect(view.timeline.map(({ action }) => action)).toContain('confirm');
    const again = caller.confirmReceipts({ receipts: [line(one.receiptId, 2)] });
    expect((await refusalOf(again)).code).toBe('receivables.alreadyConfirmed');
  });

  it('waits again when a confirmation is taken back, and refuses what cannot be', async () => {
    const { receiptId } = await report('2026-02-20', 700n);
    const take = { receiptId, version: 1, reason: 'Another dealer’s line' };
    const early = org.work((work) => unconfirmReceipt(work, take));
    expect((await refusalOf(early)).code).toBe('receivables.notConfirmed');
    const tomorrow = { receiptId, version: 1, confirmedOn: '2026-03-03' };
    const future = org.work((work) => confirmReceipts(work, [tomorrow]));
    expect((await refusalOf(future)).code).toBe('receivables.dateInFuture');
    const line = { receiptId, version: 1, confirmedOn: '2026-03-02' };
    await org.work((work) => confirmReceipts(work, [line]));
    await org.work((work) => unconfirmReceipt(work, { ...take, version: 2 }));
    expect((await (await finance()).heldReceipts()).totals).toMatchObject([{ amountMinor: 700n }]);
    const clerk = await org.as('ORDER_CLERK');
    const asked = clerk.caller.receivables.confirmReceipts({ receipts: [{ ...line, version: 3 }] });
    expect((await refusalOf(asked)).code).toBe('auth.notPermitted');
  });

  it('is confirmed in as many statements for many as for one', async () => {
    const many = await Promise.all(
      Array.from({ length: 12 }, (_, i) => report('2026-02-20', BigInt(i + 1))),
    );
    const [only, ...rest] = many.map(({ receiptId }) => ({
      ...{ receiptId, version: 1, confirmedOn: '2026-02-27' },
    }));
    const count = (lines: NonNullable<typeof only>[]) =>
      org.work(async (work) => {
        await confirmReceipts(work, lines);
        return work.tx.statements;
      });
    expect(await count(rest)).toBe(await count(only ? [only] : []));
  });
});
