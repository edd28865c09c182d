// Centres, accounts, programmes and entries of budgets from files: what is loaded, what is refused
// and why, and that nothing is loaded twice.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verify } from '@/server/modules/analytics';
import { createCalendar, createYear, readAccounts, readCentres } from '@/server/modules/centres';
import { sql } from '@/server/platform/sql';
import { createTestOrganization, type TestOrganization } from '../../fixtures/organization';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { importInto, reasons, type Run } from './import-desk';

const AS = ['ADMINISTRATOR', 'CONTROLLER'];

let database: TestDatabase;
let org: TestOrganization;

const load = (kind: string, content: string, run: Run = {}) =>
  importInto(org, kind, content, { as: AS, ...run });

/** Sums of the ledger by centre, account and kind, in minor units. */
async function ledger(): Promise<string[]> {
  const rows = await org.work((work) =>
    work.tx.rows<{ text: string }>(sql`
      SELECT concat_ws(' ', p.code, c.code, a.code, e.kind, sum(e.amount_minor)) AS text
      FROM budget_entry e
      JOIN responsibility_centre c ON c.org_id = e.org_id AND c.id = e.centre_id
      JOIN account a ON a.org_id = e.org_id AND a.id = e.account_id
      JOIN fiscal_period p ON p.org_id = e.org_id AND p.id = e.period_id
      WHERE e.org_id = ${org.orgId}::uuid
      GROUP BY p.code, c.code, a.code, e.kind ORDER BY p.code, c.code, a.code, e.kind`),
  );
  return rows.map(({ text }) => text);
}

beforeAll(async () => {
  database = await createTestDatabase();
  org = await createTestOrganization({ currency: 'USD' });
  await org.work(async (work) => {
    const calendar = { code: 'FY', name: 'Year', kind: 'MONTH', isDefault: true } as const;
    const { id: calendarId } = await createCalendar(work, calendar);
    await createYear(work, { calendarId, startsOn: '2026-01-01' });
  });
});
afterAll(() => database.drop());

describe('trees', () => {
  test('children may stand before their parents; a circle and an unknown parent are refused', async () => {
    const run = await load(
      'centres',
      [
        'Cost center,Name,Parent,Kind,Owner',
        'NORTH,North,SALES,REVENUE,',
        'SALES,Sales,,PROFIT,',
        'A,Circle a,B,COST,',
        'B,Circle b,A,COST,',
        'C,Orphan,NOWHERE,COST,',
        'D,Owner,SALES,COST,nobody@test.example',
        'E,Kind,SALES,SHOP,',
        'NORTH,North again,,COST,',
      ].join('\n'),
    );
    expect(reasons(run)).toEqual([
      '4 Parent centres.cycle',
      '5 Parent centres.cycle',
      '6 Parent centres.parentNotFound',
      '7 Owner centres.unknownOwner',
      '8 Kind imports.badChoice',
      '9 Cost center request.repeatedRow',
    ]);
    const centres = await org.work((work) => readCentres(work));
    expect(centres.map((one) => `${one.code} ${one.kind}`)).toEqual([
      'SALES PROFIT',
      'NORTH REVENUE',
    ]);
  });

  test('a file without the column of parents is refused as a whole', async () => {
    await expect(load('centres', 'code,name\nNORTH,North\n')).rejects.toMatchObject({
      message: 'imports.columnsMissing',
    });
  });

  test('accounts carry kind and operator; a new one must say its kind', async () => {
    const run = await load(
      'accounts',
      [
        'code,name,parent,kind,operator,active',
        'NET,Net,,RESULT,,',
        'SALES,Sales,NET,REVENUE,+,',
        'COST,Cost,NET,EXPENSE,-,yes',
        'TRAVEL,Travel,COST,EXPENSE,+,',
        'PEOPLE,People,,STATISTIC,~,',
        'X,Nothing,COST,,,',
        'Y,Sign,COST,EXPENSE,*,',
      ].join('\n'),
    );
    expect(reasons(run)).toEqual(['7 kind request.required', '8 operator imports.badChoice']);
    const accounts = await org.work((work) => readAccounts(work));
    expect(accounts.map((one) => `${one.code} ${one.kind} ${one.operator}`)).toEqual([
      'NET RESULT +',
      'COST EXPENSE -',
      'TRAVEL EXPENSE +',
      'SALES REVENUE +',
      'PEOPLE STATISTIC ~',
    ]);
  });

  test('programmes', async () => {
    const run = await load('programmes', 'code,name,parent\nSPRING,Spring campaign,\n');
    expect([run.rowsLoaded, reasons(run)]).toEqual([1, []]);
  });
});

const ENTRIES = [
  'date,kind,centre,account,programme,amount',
  '2026-01-31,ORIGINAL,NORTH,TRAVEL,,1000',
  '2026-01-31,COMMITMENT,NORTH,TRAVEL,SPRING,200.50',
  '2026-02-10,ACTUAL,NORTH,TRAVEL,SPRING,150.25',
  '2026-02-11,ACTUAL,NORTH,TRAVEL,SPRING,-20',
];

