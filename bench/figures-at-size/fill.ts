// A company with its orders in the ledgers and everything folded, and a fiscal year with a budget.
import { catchUp, upsertSalesBudget } from '@/server/modules/analytics';
import {
  createCalendar,
  createYear,
  readYear,
  upsertAccounts,
  upsertCentres,
} from '@/server/modules/centres';
import { postBudgetHistory } from '@/server/modules/budgets';
import { newId, NO_ONE } from '@/kernel/ids';
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import { systemWork } from '@/server/platform/work';
import { findCompany, makeCompany, type BenchCompany } from '../company';
import { analyze, type BenchDatabase } from '../database';
import { say } from '../figures';
import { fillOrders } from '../order-list/fill';

const COMPANY = { dealers: 400, products: 1_000, stock: 0 };
/** The first days of the fiscal year that is asked for, and of the one before. */
const YEAR = '2025-01-01';
const BEFORE = '2024-01-01';
const CENTRES = 20;
const ACCOUNTS = 30;
/** Dealers whose sales are planned by themselves, and the products that are planned for them. */
const KEY_DEALERS = 40;
const KEY_PRODUCTS = 25;

export interface Sized {
  database: BenchDatabase;
  company: BenchCompany;
  yearId: string;
}

/** A year with one budget and one actual entry in each cell of each month. */
async function budgetYear(orgId: string): Promise<string> {
  const codes = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, i) => `${prefix}${i + 1}`);
  await systemWork(orgId, async (work) => {
    await upsertCentres(work, [
      { code: 'ALL', name: 'All', kind: 'PROFIT' },
      ...codes('C', CENTRES).map((code) => ({
        code,
        name: code,
        kind: 'COST' as const,
        parent: 'ALL',
      })),
    ]);
    await upsertAccounts(work, [
      { code: 'COST', name: 'Cost', kind: 'EXPENSE', operator: '+' },
      ...codes('A', ACCOUNTS).map((code) => ({
        ...{ code, name: code, kind: 'EXPENSE' as const, operator: '+' as const, parent: 'COST' },
      })),
    ]);
  });
  return systemWork(orgId, async (work) => {
    const calendar = await createCalendar(work, {
      ...{ code: 'CAL', name: 'Calendar', kind: 'MONTH', isDefault: true },
    });
    const { yearId } = await createYear(work, {
      ...{ calendarId: calendar.id, startsOn: YEAR },
    });
    const cells = await work.tx.rows<{
      periodId: string;
      on: string;
      centreId: string;
      accountId: string;
    }>(sql`
      SELECT p.id AS "periodId", p.starts_on::text AS on, c.id AS "centreId", a.id AS "accountId"
      FROM fiscal_period p, responsibility_centre c, account a
      WHERE p.org_id = ${orgId}::uuid AND c.org_id = p.org_id AND a.org_id = p.org_id
        AND c.code <> 'ALL' AND a.code <> 'COST'`);
    const kinds = ['ORIGINAL', 'ACTUAL'] as const;
    await postBudgetHistory(
      work,
      cells.flatMap(({ on, ...cell }, i) =>
        kinds.map((kind) => ({
          ...{ kind, occurredOn: on, ...cell, programmeId: NO_ONE, docKind: 'bench' },
          ...{ docId: newId(), amountMinor: BigInt(100_000 + (i % 97) * 100) },
        })),
      ),
    );
    return yearId;
  });
}

/** Planned sales of every product in every month, and of some products with the larger dealers. */
async function planSales(
  { orgId, productIds, dealerIds }: BenchCompany,
  yearId: string,
): Promise<void> {
  await systemWork(orgId, async (work) => {
    const { periods } = await readYear(work, yearId);
    const planned = [
      ...productIds.map((productId) => ({ productId, dealerId: null })),
      ...dealerIds
        .slice(0, KEY_DEALERS)
        .flatMap((dealerId) =>
          productIds.slice(0, KEY_PRODUCTS).map((productId) => ({ productId, dealerId })),
        ),
    ];
    await upsertSalesBudget(
      work,
      periods.flatMap(({ id: periodId }) =>
        planned.map((one, i) => {
          const quantity = BigInt(5 + (i % 90));
          return { ...one, periodId, quantity, amountMinor: quantity * BigInt(1_200 + (i % 7)) };
        }),
      ),
    );
  });
}

/** The fiscal year that sales are compared with as last year. */
async function addYearBefore(orgId: string, yearId: string): Promise<void> {
  await systemWork(orgId, async (work) => {
    const { calendarId } = await readYear(work, yearId);
    const [before] = await findYears(work.tx, BEFORE);
    if (!before) await createYear(work, { calendarId, startsOn: BEFORE });
  });
}

async function findYears(tx: Tx, startsOn: string): Promise<{ id: string }[]> {
  return tx.rows<{ id: string }>(sql`
    SELECT id FROM fiscal_year WHERE org_id = ${tx.orgId}::uuid AND starts_on = ${startsOn}::date`);
}

/** What an earlier run filled and kept, brought up to the migrations of today. */
export async function findSize(database: BenchDatabase): Promise<Sized> {
  const company = await findCompany();
  const { orgId } = company;
  await catchUp(orgId, 60_000);
  const [year] = await systemWork(orgId, ({ tx }) => findYears(tx, YEAR));
  if (!year) throw new Error('The company of this database has no fiscal year of a benchmark.');
  await planSales(company, year.id);
  await addYearBefore(orgId, year.id);
  await analyze(database);
  return { database, company, yearId: year.id };
}

export async function fillSize(database: BenchDatabase, count: number): Promise<Sized> {
  say(`Filling ${count.toLocaleString('en')} orders …`);
  const company = await makeCompany(COMPANY);
  await fillOrders(database, company, count);
  const yearId = await budgetYear(company.orgId);
  await planSales(company, yearId);
  await addYearBefore(company.orgId, yearId);
  await analyze(database);
  say('Folding them …');
  await catchUp(company.orgId, 60_000);
  await analyze(database);
  return { database, company, yearId };
}
