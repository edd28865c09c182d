// The timeline of one document: its audit events, oldest first, with the names of who acted.
import { sql } from './sql';
import type { Tx } from './tx';

export interface TimelineRow {
  at: Date;
  action: string;
  from: string | null;
  to: string | null;
  reason: string | null;
  /** null: the system. */
  userName: string | null;
  detail: Record<string, unknown> | null;
}

const MAX_EVENTS = 500;

export async function readTimeline(tx: Tx, docKind: string, docId: string): Promise<TimelineRow[]> {
  return tx.rows<TimelineRow>(sql`
    SELECT e.at, e.action, e.from_state AS "from", e.to_state AS "to", e.reason,
      u.name AS "userName", e.detail
    FROM audit_event e
    LEFT JOIN app_user u ON u.org_id = e.org_id AND u.id = e.user_id
    WHERE e.org_id = ${tx.orgId}::uuid AND e.doc_kind = ${docKind} AND e.doc_id = ${docId}::uuid
    ORDER BY e.id LIMIT ${MAX_EVENTS}`);
}
