// Codes of the nodes that findings name: for the words of a refusal only, so read when one is made.
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

interface Node {
  centreId: string;
  accountId: string;
  programmeId: string;
}

/** Code by id of centres, accounts and programmes. */
export async function readNodeNames(tx: Tx, nodes: readonly Node[]): Promise<Map<string, string>> {
  const ids = [...new Set(nodes.flatMap((n) => [n.centreId, n.accountId, n.programmeId]))];
  const rows = await tx.rows<{ id: string; code: string }>(sql`
    SELECT id, code FROM responsibility_centre
      WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${ids}::uuid[])
    UNION ALL SELECT id, code FROM account
      WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${ids}::uuid[])
    UNION ALL SELECT id, code FROM programme
      WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${ids}::uuid[])`);
  return new Map(rows.map(({ id, code }) => [id, code]));
}
