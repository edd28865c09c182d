// Appeals against single indicators of a published run, and the totals of subjects over periods.
import type { LocalNames } from '@/kernel/local-names';
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { AppealInput, AppealView } from '../schemas';
import { subjectNames } from './subject-names';

export async function readAppeals(tx: Tx, runId: string): Promise<AppealView[]> {
  return tx.rows<AppealView>(sql`
    SELECT a.id, a.subject_id AS "subjectId", s.subject_name AS "subjectName",
      ${subjectNames('s')} AS "subjectNames",
      a.line_no AS "lineNo", a.reason, a.status, a.adjustment, a.answer,
      a.created_at AS "createdAt", a.created_by AS "createdById", c.name AS "createdByName",
      a.decided_at AS "decidedAt", d.name AS "decidedByName"
    FROM assessment_appeal a
    JOIN assessment_score s ON s.org_id = a.org_id AND s.run_id = a.run_id
      AND s.subject_id = a.subject_id
    LEFT JOIN app_user c ON c.org_id = a.org_id AND c.id = a.created_by
    LEFT JOIN app_user d ON d.org_id = a.org_id AND d.id = a.decided_by
    WHERE a.org_id = ${tx.orgId}::uuid AND a.run_id = ${runId}::uuid ORDER BY a.id`);
}

export async function insertAppeal(
  tx: Tx,
  appeal: AppealInput & { id: string; createdBy: string },
): Promise<void> {
  await tx.run(sql`
    INSERT INTO assessment_appeal (org_id, id, run_id, subject_id, line_no, reason, status,
      created_by)
    VALUES (${tx.orgId}::uuid, ${appeal.id}::uuid, ${appeal.runId}::uuid,
      ${appeal.subjectId}::uuid, ${appeal.lineNo}, ${appeal.reason}, 'OPEN',
      ${appeal.createdBy}::uuid)`);
}

export interface StoredAppeal {
  id: string;
  runId: string;
  subjectId: string;
  lineNo: number;
  status: AppealView['status'];
  createdBy: string;
}

export async function readAppeal(tx: Tx, id: string): Promise<StoredAppeal | undefined> {
  return tx.row<StoredAppeal & Record<string, unknown>>(sql`
    SELECT id, run_id AS "runId", subject_id AS "subjectId", line_no AS "lineNo", status,
      created_by AS "createdBy"
    FROM assessment_appeal WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid`);
}

export interface AppealDecision {
  id: string;
  status: 'UPHELD' | 'DISMISSED';
  adjustment: bigint | null;
  answer: string;
  decidedBy: string | null;
}

/** Decides an open appeal and, where it is upheld, moves the indicator's score; false if not open. */
export async function decideAppealRow(
  tx: Tx,
  decision: AppealDecision,
  now: Date,
): Promise<boolean> {
  const { id, status, adjustment, answer, decidedBy } = decision;
  const row = await tx.row<{ decided: number }>(sql`
    WITH decided AS (
      UPDATE assessment_appeal SET status = ${status}, adjustment = ${adjustment}::bigint,
        answer = ${answer}, decided_at = ${now}, decided_by = ${decidedBy}::uuid
      WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid AND status = 'OPEN'
      RETURNING run_id, subject_id, line_no, adjustment
    ), moved AS (
      UPDATE assessment_score_line l SET adjustment = l.adjustment + d.adjustment FROM decided d
      WHERE l.org_id = ${tx.orgId}::uuid AND l.run_id = d.run_id
        AND l.subject_id = d.subject_id AND l.line_no = d.line_no AND d.adjustment IS NOT NULL)
    SELECT count(*)::int AS decided FROM decided`);
  return row?.decided === 1;
}

export async function countOpenAppeals(tx: Tx, runId: string): Promise<number> {
  const row = await tx.row<{ open: number }>(sql`
    SELECT count(*)::int AS open FROM assessment_appeal
    WHERE org_id = ${tx.orgId}::uuid AND run_id = ${runId}::uuid AND status = 'OPEN'`);
  return row?.open ?? 0;
}

/** The users who own the centre or one above it. */
export async function readOwners(tx: Tx, centreId: string): Promise<string[]> {
  const rows = await tx.rows<{ ownerId: string }>(sql`
    SELECT DISTINCT above.owner_id AS "ownerId"
    FROM responsibility_centre c
    JOIN responsibility_centre above ON above.org_id = c.org_id AND above.id = ANY(c.path)
    WHERE c.org_id = ${tx.orgId}::uuid AND c.id = ${centreId}::uuid
      AND above.owner_id IS NOT NULL`);
  return rows.map(({ ownerId }) => ownerId);
}

export interface HistoryRow {
  runId: string;
  periodFrom: string;
  periodTo: string;
  subjectId: string;
  subjectCode: string;
  subjectName: string;
  subjectNames: LocalNames;
  total: bigint | null;
}

const HISTORY_PERIODS = 24;

/** Totals of the last published periods of a scheme, oldest first. */
export async function readHistory(
  tx: Tx,
  schemeId: string,
  subjectId: string | null,
): Promise<HistoryRow[]> {
  return tx.rows<HistoryRow & Record<string, unknown>>(sql`
    WITH run AS (
      SELECT id, period_from, period_to FROM assessment_run
      WHERE org_id = ${tx.orgId}::uuid AND scheme_id = ${schemeId}::uuid
        AND status IN ('PUBLISHED', 'APPEALED', 'FINAL')
      ORDER BY period_to DESC, id DESC LIMIT ${HISTORY_PERIODS})
    SELECT run.id AS "runId", run.period_from AS "periodFrom", run.period_to AS "periodTo",
      s.subject_id AS "subjectId", s.subject_code AS "subjectCode",
      s.subject_name AS "subjectName", ${subjectNames('s')} AS "subjectNames", s.total
    FROM run JOIN assessment_score s ON s.org_id = ${tx.orgId}::uuid AND s.run_id = run.id
    WHERE ${subjectId}::uuid IS NULL OR s.subject_id = ${subjectId}::uuid
    ORDER BY run.period_to, run.id, s.subject_code`);
}
