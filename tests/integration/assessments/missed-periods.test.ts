// Periods that ended while no worker ran: the schedule computes each of them, once.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '@/kernel/ids';
import { catchUp } from '@/server/modules/analytics';
import { runDueAssessments } from '@/server/modules/assessments';
import type { SchemeInput } from '@/server/modules/assessments/schemas';
import { sql } from '@/server/platform/sql';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { sell, ship } from '../fulfilment/shop';
import { dealerScheme, IN_APRIL, openAssessedShop, type AssessedShop } from './assessed-shop';

let database: TestDatabase;
let shop: AssessedShop;

const IN_AUGUST = '2026-08-10T02:00:00Z';
const MARCH = ['2026-03-01', '2026-03-31'];
const APRIL = ['2026-04-01', '2026-04-30'];
const MAY = ['2026-05-01', '2026-05-31'];
const JULY = ['2026-07-01', '2026-07-31'];

beforeAll(async () => {
  database = await createTestDatabase();
  shop = await openAssessedShop();
  // Nobody did anything in June: it owes nothing.
  for (const [from = ''] of [APRIL, MAY, JULY]) {
    shop.org.clock.set(new Date(`${from}T02:00:00Z`));
    await ship(shop, await sell(shop, [1]));
  }
  await catchUp(shop.org.orgId);
  shop.org.clock.set(IN_APRIL);
});
afterAll(() => database.drop());

/** A scheme of the tenth of April; the others rest. */
async function newScheme(changes: Partial<SchemeInput> = {}) {
  await shop.org.work(({ tx }) =>
    tx.run(sql`UPDATE assessment_scheme SET active = false WHERE org_id = ${tx.orgId}::uuid`),
  );
  const code = `S${newId().slice(-8)}`;
  const input = { ...dealerScheme, code, ...changes };
  const { id } = await shop.controller.caller.assessments.createScheme(input);
  return { id, input };
}

const runDue = (iso: string, signal?: AbortSignal) =>
  runDueAssessments(shop.org.orgId, {
    ...{ now: new Date(iso), requestId: newId() },
    ...(signal && { signal }),
  });

/** The oldest computation first. */
async function runsOf(schemeId: string) {
  const { items } = await shop.controller.caller.assessments.runs({ schemeId });
  const runs = items.toSorted((a, b) => (a.number < b.number ? -1 : 1));
  return runs.map((run) => [run.periodFrom, run.periodTo, run.status]);
}

const drafts = (...periods: string[][]) => periods.map((days) => [...days, 'DRAFT']);

it('computes what was missed, the oldest first, and nothing before the schedule began', async () => {
  const { id } = await newScheme();
  expect(await runDue(IN_AUGUST)).toHaveLength(4);
  expect(await runsOf(id)).toEqual(drafts(MARCH, APRIL, MAY, JULY));
  expect(await runDue(IN_AUGUST)).toEqual([]);
});

it('goes on after the last one it computed', async () => {
  const { id } = await newScheme();
  expect(await runDue('2026-04-10T02:00:00Z')).toHaveLength(1);
  expect(await runDue('2026-06-10T02:00:00Z')).toHaveLength(2);
  expect(await runDue(IN_AUGUST)).toHaveLength(1);
  expect(await runsOf(id)).toEqual(drafts(MARCH, APRIL, MAY, JULY));
});

it('publishes each, and tells of each, where the scheme says so', async () => {
  const { id } = await newScheme({ publishesItself: true, recipientRoles: ['FINANCE'] });
  const done = await runDue(IN_AUGUST);
  expect((await runsOf(id)).map(([, , status]) => status)).toEqual(
    Array.from({ length: 4 }, () => 'PUBLISHED'),
  );
  const told = await shop.org.work(({ tx }) =>
    tx.rows<{ docId: string }>(sql`
      SELECT payload ->> 'docId' AS "docId" FROM outbox_event
      WHERE org_id = ${tx.orgId}::uuid AND payload ->> 'kind' = 'assessmentPublished'
      ORDER BY seq`),
  );
  expect(told.map(({ docId }) => docId)).toEqual(done.map((run) => run.id));
});

it('killed in between leaves the rest to the next one', async () => {
  const { id } = await newScheme();
  let turns = 0;
  const killed = {
    throwIfAborted() {
      turns += 1;
      if (turns > 2) throw new Error('killed');
    },
  } as AbortSignal;
  await expect(runDue(IN_AUGUST, killed)).rejects.toThrow('killed');
  expect(await runsOf(id)).toEqual(drafts(MARCH, APRIL));
  expect(await runDue(IN_AUGUST)).toHaveLength(2);
  expect(await runsOf(id)).toEqual(drafts(MARCH, APRIL, MAY, JULY));
});

it('is done once by workers that come at the same time', async () => {
  const { id } = await newScheme();
  const done = await Promise.all([1, 2, 3].map(() => runDue(IN_AUGUST)));
  expect(done.flat()).toHaveLength(4);
  expect(new Set((await runsOf(id)).map(([from]) => from)).size).toBe(4);
});

it('leaves alone what somebody computed by hand', async () => {
  const { id } = await newScheme();
  shop.org.clock.set(new Date('2026-06-02T02:00:00Z'));
  const [from = '', to = ''] = APRIL;
  await shop.controller.caller.assessments.compute({ schemeId: id, from, to });
  shop.org.clock.set(IN_APRIL);
  expect(await runDue(IN_AUGUST)).toHaveLength(3);
  expect(await runsOf(id)).toEqual(drafts(APRIL, MARCH, MAY, JULY));
});

it.each([
  ['rested meanwhile', { active: false }, { active: true }],
  ['was asked for by hand meanwhile', { frequency: 'NONE' }, { frequency: 'MONTH' }],
] as const)('owes nothing of the time in which a scheme %s', async (_what, rests, goesOn) => {
  const { id, input } = await newScheme();
  const change = (version: number, changes: object) =>
    shop.controller.caller.assessments.changeScheme({ ...input, ...changes, id, version });
  await runDue('2026-04-10T02:00:00Z');
  await change(1, rests);
  expect(await runDue('2026-06-10T02:00:00Z')).toEqual([]);
  shop.org.clock.set(new Date(IN_AUGUST));
  await change(2, goesOn);
  shop.org.clock.set(IN_APRIL);
  await runDue(IN_AUGUST);
  expect(await runsOf(id)).toEqual(drafts(MARCH, JULY));
});
