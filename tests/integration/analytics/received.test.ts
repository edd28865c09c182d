// What came in since a fiscal year began, also one that begins within a month.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { readExecutive } from '@/server/modules/analytics/usecases/read-executive';
import { createCalendar, createYear } from '@/server/modules/centres';
import { issueInvoice, readAgeingSummary, recordReceipt } from '@/server/modules/receivables';
import { addDealer } from '../../fixtures/dealers';
import { createTestOrganization, type TestOrganization } from '../../fixtures/organization';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { invoiceOf, makeCompany } from '../receivables/company';
import { foldAll } from '../../fixtures/folded';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function planYear(org: TestOrganization, kind: 'MONTH' | 'WEEKS_445', startsOn: string) {
  await org.work(async (work) => {
    const code = { code: 'CAL', name: 'Calendar', kind, isDefault: true };
    const { id: calendarId } = await createCalendar(work, code);
    await createYear(work, { calendarId, startsOn });
  });
}

/** Today is 2 March 2026. */
const RECEIPTS = [
  ['2026-01-11', 1n],
  ['2026-01-12', 20n],
  ['2026-01-31', 300n],
  ['2026-02-15', 4_000n],
  ['2026-03-01', 50_000n],
] as const;

describe('received since the year began', () => {
  it.each([
    { kind: 'WEEKS_445' as const, startsOn: '2026-01-12', received: 54_320n },
    { kind: 'MONTH' as const, startsOn: '2026-01-01', received: 54_321n },
    { kind: 'MONTH' as const, startsOn: '2026-02-01', received: 54_000n },
  ])('$kind from $startsOn', async ({ kind, startsOn, received }) => {
    const org = await createTestOrganization();
    await planYear(org, kind, startsOn);
    const { id: dealerId } = await addDealer(org);
    await org.work(async (work) => {
      for (const [receivedOn, amountMinor] of RECEIPTS) {
        await recordReceipt(work, { dealerId, receivedOn, method: 'BANK', amountMinor });
      }
    });
    await foldAll(org.orgId);
    const board = await org.work((work) => readExecutive(work));
    expect(board.collections.receivedMinor).toBe(received);
  });
});

describe('what is open', () => {
  it('is what the ageing has, with what no invoice was given beside it', async () => {
    const company = await makeCompany(1);
    const [dealerId = ''] = company.dealers;
    const { board, ageing } = await company.act(async (work) => {
      const days = { issuedOn: '2026-02-10', dueOn: '2026-03-10' };
      const receipt = { dealerId, receivedOn: '2026-02-20', method: 'BANK' as const };
      await recordReceipt(work, { ...receipt, amountMinor: 300n });
      await issueInvoice(work, invoiceOf(company, 1_000n, { dealerId, ...days }));
      return {
        board: await readExecutive(work),
        ageing: await readAgeingSummary(work, { asOf: work.today }),
      };
    });
    expect(board.collections).toMatchObject({ openMinor: 1_000n, unappliedMinor: 300n });
    expect(ageing.totals).toMatchObject([{ totalMinor: board.collections.openMinor }]);
  });
});
