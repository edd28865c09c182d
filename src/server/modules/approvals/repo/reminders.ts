// Steps that have waited for long, and that those they ask were reminded.
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { CaseRow, StepRow } from './cases';

export type LateStep = Pick<
  CaseRow,
  'docKind' | 'docId' | 'docNumber' | 'title' | 'amountMinor' | 'requesterId'
> &
  Pick<StepRow, 'stepNo' | 'kind' | 'role' | 'userId'> & { caseId: string };

/**
 * Marks the steps that wait since before an instant as reminded and says which those are; whoever
 * comes at the same time gets none of them.
 */
export async function takeLateSteps(
  tx: Tx,
  asked: { startedBefore: Date; now: Date; limit: number },
): Promise<LateStep[]> {
  return tx.rows<LateStep>(sql`
    WITH late AS (
      SELECT s.case_id, s.step_no FROM approval_case c
      JOIN approval_step s ON s.org_id = c.org_id AND s.case_id = c.id AND s.step_no = c.step_no
      WHERE c.org_id = ${tx.orgId}::uuid AND c.status = 'PENDING' AND s.decision IS NULL
        AND s.started_at < ${asked.startedBefore} AND s.reminded_at IS NULL
      ORDER BY s.case_id LIMIT ${asked.limit} FOR UPDATE OF s
    )
    UPDATE approval_step s SET reminded_at = ${asked.now}
    FROM late l, approval_case c
    WHERE s.org_id = ${tx.orgId}::uuid AND s.case_id = l.case_id AND s.step_no = l.step_no
      AND s.reminded_at IS NULL AND c.org_id = s.org_id AND c.id = s.case_id
    RETURNING s.case_id AS "caseId", s.step_no AS "stepNo", s.kind, s.role, s.user_id AS "userId",
      c.doc_kind AS "docKind", c.doc_id AS "docId", c.doc_number AS "docNumber", c.title,
      c.amount_minor AS "amountMinor", c.requester_id AS "requesterId"`);
}
