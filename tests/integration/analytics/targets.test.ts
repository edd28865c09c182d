// Targets as they are entered: in force to the next one, changed under a version, ended, taken back,
// pasted by the row; and that the list and the dashboard agree on the days.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '@/kernel/business-date';
import { newId, NO_ONE } from '@/kernel/ids';
import { targetsInForce } from '@/server/modules/analytics/domain/targets-in-force';
import { readTargetsUntil } from '@/server/modules/analytics/repo/targets';
import { pasteTargets } from '@/server/modules/analytics/usecases/paste-targets';
import { addRegion, addSalesperson } from '../../fixtures/dealers';
import { countStatements, createTestOrganization } from '../../fixtures/organization';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function targetWorld() {
  const org = await createTestOrganization({ currency: 'USD' });
  const { caller } = await org.as('CONTROLLER');
  const salesperson = await addSalesperson(org);
  const [{ code = '' } = {}] = await caller.dealers.salespersons.list();
  const subject = { kind: 'SALESPERSON' as const, id: salesperson };
  const enter = (startsOn: string, amountMinor = 100n, endsOn: string | null = null) =>
    caller.targets.create({ subject, startsOn, endsOn, amountMinor });
  const spans = async () => {
    const { items } = await caller.targets.list({});
    return items.map(({ startsOn, until }) => `${startsOn} ${until}`).toReversed();
  };
  return { org, caller, code, subject, enter, spans };
}

type World = Awaited<ReturnType<typeof targetWorld>>;

async function byRule({ org }: World): Promise<string[]> {
  const rows = await org.work((work) =>
    readTargetsUntil(work.tx, 'SALESPERSON', addDays('2030-01-01', 0)),
  );
  return targetsInForce(rows).map(({ span }) => `${span.from} ${span.to}`);
}

describe('a target', () => {
  it('is in force to the next one, as the dashboard counts it', async () => {
    const world = await targetWorld();
    await world.enter('2026-01-01');
    expect(await world.spans()).toEqual(['2026-01-01 2026-12-31']);
    expect(await world.spans()).toEqual(await byRule(world));
    const second = await world.enter('2026-04-01');
    expect(await world.spans()).toEqual(['2026-01-01 2026-03-31', '2026-04-01 2026-06-29']);
    expect(await world.spans()).toEqual(await byRule(world));
    await world.caller.targets.change({
      ...second,
      ...{ startsOn: '2026-05-01', endsOn: '2026-05-31', amountMinor: 5n },
    });
    expect(await world.spans()).toEqual(['2026-01-01 2026-04-30', '2026-05-01 2026-05-31']);
    expect(await world.spans()).toEqual(await byRule(world));
  });

  it('is refused for nobody, for the same day again and with an end before its start', async () => {
    const { caller, enter, subject } = await targetWorld();
    await enter('2026-01-01');
    expect(await refusalOf(enter('2026-01-01'))).toMatchObject({
      ...{ code: 'targets.alreadyThere', field: 'startsOn' },
    });
    const nobody = { subject: { ...subject, id: newId() }, startsOn: '2026-02-01' };
    expect(await refusalOf(caller.targets.create({ ...nobody, amountMinor: 1n }))).toMatchObject({
      code: 'targets.unknownSubject',
    });
    expect(await refusalOf(enter('2026-02-01', 1n, '2026-01-01'))).toMatchObject({
      issues: [{ code: 'request.endBeforeStart', field: 'endsOn' }],
    });
    const later = await enter('2026-03-01');
    const moved = { ...later, startsOn: '2026-01-01', endsOn: null, amountMinor: 1n };
    expect(await refusalOf(caller.targets.change(moved))).toMatchObject({
      code: 'targets.alreadyThere',
    });
    await caller.targets.create({
      ...{ subject: { kind: 'COMPANY', id: NO_ONE }, startsOn: '2026-01-01', amountMinor: 1n },
    });
  });

  it('changed under an old version names what differs; its history stays', async () => {
    const { caller, enter } = await targetWorld();
    const { id } = await enter('2026-01-01', 100n);
    const facts = { startsOn: '2026-01-01', endsOn: null };
    await caller.targets.change({ id, version: 1, ...facts, amountMinor: 200n });
    const late = caller.targets.change({ id, version: 1, ...facts, amountMinor: 300n });
    expect(await refusalOf(late)).toMatchObject({
      code: 'targets.stale',
      issues: [{ field: 'amountMinor', params: { yours: '300', theirs: '200' } }],
    });
    const { items } = await caller.targets.history({ id });
    expect(items.map(({ action }) => action)).toEqual(['updated', 'created']);
    expect(items[0]?.detail).toMatchObject({
      changes: { amount: { from: 'USD 1.00', to: 'USD 2.00' } },
    });
  });

  it('taken back gives way to the one before, with a reason and under its version', async () => {
    const { caller, enter, spans } = await targetWorld();
    await enter('2026-01-01');
    const second = await enter('2026-04-01');
    const reason = 'typed into the wrong year';
    const old = caller.targets.remove({ ...second, version: 9, reason });
    expect((await refusalOf(old)).code).toBe('targets.stale');
    await caller.targets.remove({ ...second, reason });
    expect(await spans()).toEqual(['2026-01-01 2026-12-31']);
    expect((await refusalOf(caller.targets.get({ id: second.id }))).code).toBe('targets.notFound');
  });

  it('is read by many and entered by few', async () => {
    const { org, subject } = await targetWorld();
    const { caller } = await org.as('EXECUTIVE');
    expect((await caller.targets.list({})).items).toEqual([]);
    const attempt = caller.targets.create({ subject, startsOn: '2026-01-01', amountMinor: 1n });
    expect((await refusalOf(attempt)).code).toBe('auth.notPermitted');
  });
});

