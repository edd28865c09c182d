// Expenses of another system from a file: a document is loaded whole or not at all, and once.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verify } from '@/server/modules/analytics';
import { createCalendar, createYear, readAccounts } from '@/server/modules/centres';
import { saveExpenseType } from '@/server/modules/expenses';
import { createTestOrganization, type TestOrganization } from '../../fixtures/organization';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { importInto, reasons, type Run } from './import-desk';

const HEADER = 'document,centre,expense type,date,amount,verified,cut_reason,paid\n';

let database: TestDatabase;
let org: TestOrganization;

const load = (kind: string, content: string, run: Run = {}) =>
  importInto(org, kind, content, { as: ['ADMINISTRATOR', 'CONTROLLER'], ...run });

beforeAll(async () => {
  database = await createTestDatabase();
  org = await createTestOrganization({ currency: 'USD' });
  await load('centres', 'code,name,parent,kind\nNORTH,North,,REVENUE\n');
  await load('accounts', 'code,name,parent,kind,operator\nTRAVEL,Travel,,EXPENSE,+\n');
  await org.work(async (work) => {
    const calendar = { code: 'FY', name: 'Year', kind: 'MONTH', isDefault: true } as const;
    const { id: calendarId } = await createCalendar(work, calendar);
    await createYear(work, { calendarId, startsOn: '2026-01-01' });
    const account = (await readAccounts(work)).find(({ code }) => code === 'TRAVEL');
    await saveExpenseType(work, {
      ...{ code: 'TRIP', name: 'Trip', names: {}, activity: 'TRAVEL' },
      ...{ accountId: account?.id ?? '', settlements: ['CASH'], evidenceMin: 0 },
      ...{ needsDealer: false, needsReference: false, active: true },
    });
  });
});
afterAll(() => database.drop());

describe('expenses', () => {
  test('rows of one document stand or fall together, each with its reason', async () => {
    const run = await load(
      'expenses',
      HEADER +
        [
          'E1,NORTH,TRIP,2026-01-10,100,80,too dear,yes',
          'E1,NORTH,TRIP,2026-01-11,-10,,,yes',
          'E2,NORTH,SHOW,2026-01-10,5,,,no',
          'E2,NORTH,TRIP,2026-01-10,5,,,no',
          'E3,NORTH,TRIP,2026-01-10,0,,,no',
          'E4,NORTH,TRIP,2026-01-10,-5,,,no',
          'E5,NORTH,TRIP,2019-01-10,5,,,no',
          'E6,NORTH,TRIP,2026-01-10,5,6,,maybe',
        ].join('\n'),
    );
    expect(reasons(run)).toEqual([
      '4 expense type expenses.unknownType',
      '5 document expenses.documentRefused',
      '6 amount expenses.amountZero',
      '7 amount expenses.cellNotPositive',
      '8 date periods.noPeriod',
      '9 paid imports.badChoice',
    ]);
    expect(run.rowsLoaded).toBe(2);
  });

  test('full-width codes name the same centre and type', async () => {
    const run = await load('expenses', `${HEADER}W1,ＮＯＲＴＨ,ＴＲＩＰ,2026-01-10,5,,,yes\n`);
    expect([run.rowsLoaded, reasons(run)]).toEqual([1, []]);
  });

  test('a row that cannot be read keeps its document out, which the mended file loads', async () => {
    const good = 'E7,NORTH,TRIP,2026-01-10,100,,,yes\n';
    const run = await load('expenses', `${HEADER}${good}E7,NORTH,TRIP,2026-01-11,ten,,,yes\n`);
    expect(reasons(run)).toEqual([
      '2 document expenses.documentRefused',
      '3 amount imports.badAmount',
    ]);
    const mended = await load('expenses', `${HEADER}${good}E7,NORTH,TRIP,2026-01-11,10,,,yes\n`);
    expect([mended.rowsLoaded, reasons(mended)]).toEqual([2, []]);
  });

  test('stages that contradict each other and days to come are refused', async () => {
    const run = await load(
      'expenses',
      [
        'document,centre,expense type,date,amount,requested,approved,verified',
        'S1,NORTH,TRIP,2026-01-10,100,,50,',
        'S2,NORTH,TRIP,2026-01-10,100,90,100,100',
        'S3,NORTH,TRIP,2026-12-01,100,,,',
        'S4,NORTH,TRIP,2026-01-10,100,60,50,50',
      ].join('\n'),
    );
    expect(reasons(run)).toEqual([
      '2 approved expenses.aboveApproved',
      '3 requested expenses.aboveRequested',
      '4 date expenses.dateInFuture',
    ]);
    expect(run.rowsLoaded).toBe(1);
  });

  test('a document is not loaded twice', async () => {
    const run = await load('expenses', `${HEADER}E1,NORTH,TRIP,2026-01-10,1,,,yes`);
    expect(reasons(run)).toEqual(['2 document expenses.alreadyLoaded']);
  });

  test('leave no difference', async () => {
    expect(await verify(org.orgId)).toEqual([]);
  });
});