describe('targets', () => {
  test('hold from their day; a day again replaces, what is not there is refused', async () => {
    const header = 'for,code,from,until,target\n';
    const first = await load('targets', `${header}company,,2026-01-01,,1000\n`);
    expect(reasons(first)).toEqual([]);
    const run = await load(
      'targets',
      [
        `${header}COMPANY,,2026-01-01,,1500.50`,
        'COMPANY,,2026-01-01,,7',
        'DEALER,D9,2026-01-01,,1',
        'SHOP,D9,2026-01-01,,1',
        'COMPANY,,2026-02-01,2026-01-01,1',
        'COMPANY,,2026-03-01,,-1',
        'COMPANY,D9,2026-04-01,,1',
      ].join('\n'),
    );
    expect(reasons(run)).toEqual([
      '3 - request.repeatedRow',
      '4 code imports.unknownSubject',
      '5 for imports.badChoice',
      '6 until imports.endsBeforeStart',
      '7 target imports.negativeAmount',
      '8 code imports.unknownSubject',
    ]);
    const targets = await org.work((work) =>
      work.tx.rows<{ text: string }>(sql`
        SELECT subject_kind || ' ' || starts_on || ' ' || amount_minor AS text FROM sales_target
        WHERE org_id = ${org.orgId}::uuid ORDER BY starts_on`),
    );
    expect(targets.map(({ text }) => text)).toEqual(['COMPANY 2026-01-01 150050']);
  });
});

describe('budget entries', () => {
  test('a check writes nothing', async () => {
    const run = await load('budget-entries', ENTRIES.join('\n'), { dryRun: true });
    expect([run.rowsRead, run.rowsLoaded]).toEqual([4, 4]);
    expect(await ledger()).toEqual([]);
  });

  test('are posted on their own days, refunds below zero', async () => {
    const run = await load('budget-entries', ENTRIES.join('\n'));
    expect(reasons(run)).toEqual([]);
    expect(await ledger()).toEqual([
      '2026-01 NORTH TRAVEL COMMITMENT 20050',
      '2026-01 NORTH TRAVEL ORIGINAL 100000',
      '2026-02 NORTH TRAVEL ACTUAL 13025',
    ]);
    const entry = await org.work((work) =>
      work.tx.row<{ same: boolean }>(sql`
        SELECT bool_and(doc_kind = 'IMPORT' AND doc_id = ${run.id}::uuid) AS same
        FROM budget_entry WHERE org_id = ${org.orgId}::uuid`),
    );
    expect(entry?.same).toBe(true);
  });

  test('are not loaded twice; a mended file loads what is new', async () => {
    const before = await ledger();
    const more = [...ENTRIES, '2026-02-10,ACTUAL,NORTH,TRAVEL,SPRING,150.25'];
    const run = await load('budget-entries', more.join('\n'));
    expect(reasons(run)).toEqual([2, 3, 4, 5].map((row) => `${row} - imports.entryExists`));
    expect(run.rowsLoaded).toBe(1);
    expect(await ledger()).not.toEqual(before);
    expect((await load('budget-entries', more.join('\n'))).rowsLoaded).toBe(0);
  });

  test('name what is not there, each with row and column', async () => {
    const before = await ledger();
    const run = await load(
      'budget-entries',
      [
        'date,kind,centre,account,programme,dealer,amount',
        '2026-02-01,ACTUAL,SOUTH,TRAVEL,,,1',
        '2026-02-01,ACTUAL,NORTH,NOTHING,,,1',
        '2026-02-01,ACTUAL,NORTH,TRAVEL,AUTUMN,,1',
        '2026-02-01,ACTUAL,NORTH,TRAVEL,,D9,1',
        '2026-02-01,ACTUAL,NORTH,COST,,,1',
        '2019-02-01,ACTUAL,NORTH,TRAVEL,,,1',
        '2026-12-01,ACTUAL,NORTH,TRAVEL,,,1',
        '2026-02-30,ACTUAL,NORTH,TRAVEL,,,1',
        '2026-02-01,SPENT,NORTH,TRAVEL,,,1',
        '2026-02-01,ACTUAL,NORTH,TRAVEL,,,1.005',
        '2026-01-31,COMMITMENT,NORTH,TRAVEL,SPRING,,-200.51',
      ].join('\n'),
    );
    expect(reasons(run)).toEqual([
      '2 centre centres.unknownCentre',
      '3 account accounts.unknownAccount',
      '4 programme programmes.unknownProgramme',
      '5 dealer imports.unknownDealer',
      '6 account accounts.notALeaf',
      '7 date periods.noPeriod',
      '8 date imports.dateInFuture',
      '9 date imports.badDate',
      '10 kind imports.badChoice',
      '11 amount number.ambiguous',
      '12 amount imports.promiseExceeded',
    ]);
    expect(await ledger()).toEqual(before);
  });

  test('what was promised before can be given back', async () => {
    const file = 'date,kind,centre,account,programme,amount\n';
    const back = '2026-01-31,COMMITMENT,NORTH,TRAVEL,SPRING,-200.50\n';
    expect(reasons(await load('budget-entries', file + back))).toEqual([]);
    expect(await ledger()).toContain('2026-01 NORTH TRAVEL COMMITMENT 0');
  });

  test('need the duty of setting a company up', async () => {
    await expect(
      load('budget-entries', ENTRIES.join('\n'), { as: ['CONTROLLER'] }),
    ).rejects.toThrow('auth.notPermitted');
  });

  test('leave no difference', async () => {
    expect(await verify(org.orgId)).toEqual([]);
  });
});
