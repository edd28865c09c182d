// Two people enter the same targets, one of them from a spreadsheet: nothing that the check did not show is
// replaced, also where both press the button at the same moment.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Caller } from '../../fixtures/actors';
import { addSalesperson } from '../../fixtures/dealers';
import { createTestOrganization } from '../../fixtures/organization';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

let ann: Caller;
let ben: Caller;
let code: string;
let subject: { kind: 'SALESPERSON'; id: string };
beforeEach(async () => {
  const org = await createTestOrganization({ currency: 'USD' });
  ann = (await org.signIn({ roles: ['CONTROLLER'], name: 'Ann' })).caller;
  ben = (await org.signIn({ roles: ['CONTROLLER'], name: 'Ben' })).caller;
  subject = { kind: 'SALESPERSON', id: await addSalesperson(org) };
  code = (await ann.dealers.salespersons.list())[0]?.code ?? '';
});

const DAYS = ['2026-01-01', '2026-02-01', '2026-03-01'];
const enter = (caller: Caller, startsOn: string, amountMinor: bigint) =>
  caller.targets.create({ subject, startsOn, endsOn: null, amountMinor });
const rowsOf = (amount: string) => ({
  kind: 'SALESPERSON' as const,
  rows: DAYS.map((startsOn) => ({ code, startsOn, amount, endsOn: '', quantity: '' })),
});
async function check(caller: Caller, amount: string) {
  const input = rowsOf(amount);
  const { created, replaces } = await caller.targets.checkPaste(input);
  const seen = replaces.map(({ index, id, version }) => ({ index, id, version }));
  return { created, paste: () => caller.targets.paste({ ...input, seen }) };
}
const standing = async () => {
  const { items } = await ann.targets.list({});
  return items.map(({ startsOn, amountMinor }) => `${startsOn} ${amountMinor}`).toReversed();
};

it('what was entered, changed or removed since the check stays so, and says by whom', async () => {
  const changed = await enter(ann, '2026-01-01', 1_000n);
  const removed = await enter(ann, '2026-02-01', 1_000n);
  const { created, paste } = await check(ben, '50');
  expect(created).toBe(1);
  await ann.targets.change({ ...changed, startsOn: '2026-01-01', amountMinor: 2_000n });
  await ann.targets.remove({ ...removed, reason: 'By mistake' });
  await enter(ann, '2026-03-01', 3_000n);
  const outcome = await paste();
  expect(outcome).toMatchObject({ created: 0, updated: 0, refused: [] });
  expect(outcome.late).toMatchObject([
    {
      index: 0,
      refusal: {
        code: 'targets.stale',
        issues: [{ field: 'amount', params: { yours: 'USD 50.00', theirs: 'USD 20.00' } }],
        meanwhile: [{ by: 'Ann', action: 'updated' }],
      },
    },
    {
      index: 1,
      refusal: {
        code: 'targets.notFound',
        meanwhile: [{ by: 'Ann', action: 'removed', reason: 'By mistake' }],
      },
    },
    { index: 2, refusal: { code: 'targets.stale', meanwhile: [{ by: 'Ann', action: 'created' }] } },
  ]);
  expect(await standing()).toEqual(['2026-01-01 2000', '2026-03-01 3000']);
  // Who checks again has seen it and may replace it.
  expect(await (await check(ben, '50')).paste()).toMatchObject({
    created: 1,
    updated: 2,
    late: [],
  });
});

it('one late row does not keep the others', async () => {
  const { paste } = await check(ben, '50');
  await enter(ann, '2026-02-01', 1_000n);
  const { created, late } = await paste();
  expect([created, late.map(({ index }) => index)]).toEqual([2, [1]]);
  expect(await standing()).toEqual(['2026-01-01 5000', '2026-02-01 1000', '2026-03-01 5000']);
});

it('of two who paste at the same moment one writes, and each target has a trail', async () => {
  const [his, hers] = [await check(ben, '50'), await check(ann, '70')];
  const outcomes = await Promise.all([his.paste(), hers.paste()]);
  expect(outcomes.map(({ created }) => created).toSorted()).toEqual([0, 3]);
  expect(outcomes.flatMap(({ late }) => late)).toHaveLength(3);
  const { items } = await ann.targets.list({});
  for (const { id } of items) {
    const { items: events } = await ann.targets.history({ id });
    expect(events.map(({ action }) => action)).toEqual(['created']);
  }
});

it('of one who pastes and one who enters a target at the same moment one is told', async () => {
  const { paste } = await check(ben, '50');
  const outcomes = await Promise.allSettled([enter(ann, '2026-02-01', 1_000n), paste()]);
  const [entered, pasted] = outcomes;
  const late = pasted.status === 'fulfilled' ? pasted.value.late.length : -1;
  expect([entered.status, late]).toEqual(
    entered.status === 'fulfilled' ? ['fulfilled', 1] : ['rejected', 0],
  );
});
