// Cases and their steps: the only SQL that writes them.
import { columns, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { CaseStatus, CaseStep, Decision, DocKind } from '../domain/case';

export interface CaseRow {
  id: string;
  docKind: DocKind;
  docId: string;
  docNumber: string;
  title: string;
  requesterId: string | null;
  amountMinor: bigint;
  centreId: string | null;
  ruleId: string | null;
  allowRepeat: boolean;
  status: CaseStatus;
  stepNo: number;
  openedAt: Date;
  closedAt: Date | null;
  version: number;
}

export interface StepRow {
  stepNo: number;
  kind: 'ROLE' | 'USER';
  role: string | null;
  userId: string | null;
  startedAt: Date | null;
  decision: Decision | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  onBehalfOf: string | null;
  comment: string | null;
}

export const CASE_COLUMNS = sql`c.id, c.doc_kind AS "docKind", c.doc_id AS "docId",
  c.doc_number AS "docNumber", c.title, c.requester_id AS "requesterId",
  c.amount_minor AS "amountMinor", c.centre_id AS "centreId", c.rule_id AS "ruleId",
  c.allow_repeat AS "allowRepeat", c.status, c.step_no AS "stepNo", c.opened_at AS "openedAt",
  c.closed_at AS "closedAt", c.version`;

const STEP_COLUMNS = sql`s.step_no AS "stepNo", s.kind, s.role, s.user_id AS "userId",
  s.started_at AS "startedAt", s.decision, s.decided_at AS "decidedAt",
  s.decided_by AS "decidedBy", s.on_behalf_of AS "onBehalfOf", s.comment`;

/** The document waits in one case at a time: a second is refused by its unique index. */
export async function insertCase(
  tx: Tx,
  row: Omit<CaseRow, 'version'>,
  steps: readonly CaseStep[],
): Promise<void> {
  await tx.run(sql`
    INSERT INTO approval_case (org_id, id, doc_kind, doc_id, doc_number, title, requester_id,
      amount_minor, centre_id, rule_id, allow_repeat, status, step_no, opened_at, closed_at)
    VALUES (${tx.orgId}::uuid, ${row.id}::uuid, ${row.docKind}, ${row.docId}::uuid,
      ${row.docNumber}, ${row.title}, ${row.requesterId}::uuid, ${row.amountMinor},
      ${row.centreId}::uuid, ${row.ruleId}::uuid, ${row.allowRepeat}, ${row.status},
      ${row.stepNo}, ${row.openedAt}, ${row.closedAt})`);
  if (steps.length === 0) return;
  const c = columns(
    steps,
    (step) => step.kind,
    (step) => (step.kind === 'ROLE' ? step.role : null),
    (step) => (step.kind === 'USER' ? step.userId : null),
  );
  await tx.run(sql`
    INSERT INTO approval_step (org_id, case_id, step_no, kind, role, user_id, started_at)
    SELECT ${tx.orgId}::uuid, ${row.id}::uuid, r.no, r.kind, r.role, r.user_id,
      CASE WHEN r.no = 1 THEN ${row.openedAt}::timestamptz END
    FROM unnest(${c[0]}::text[], ${c[1]}::text[], ${c[2]}::uuid[])
      WITH ORDINALITY AS r(kind, role, user_id, no)`);
}

/** The case, kept from others until the end of the transaction. */
export async function lockCase(tx: Tx, id: string): Promise<CaseRow | undefined> {
  return tx.row<CaseRow>(sql`
    SELECT ${CASE_COLUMNS} FROM approval_case c
    WHERE c.org_id = ${tx.orgId}::uuid AND c.id = ${id}::uuid FOR UPDATE`);
}

/** The pending case of a document, locked. */
export async function lockPendingCase(
  tx: Tx,
  docKind: DocKind,
  docId: string,
): Promise<CaseRow | undefined> {
  return tx.row<CaseRow>(sql`
    SELECT ${CASE_COLUMNS} FROM approval_case c
    WHERE c.org_id = ${tx.orgId}::uuid AND c.doc_kind = ${docKind} AND c.doc_id = ${docId}::uuid
      AND c.status = 'PENDING' FOR UPDATE`);
}

export async function findCase(tx: Tx, id: string): Promise<CaseRow | undefined> {
  return tx.row<CaseRow>(sql`
    SELECT ${CASE_COLUMNS} FROM approval_case c
    WHERE c.org_id = ${tx.orgId}::uuid AND c.id = ${id}::uuid`);
}

/** Which documents these cases are about; ids that are none are left out. */
export async function documentsOfCases(
  tx: Tx,
  caseIds: readonly string[],
): Promise<Pick<CaseRow, 'id' | 'docKind' | 'docId'>[]> {
  return tx.rows<Pick<CaseRow, 'id' | 'docKind' | 'docId'>>(sql`
    SELECT c.id, c.doc_kind AS "docKind", c.doc_id AS "docId" FROM approval_case c
    WHERE c.org_id = ${tx.orgId}::uuid AND c.id = ANY(${caseIds}::uuid[])
    ORDER BY c.doc_kind, c.doc_id`);
}

/** Every case a document went through, the newest first. */
export async function casesOf(tx: Tx, docKind: DocKind, docId: string): Promise<CaseRow[]> {
  return tx.rows<CaseRow>(sql`
    SELECT ${CASE_COLUMNS} FROM approval_case c
    WHERE c.org_id = ${tx.orgId}::uuid AND c.doc_kind = ${docKind} AND c.doc_id = ${docId}::uuid
    ORDER BY c.id DESC LIMIT 50`);
}

/** The steps of these cases, in order. */
export async function stepsOfCases(
  tx: Tx,
  caseIds: readonly string[],
): Promise<(StepRow & { caseId: string })[]> {
  return tx.rows<StepRow & { caseId: string }>(sql`
    SELECT s.case_id AS "caseId", ${STEP_COLUMNS} FROM approval_step s
    WHERE s.org_id = ${tx.orgId}::uuid AND s.case_id = ANY(${caseIds}::uuid[])
    ORDER BY s.case_id, s.step_no`);
}

export interface DecidedStep {
  caseId: string;
  stepNo: number;
  decision: Decision;
  decidedAt: Date;
  decidedBy: string;
  onBehalfOf: string | null;
  comment: string | null;
}

interface AfterDecision {
  status: CaseStatus;
  stepNo: number;
  /** Whom the step that begins asks; null: none begins. */
  asks: CaseStep | null;
}

/** Writes the decision, starts the step after it and moves the case; the caller holds its lock. */
export async function writeDecision(
  tx: Tx,
  step: DecidedStep,
  { asks, ...after }: AfterDecision,
): Promise<void> {
  await tx.run(sql`
    UPDATE approval_step SET decision = ${step.decision}, decided_at = ${step.decidedAt},
      decided_by = ${step.decidedBy}::uuid, on_behalf_of = ${step.onBehalfOf}::uuid,
      comment = ${step.comment}
    WHERE org_id = ${tx.orgId}::uuid AND case_id = ${step.caseId}::uuid
      AND step_no = ${step.stepNo}`);
  if (asks !== null) {
    await tx.run(sql`
      UPDATE approval_step SET started_at = ${step.decidedAt}, kind = ${asks.kind},
        role = ${asks.kind === 'ROLE' ? asks.role : null},
        user_id = ${asks.kind === 'USER' ? asks.userId : null}::uuid
      WHERE org_id = ${tx.orgId}::uuid AND case_id = ${step.caseId}::uuid
        AND step_no = ${after.stepNo}`);
  }
  const closedAt = after.status === 'PENDING' ? null : step.decidedAt;
  await moveCase(tx, step.caseId, { ...after, closedAt });
}

export async function moveCase(
  tx: Tx,
  id: string,
  { status, stepNo, closedAt }: { status: CaseStatus; stepNo: number; closedAt: Date | null },
): Promise<void> {
  await tx.run(sql`
    UPDATE approval_case SET status = ${status}, step_no = ${stepNo}, closed_at = ${closedAt},
      version = version + 1
    WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid`);
}
