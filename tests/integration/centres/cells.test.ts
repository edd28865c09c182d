// Cells by their codes and on their days: which may be posted to, and what is said of the others.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NO_ONE } from '@/kernel/ids';
import { RowRefusals } from '@/kernel/row-refusal';
import {
  checkCells,
  createCalendar,
  createYear,
  readAccounts,
  resolveCells,
  upsertAccounts,
  upsertCentres,
  upsertProgrammes,
} from '@/server/modules/centres';
import { createAccount, updateAccount } from '@/server/modules/centres/usecases/accounts';
import { sql } from '@/server/platform/sql';
import { createTestOrganization } from '../../fixtures/organization';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('cells', () => {
  async function chart() {
    const org = await createTestOrganization();
    await org.work(async (work) => {
      await upsertCentres(work, [
        { code: 'C1', name: 'C1', validFrom: '2026-01-01', validTo: '2026-06-30' },
      ]);
      await upsertAccounts(work, [
        { code: 'SUM', name: 'Sum', kind: 'EXPENSE' },
        { code: 'LEAF', name: 'Leaf', kind: 'EXPENSE', parentCode: 'SUM' },
        { code: 'OLD', name: 'Old', kind: 'EXPENSE', active: false },
      ]);
      await upsertProgrammes(work, [{ code: 'P1', name: 'P1' }]);
    });
    const cell = (account: string, programme?: string) =>
      org.work(async (work) => {
        const rows = [{ index: 0, centre: 'C1', account, programme }];
        const found = (await resolveCells(work.tx, rows, new RowRefusals())).get(0);
        if (!found) throw new Error('unknown cell');
        return found;
      });
    return { org, cell };
  }

  test('are found by code, with a refusal for each unknown one', async () => {
    const { org } = await chart();
    const refusals = new RowRefusals();
    const rows = [
      { index: 4, centre: 'C1', account: 'LEAF', programme: 'P1' },
      { index: 5, centre: 'C1', account: 'LEAF' },
      { index: 6, centre: 'C9', account: 'A9', programme: 'P9' },
    ];
    const cells = await org.work(({ tx }) => resolveCells(tx, rows, refusals));
    expect([...cells.keys()]).toEqual([4, 5]);
    expect(cells.get(5)?.programmeId).toBe(NO_ONE);
    expect(refusals.list().map((one) => [one.index, one.code])).toEqual([
      [6, 'centres.unknownCentre'],
      [6, 'accounts.unknownAccount'],
      [6, 'programmes.unknownProgramme'],
    ]);
  });

  test.each([
    ['LEAF', '2026-06-30', null],
    ['LEAF', '2026-07-01', 'centres.notValidOn'],
    ['SUM', '2026-06-30', 'accounts.notALeaf'],
    ['OLD', '2026-06-30', 'accounts.inactive'],
  ])('%s on %s', async (account, on, code) => {
    const { org, cell } = await chart();
    const use = { ...(await cell(account, 'P1')), on };
    const call = org.work((work) => checkCells(work, [use, use]));
    if (code === null) await call;
    else expect(await refusalOf(call)).toMatchObject({ code });
  });

  test('that are posted to get no child, whoever comes first', async () => {
    const { org, cell } = await chart();
    const { accountId, centreId } = await cell('LEAF');
    const child = () =>
      org.work((work) =>
        createAccount(work, {
          ...{ code: `KID-${Math.random()}`, name: 'Kid', names: {}, parentId: accountId },
          ...{ kind: 'EXPENSE', operator: '+', active: true },
        }),
      );
    const { id: calendarId } = await org.work((work) =>
      createCalendar(work, { code: 'F', name: 'F', kind: 'MONTH', isDefault: true }),
    );
    const { periodIds } = await org.work((work) =>
      createYear(work, { calendarId, startsOn: '2026-01-01' }),
    );
    const post = () =>
      org.work(async (work) => {
        const use = { centreId, accountId, programmeId: NO_ONE, on: '2026-03-01' };
        await checkCells(work, [use]);
        await new Promise((resolve) => setTimeout(resolve, 100));
        await work.tx.run(sql`
          INSERT INTO budget_balance (org_id, period_id, centre_id, account_id, programme_id)
          VALUES (${work.tx.orgId}::uuid, ${periodIds[2]}::uuid, ${centreId}::uuid,
            ${accountId}::uuid, ${NO_ONE}::uuid)`);
      });
    const outcomes = await Promise.allSettled([post(), child()]);
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    const nodes = await org.work(readAccounts);
    const hasChild = nodes.some((node) => node.parentId === accountId);
    expect(hasChild).toBe(outcomes[1]?.status === 'fulfilled');
    if (hasChild) return;
    expect(await refusalOf(child())).toMatchObject({ code: 'accounts.hasPostings' });
    const old = nodes.find((node) => node.code === 'OLD');
    if (!old) throw new Error('no such account');
    const moved = org.work((work) => updateAccount(work, { ...old, parentId: accountId }));
    expect(await refusalOf(moved)).toMatchObject({ code: 'accounts.hasPostings' });
    const rows = [{ code: 'NEW', name: 'New', kind: 'EXPENSE' as const, parentCode: 'LEAF' }];
    const imported = await org.work((work) => upsertAccounts(work, rows));
    expect(imported.refused).toMatchObject([{ code: 'accounts.hasPostings' }]);
  });
});
