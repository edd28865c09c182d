// What budgets and postings are made of, by code and by id, for many at once.
import type { BusinessDate } from '@/kernel/business-date';
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

export type CellPart = 'centre' | 'account' | 'programme';

export interface CodeRow {
  part: CellPart;
  code: string;
  id: string;
}

/** Ids of the codes that exist. */
export async function findCodes(
  tx: Tx,
  codes: Readonly<Record<CellPart, readonly string[]>>,
): Promise<CodeRow[]> {
  return tx.rows<CodeRow>(sql`
    SELECT 'centre' AS part, code, id FROM responsibility_centre
    WHERE org_id = ${tx.orgId}::uuid AND code = ANY(${codes.centre}::text[])
    UNION ALL SELECT 'account', code, id FROM account
    WHERE org_id = ${tx.orgId}::uuid AND code = ANY(${codes.account}::text[])
    UNION ALL SELECT 'programme', code, id FROM programme
    WHERE org_id = ${tx.orgId}::uuid AND code = ANY(${codes.programme}::text[])`);
}

export interface PartRow {
  part: CellPart;
  id: string;
  code: string;
  active: boolean;
  hasChildren: boolean;
  validFrom: BusinessDate | null;
  validTo: BusinessDate | null;
}

/**
 * Keeps these accounts from getting children until the end of the transaction. Others may post to
 * them at the same time.
 */
export async function shareAccounts(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.run(sql`
    SELECT 1 FROM account WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${ids}::uuid[])
    ORDER BY id FOR KEY SHARE`);
}

export async function readParts(
  tx: Tx,
  ids: Readonly<Record<CellPart, readonly string[]>>,
): Promise<PartRow[]> {
  return tx.rows<PartRow>(sql`
    SELECT 'centre' AS part, id, code, true AS active, false AS "hasChildren",
      valid_from AS "validFrom", valid_to AS "validTo" FROM responsibility_centre
    WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${ids.centre}::uuid[])
    UNION ALL SELECT 'account', a.id, a.code, a.active, EXISTS (SELECT 1 FROM account b
      WHERE b.org_id = a.org_id AND b.parent_id = a.id), NULL, NULL FROM account a
    WHERE a.org_id = ${tx.orgId}::uuid AND a.id = ANY(${ids.account}::uuid[])
    UNION ALL SELECT 'programme', id, code, active, false, NULL, NULL FROM programme
    WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${ids.programme}::uuid[])`);
}
