// What the product answers about budgets after a load: the rollup that reports and dashboards read,
// in the codes of the data set, and amounts of accounts rolled up by the product's own rule.
import { runReport } from '@/server/modules/analytics';
import { readAccounts, rollUp } from '@/server/modules/centres';
import { sql } from '@/server/platform/sql';
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

export async function rolledCells(orgId: string): Promise<RolledCell[]> {
  return systemWork(orgId, (work) =>
    work.tx.rows<RolledCell>(sql`
      SELECT p.code AS period, c.code AS centre, c.name AS "centreName", a.code AS account,
        coalesce(g.code, '') AS programme, r.original_minor AS original,
        r.revision_minor AS revision, r.flex_minor AS flex,
        r.pre_commitment_minor AS "preCommitment", r.commitment_minor AS commitment,
        r.actual_minor AS actual, r.settled_minor AS settled
      FROM rollup_budget_month r
      JOIN fiscal_period p ON p.org_id = r.org_id AND p.id = r.period_id
      JOIN responsibility_centre c ON c.org_id = r.org_id AND c.id = r.centre_id
      JOIN account a ON a.org_id = r.org_id AND a.id = r.account_id
      LEFT JOIN programme g ON g.org_id = r.org_id AND g.id = r.programme_id
      WHERE r.org_id = ${orgId}::uuid`),
  );
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
