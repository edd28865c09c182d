// Reading the audit trail. Newest first by id, and an id begins with its time: a range of dates is
// a range of ids, so a page costs the same however long the trail is.
import { sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { AuditEntry, ListAuditInput } from '../schemas';

export interface AuditQuery extends Omit<ListAuditInput, 'cursor'> {
  timeZone: string;
  /** Only entries older than this id. */
  before: string | null;
}

/** The lowest id made at the beginning of a business date; null stays null. */
function firstIdOf(date: string | null, timeZone: string, shiftDays: number): Sql {
  return sql`(lpad(to_hex((extract(epoch FROM
    (${date}::date + ${shiftDays}::int)::timestamp AT TIME ZONE ${timeZone}) * 1000)::bigint),
    12, '0') || '00000000000000000000')::uuid`;
}

export async function readAudit(tx: Tx, query: AuditQuery): Promise<AuditEntry[]> {
  const { timeZone, before, limit } = query;
  const { from = null, to = null, userId = null, docKind = null } = query;
  const { docId = null, action = null } = query;
  return tx.rows<AuditEntry>(sql`
    SELECT a.id, a.at, a.user_id AS "userId", u.name AS "userName", a.doc_kind AS "docKind",
      a.doc_id AS "docId", a.action, a.from_state AS "from", a.to_state AS "to", a.reason,
      a.detail, a.request_id AS "requestId"
    FROM audit_event a
    LEFT JOIN app_user u ON u.org_id = a.org_id AND u.id = a.user_id
    WHERE a.org_id = ${tx.orgId}::uuid
      AND (${before}::uuid IS NULL OR a.id < ${before}::uuid)
      AND (${from}::date IS NULL OR a.id >= ${firstIdOf(from, timeZone, 0)})
      AND (${to}::date IS NULL OR a.id < ${firstIdOf(to, timeZone, 1)})
      AND (${userId}::uuid IS NULL OR a.user_id = ${userId}::uuid)
      AND (${docKind}::text IS NULL OR a.doc_kind = ${docKind})
      AND (${docId}::uuid IS NULL OR a.doc_id = ${docId}::uuid)
      AND (${action}::text IS NULL OR a.action = ${action})
    ORDER BY a.id DESC LIMIT ${limit + 1}`);
}
