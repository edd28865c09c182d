// Codes of fiscal periods, for showing them beside lines.
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

export async function readPeriodCodes(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.rows<{ id: string; code: string }>(sql`
    SELECT id, code FROM fiscal_period
    WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${ids}::uuid[])`);
  return new Map(rows.map(({ id, code }) => [id, code]));
}
