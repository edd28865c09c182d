// What a unit of work leaves behind besides its documents: audit events, outbox events and the
// answer to its idempotency key. Collected while it runs and written in one statement together with
// COMMIT, so a document, its trail and its events exist together or not at all.
import { newId } from '@/kernel/ids';
import { columns, sql, type Sql } from './sql';
import type { Tx } from './tx';

export interface AuditRecord {
  docKind: string;
  docId: string;
  action: string;
  from?: string | null;
  to?: string | null;
  reason?: string | null;
  detail?: Record<string, unknown> | null;
}

export interface DomainEvent {
  name: string;
  payload: Record<string, unknown>;
}

export interface StoredAnswer {
  userId: string;
  key: string;
  requestHash: string;
  response: unknown;
}

export class Journal {
  private readonly audits: AuditRecord[] = [];
  private readonly events: DomainEvent[] = [];

  /** Who did what to which document. */
  audit(...records: AuditRecord[]): void {
    this.audits.push(...records);
  }

  /** An event for the jobs; exists if and only if this transaction commits. */
  emit(...events: DomainEvent[]): void {
    this.events.push(...events);
  }

  /**
   * Writes everything collected, with COMMIT: the transaction fails with a unique violation if
   * another request used the key first.
   */
  flush(tx: Tx, by: { userId: string | null; requestId: string }, answer?: StoredAnswer): void {
    if (this.audits.length > 0) tx.append(auditInsert(tx.orgId, by, this.audits));
    if (this.events.length > 0) tx.append(outboxInsert(tx.orgId, by.requestId, this.events));
    if (answer) tx.append(answerInsert(tx.orgId, answer));
    this.audits.length = 0;
    this.events.length = 0;
  }
}

function auditInsert(
  orgId: string,
  by: { userId: string | null; requestId: string },
  records: AuditRecord[],
): Sql {
  const rows = columns(
    records,
    () => newId(),
    (r) => r.docKind,
    (r) => r.docId,
    (r) => r.action,
    (r) => r.from ?? null,
    (r) => r.to ?? null,
    (r) => r.reason ?? null,
    (r) => (r.detail ? JSON.stringify(r.detail, plain) : null),
  );
  return sql`
    INSERT INTO audit_event (org_id, id, doc_kind, doc_id, action, from_state, to_state, reason,
      detail, user_id, request_id)
    SELECT ${orgId}::uuid, r.*, ${by.userId}::uuid, ${by.requestId}
    FROM unnest(${rows[0]}::uuid[], ${rows[1]}::text[], ${rows[2]}::uuid[], ${rows[3]}::text[],
      ${rows[4]}::text[], ${rows[5]}::text[], ${rows[6]}::text[], ${rows[7]}::jsonb[]) AS r`;
}

function outboxInsert(orgId: string, requestId: string, events: DomainEvent[]): Sql {
  const rows = columns(
    events,
    (e) => e.name,
    (e) => JSON.stringify(e.payload, plain),
  );
  return sql`
    INSERT INTO outbox_event (org_id, name, payload, request_id)
    SELECT ${orgId}::uuid, r.name, r.payload, ${requestId}
    FROM unnest(${rows[0]}::text[], ${rows[1]}::jsonb[]) AS r(name, payload)`;
}

function answerInsert(orgId: string, answer: StoredAnswer): Sql {
  return sql`
    INSERT INTO idempotency_key (org_id, user_id, key, request_hash, response)
    VALUES (${orgId}::uuid, ${answer.userId}::uuid, ${answer.key}, ${answer.requestHash},
      ${JSON.stringify(answer.response ?? null)}::jsonb)`;
}

/** Money inside a detail goes as text: JSON has no integer that is wide enough. */
function plain(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
