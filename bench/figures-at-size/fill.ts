// A company with its orders in the ledgers and everything folded, and a fiscal year with a budget.
import { catchUp, upsertSalesBudget } from '@/server/modules/analytics';
import {
  createCalendar,
  createYear,
  upsertAccounts,
  upsertCentres,
} from '@/server/modules/centres';
import { postBudgetHistory } from '@/server/modules/budgets';
import { newId, NO_ONE } from '@/kernel/ids';
import { sql } from '@/server/platform/sql';
import { systemWork } from '@/server/platform/work';
import { findCompany, makeCompany, type BenchCompany } from '../company';
import { analyze, type BenchDatabase } from '../database';
import { say } from '../figures';
import { fillOrders } from '../order-list/fill';

const COMPANY = { dealers: 400, products: 1_000, stock: 0 };
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
      ...{ calendarId: calendar.id, startsOn: '2025-01-01' },
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
async function planSales({ orgId, productIds, dealerIds }: BenchCompany): Promise<void> {
  await systemWork(orgId, async (work) => {
    const periods = await work.tx.rows<{ id: string }>(sql`
      SELECT id FROM fiscal_period WHERE org_id = ${orgId}::uuid`);
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

/** What an earlier run filled and kept, brought up to the migrations of today. */
export async function findSize(database: BenchDatabase): Promise<Sized> {
  const company = await findCompany();
  await catchUp(company.orgId, 60_000);
  await planSales(company);
  await analyze(database);
  const yearId = await systemWork(company.orgId, async ({ tx }) => {
    const row = await tx.row<{ id: string }>(sql`
      SELECT id FROM fiscal_year WHERE org_id = ${company.orgId}::uuid LIMIT 1`);
    return row?.id ?? '';
  });
  return { database, company, yearId };
}

export async function fillSize(database: BenchDatabase, count: number): Promise<Sized> {
  say(`Filling ${count.toLocaleString('en')} orders …`);
  const company = await makeCompany(COMPANY);
  await fillOrders(database, company, count);
  const yearId = await budgetYear(company.orgId);
  await planSales(company);
  await analyze(database);
  say('Folding them …');
  await catchUp(company.orgId, 60_000);
  await analyze(database);
  return { database, company, yearId };
}
