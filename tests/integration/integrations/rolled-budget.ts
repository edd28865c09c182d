// What the product answers about budgets after a load: the rollup that reports and dashboards read,
// in the codes of the data set, and amounts of accounts rolled up by the product's own rule.
import { runReport } from '@/server/modules/analytics';
import { readAccounts, rollUp } from '@/server/modules/centres';
import type { Work } from '@/server/platform/actor';
import { literal, sql } from '@/server/platform/sql';
import { systemWork } from '@/server/platform/work';

export interface RolledCell {
  period: string;
  centre: string;
  centreName: string;
  account: string;
  programme: string;
  original: bigint;
  revision: bigint;
  flex: bigint;
  preCommitment: bigint;
  commitment: bigint;
  actual: bigint;
  settled: bigint;
}

/** Codes by id of one table; read by themselves, as a plan of joins is a guess right after a load. */
async function coded(
  work: Work,
  table: string,
): Promise<Map<string, { code: string; name: string }>> {
  const rows = await work.tx.rows<{ id: string; code: string; name: string }>(sql`
    SELECT id, code, ${literal(table === 'fiscal_period' ? 'code' : 'name')} AS name
    FROM ${literal(table)} WHERE org_id = ${work.tx.orgId}::uuid`);
  return new Map(rows.map((row) => [row.id, row]));
}

interface StoredCell extends Omit<RolledCell, 'period' | 'centre' | 'account' | 'programme'> {
  periodId: string;
  centreId: string;
  accountId: string;
  programmeId: string;
}

export async function rolledCells(orgId: string): Promise<RolledCell[]> {
  return systemWork(orgId, async (work) => {
    const periods = await coded(work, 'fiscal_period');
    const centres = await coded(work, 'responsibility_centre');
    const accounts = await coded(work, 'account');
    const programmes = await coded(work, 'programme');
    const rows = await work.tx.rows<StoredCell & Record<string, unknown>>(sql`
      SELECT period_id AS "periodId", centre_id AS "centreId", account_id AS "accountId",
        programme_id AS "programmeId", original_minor AS original, revision_minor AS revision,
        flex_minor AS flex, pre_commitment_minor AS "preCommitment",
        commitment_minor AS commitment, actual_minor AS actual, settled_minor AS settled
      FROM rollup_budget_month WHERE org_id = ${orgId}::uuid`);
    return rows.map((row) => ({
      ...row,
      period: periods.get(row.periodId)?.code ?? '',
      centre: centres.get(row.centreId)?.code ?? '',
      centreName: centres.get(row.centreId)?.name ?? '',
      account: accounts.get(row.accountId)?.code ?? '',
      programme: programmes.get(row.programmeId)?.code ?? '',
    }));
  });
}

/** Every account's amount along the operators, by code. */
export async function rolledUp(
  orgId: string,
  cells: readonly RolledCell[],
  measure: (cell: RolledCell) => bigint,
): Promise<Map<string, bigint>> {
  const accounts = await systemWork(orgId, (work) => readAccounts(work));
  const ids = new Map(accounts.map(({ code, id }) => [code, id]));
  const own = new Map<string, bigint>();
  for (const cell of cells) {
    const id = ids.get(cell.account) ?? '';
    own.set(id, (own.get(id) ?? 0n) + measure(cell));
  }
  const totals = rollUp(accounts, own);
  return new Map(accounts.map(({ code, id }) => [code, totals.get(id) ?? 0n]));
}

/** Rows of the report on budget execution by the names of its columns; amounts in minor units. */
export async function executionReport(
  orgId: string,
  question: { by: string[]; from?: string; to?: string; depth?: number },
): Promise<Record<string, unknown>[]> {
  const report = await systemWork(orgId, (work) =>
    runReport(work, { name: 'budget-execution', ...question }, { locale: 'en', limit: 10_000 }),
  );
  return report.rows.map((row) =>
    Object.fromEntries(report.columns.map(({ key }, at) => [key, row[at]])),
  );
}

export const minorOf = (value: unknown): bigint => BigInt(value as bigint);
