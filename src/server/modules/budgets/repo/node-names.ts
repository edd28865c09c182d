// Codes of the nodes and times that findings name: for the words of a refusal only, so read when one is
// made.
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

interface Node {
  yearId: string;
  centreId: string;
  accountId: string;
  programmeId: string;
}

/** Under what the code of a period is found among the names. */
export const periodKey = (yearId: string, no: number): string => `${yearId} ${no}`;

/** Code by id of centres, accounts, programmes and years; of periods by `periodKey`. */
export async function readNodeNames(tx: Tx, nodes: readonly Node[]): Promise<Map<string, string>> {
  const ids = [...new Set(nodes.flatMap((n) => [n.centreId, n.accountId, n.programmeId]))];
  const rows = await tx.rows<{ id: string; code: string }>(sql`
    SELECT id, code FROM responsibility_centre
      WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${ids}::uuid[])
    UNION ALL SELECT id, code FROM account
      WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${ids}::uuid[])
    UNION ALL SELECT id, code FROM programme
      WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${ids}::uuid[])`);
  const years = [...new Set(nodes.map((node) => node.yearId))];
  const periods = await tx.rows<{ yearId: string; year: string; no: number; code: string }>(sql`
    SELECT y.id AS "yearId", y.code AS year, p.no, p.code
    FROM fiscal_year y JOIN fiscal_period p ON p.org_id = y.org_id AND p.year_id = y.id
    WHERE y.org_id = ${tx.orgId}::uuid AND y.id = ANY(${years}::uuid[])`);
  return new Map([
    ...rows.map(({ id, code }) => [id, code] as const),
    ...periods.map(({ yearId, year }) => [yearId, year] as const),
    ...periods.map(({ yearId, no, code }) => [periodKey(yearId, no), code] as const),
  ]);
}
