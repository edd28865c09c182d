// What the documents are called that entries of the budget name: each of its kind's own number.
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { DocumentNumber } from '../trail-schemas';

/** By id; accruals have the code and the id of their agreement, which has the page. */
export async function readDocumentNumbers(
  tx: Tx,
  asked: readonly string[],
): Promise<DocumentNumber[]> {
  const [org, ids] = [tx.orgId, [...asked]];
  return tx.rows<DocumentNumber & Record<string, unknown>>(sql`
    SELECT id, number, NULL::uuid AS "agreementId" FROM expense_request
      WHERE org_id = ${org}::uuid AND id = ANY(${ids}::uuid[])
    UNION ALL SELECT id, number, NULL FROM expense_claim
      WHERE org_id = ${org}::uuid AND id = ANY(${ids}::uuid[])
    UNION ALL SELECT id, number, NULL FROM expense_settlement
      WHERE org_id = ${org}::uuid AND id = ANY(${ids}::uuid[])
    UNION ALL SELECT r.id, g.code, g.id FROM rebate_accrual r
      JOIN rebate_agreement g ON g.org_id = r.org_id AND g.id = r.agreement_id
      WHERE r.org_id = ${org}::uuid AND r.id = ANY(${ids}::uuid[])
    UNION ALL SELECT id, code, NULL FROM budget_driver
      WHERE org_id = ${org}::uuid AND id = ANY(${ids}::uuid[])`);
}
