// Lists of cases: what waits for a person, what they asked for, what they decided.
import type { BusinessDate } from '@/kernel/business-date';
import { empty, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { DocKind } from '../domain/case';
import type { Box, CaseItem } from '../schemas';
import { inForce } from './people';

/** A case with the columns of a list; `actsFor` is filled where the box asks for it. */
export type CaseListRow = CaseItem;

const item = (actsFor: Sql) => sql`c.id, c.version, c.doc_kind AS "docKind", c.doc_id AS "docId",
  c.doc_number AS "docNumber", c.title, r.name AS "requesterName",
  c.amount_minor AS "amountMinor", c.status, c.step_no AS "stepNo", c.opened_at AS "openedAt",
  c.closed_at AS "closedAt", e.code AS "centreCode", e.name AS "centreName",
  coalesce(e.names, '{}') AS "centreNames", s.started_at AS "waitingSince",
  (SELECT count(*)::int FROM approval_step n
    WHERE n.org_id = c.org_id AND n.case_id = c.id) AS steps, ${actsFor} AS "actsFor"`;

const JOINED = sql`approval_case c
  LEFT JOIN approval_step s ON s.org_id = c.org_id AND s.case_id = c.id AND s.step_no = c.step_no
  LEFT JOIN app_user r ON r.org_id = c.org_id AND r.id = c.requester_id
  LEFT JOIN responsibility_centre e ON e.org_id = c.org_id AND e.id = c.centre_id`;

export interface Reader {
  userId: string;
  today: BusinessDate;
}

/** The reader and whom they stand in for today; the same rule as domain/next-step. */
const standings = (tx: Tx, { userId, today }: Reader) => sql`standing AS (
  SELECT u.id, u.name, u.roles FROM app_user u
  WHERE u.org_id = ${tx.orgId}::uuid AND u.id = ${userId}::uuid
  UNION ALL
  SELECT u.id, u.name, u.roles FROM approval_delegation d
  JOIN app_user u ON u.org_id = d.org_id AND u.id = d.from_user_id AND u.status = 'ACTIVE'
  WHERE d.org_id = ${tx.orgId}::uuid AND d.to_user_id = ${userId}::uuid AND ${inForce(today)})`;

/** The first of `standing` in whose name the reader may decide the step `s` of `c`. */
const asWhom = (userId: string) => sql`LATERAL (
  SELECT a.id, a.name FROM standing a
  WHERE a.id IS DISTINCT FROM c.requester_id
    AND c.requester_id IS DISTINCT FROM ${userId}::uuid
    AND (s.user_id = a.id OR s.role = ANY(a.roles))
    AND (c.allow_repeat OR NOT EXISTS (
      SELECT 1 FROM approval_step p WHERE p.org_id = c.org_id AND p.case_id = c.id
        AND (p.decided_by IN (a.id, ${userId}::uuid)
          OR p.on_behalf_of IN (a.id, ${userId}::uuid))))
  ORDER BY (a.id = ${userId}::uuid) DESC, a.id LIMIT 1) w`;

const ofKind = (docKind: DocKind | null) =>
  docKind === null ? empty : sql`AND c.doc_kind = ${docKind}`;

interface Question {
  docKind: DocKind | null;
  after: string | null;
  limit: number;
}

/** What the reader may decide, the oldest first. */
export async function listWaiting(
  tx: Tx,
  reader: Reader,
  { docKind, after, limit }: Question,
): Promise<CaseListRow[]> {
  const actsFor = sql`CASE WHEN w.id <> ${reader.userId}::uuid THEN w.name END`;
  return tx.rows<CaseListRow>(sql`
    WITH ${standings(tx, reader)}
    SELECT ${item(actsFor)} FROM ${JOINED} CROSS JOIN ${asWhom(reader.userId)}
    WHERE c.org_id = ${tx.orgId}::uuid AND c.status = 'PENDING' ${ofKind(docKind)}
      ${after === null ? empty : sql`AND c.id > ${after}::uuid`}
    ORDER BY c.id LIMIT ${limit}`);
}

export async function countWaiting(tx: Tx, reader: Reader): Promise<number> {
  const row = await tx.row<{ waiting: number }>(sql`
    WITH ${standings(tx, reader)}
    SELECT count(*)::int AS waiting FROM approval_case c
    JOIN approval_step s ON s.org_id = c.org_id AND s.case_id = c.id AND s.step_no = c.step_no
    CROSS JOIN ${asWhom(reader.userId)}
    WHERE c.org_id = ${tx.orgId}::uuid AND c.status = 'PENDING'`);
  return row?.waiting ?? 0;
}

const BELONGS: Record<Exclude<Box, 'waiting'>, (userId: string) => Sql> = {
  mine: (userId) => sql`c.requester_id = ${userId}::uuid`,
  decided: (userId) => sql`EXISTS (SELECT 1 FROM approval_step d
    WHERE d.org_id = c.org_id AND d.case_id = c.id AND d.decided_by = ${userId}::uuid)`,
};

/** What the reader asked for or decided, the newest first. */
export async function listOwn(
  tx: Tx,
  { userId, box }: { userId: string; box: Exclude<Box, 'waiting'> },
  { docKind, after, limit }: Question,
): Promise<CaseListRow[]> {
  return tx.rows<CaseListRow>(sql`
    SELECT ${item(sql`NULL::text`)} FROM ${JOINED}
    WHERE c.org_id = ${tx.orgId}::uuid AND ${BELONGS[box](userId)} ${ofKind(docKind)}
      ${after === null ? empty : sql`AND c.id < ${after}::uuid`}
    ORDER BY c.id DESC LIMIT ${limit}`);
}