describe('a list of targets', () => {
  it('is narrowed by kind, period and words, and goes on by pages', async () => {
    const { org, caller, enter } = await targetWorld();
    const region = await addRegion(org, { code: 'NORTH' });
    for (const month of ['01', '02', '03']) await enter(`2026-${month}-01`);
    await caller.targets.create({
      ...{ subject: { kind: 'REGION', id: region }, startsOn: '2025-01-01', amountMinor: 1n },
    });
    const starts = async (input: object) =>
      (await caller.targets.list(input)).items.map(({ startsOn }) => startsOn);
    expect(await starts({ kind: 'REGION' })).toEqual(['2025-01-01']);
    expect(await starts({ search: 'nor' })).toEqual(['2025-01-01']);
    expect(await starts({ from: '2026-02-10', to: '2026-02-20' })).toEqual(['2026-02-01']);
    expect(await starts({ to: '2025-12-31' })).toEqual(['2025-01-01']);
    const first = await caller.targets.list({ limit: 3 });
    expect(await starts({ limit: 3, cursor: first.nextCursor })).toEqual(['2025-01-01']);
  });
});

describe('pasted targets', () => {
  const rows = (code: string, count: number) =>
    Array.from({ length: count }, (_, day) => ({
      ...{ code, startsOn: addDays('2026-01-01', day), amount: '10' },
      ...{ endsOn: '', quantity: '' },
    }));

  it('are checked first, then written row by row, and replace what stood for the day', async () => {
    const { caller, code } = await targetWorld();
    const bad = { code: 'WHO', startsOn: '2026-01-01', amount: '1' };
    const input = { kind: 'SALESPERSON' as const, rows: [...rows(code, 2), bad] };
    const check = await caller.targets.checkPaste(input);
    const bads = [{ index: 2, field: 'code' }];
    expect(check).toMatchObject({ created: 2, replaces: [], refused: bads });
    expect((await caller.targets.list({})).items).toEqual([]);
    const pasted = await caller.targets.paste({ ...input, seen: [] });
    expect(pasted).toMatchObject({ created: 2, updated: 0, late: [] });
    const [first] = rows(code, 1);
    const again = {
      ...input,
      rows: [{ ...first, amount: '12' }, ...rows(code, 3).slice(1)] as never,
    };
    const { created, replaces } = await caller.targets.checkPaste(again);
    expect(created).toBe(1);
    expect(replaces.map(({ index, amountMinor }) => [index, amountMinor])).toEqual([
      ...[
        [0, 1000n],
        [1, 1000n],
      ],
    ]);
    const seen = replaces.map(({ index, id, version }) => ({ index, id, version }));
    expect(await caller.targets.paste({ ...again, seen })).toMatchObject({
      created: 1,
      updated: 2,
    });
    const { items } = await caller.targets.list({});
    expect(items.map(({ amountMinor, version }) => `${amountMinor} ${version}`)).toEqual([
      ...['1000 1', '1000 1', '1200 2'],
    ]);
  });

  it('cost the same statements however many they are', async () => {
    const cost = async (count: number) => {
      const { org, code } = await targetWorld();
      const kind = 'SALESPERSON' as const;
      const input = { kind, rows: rows(code, count), seen: [] };
      return (await countStatements(org, (work) => pasteTargets(work, input))).statements;
    };
    expect(await cost(300)).toBe(await cost(1));
  });
});
