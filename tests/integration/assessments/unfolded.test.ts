// What is computed on schedule is kept, so it waits for entries that cannot be folded yet.
import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import runDue from '@/jobs/handlers/run-due-assessments';
import sendDue from '@/jobs/handlers/send-due-reports';
import { newId } from '@/kernel/ids';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { sell, ship } from '../fulfilment/shop';
import { dealerScheme, openAssessedShop, setTarget } from './assessed-shop';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const AT = new Date('2026-05-12T02:00:00Z');

const context = () => ({
  ...{ jobId: newId(), requestId: newId(), attempt: 1, report: () => undefined },
  ...{ signal: AbortSignal.timeout(60_000), now: () => AT },
});

/**
 * Time flies for whoever waits: the open transaction keeps entries of the whole cluster, also of other
 * tests.
 */
async function inHaste<T>(work: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ['Date'] });
  const flies = setInterval(() => vi.setSystemTime(Date.now() + 5_000), 20);
  try {
    return await work();
  } finally {
    clearInterval(flies);
    vi.useRealTimers();
  }
}

it('a scheduled run or report comes again while a transaction keeps entries from the figures', async () => {
  const shop = await openAssessedShop();
  const { controller, executive } = shop;
  await setTarget(shop, { from: '2026-04-01', to: '2026-04-30' }, 9_990n);
  await controller.caller.assessments.createScheme(dealerScheme);
  await executive.caller.analytics.scheduleReport({
    ...{ name: 'sales', by: ['dealer'], only: {}, depth: null, basis: 'BUDGET' },
    ...{ repeat: 'MONTHLY', span: 'LAST' },
  });
  const slow = new pg.Client({ connectionString: database.superuserUrl });
  await slow.connect();
  await slow.query('BEGIN');
  await slow.query('SELECT pg_current_xact_id()');
  await ship(shop, await sell(shop, [5]));
  const runs = async () => (await controller.caller.assessments.runs({})).items;
  await expect(inHaste(() => runDue({}, context()))).rejects.toThrow('not folded yet');
  await expect(inHaste(() => sendDue({}, context()))).rejects.toThrow('not folded yet');
  expect(await runs()).toEqual([]);
  await slow.query('COMMIT');
  await slow.end();
  expect(await runDue({}, context())).toMatchObject({ computed: 2 });
  expect(await sendDue({}, context())).toMatchObject({ told: 1 });
  // March, which was due when the scheme was made, and April, the newest.
  const [run] = await runs();
  expect(run?.periodTo).toBe('2026-04-30');
  const { scores } = await controller.caller.assessments.run({ id: run?.id ?? '' });
  // Five pieces at 9.99 of a target of 99.90.
  expect(scores[0]?.lines[0]).toMatchObject({ numerator: 4_995n, denominator: 9_990n });
});
