// What a unit of work leaves behind besides its documents: audit events, outbox events and the
// answer to its idempotency key. Collected while it runs and written in one statement together with
// COMMIT, so a document, its trail and its events exist together or not at all.
import { newId } from '@/kernel/ids';
import { RowShape } from './row-shape';
import { sql, type Sql } from './sql';
import type { Tx } from './tx';

export interface AuditRecord {
  docKind: string;
  docId: string;
  action: string;
  from?: string | null;
  to?: string | null;
  reason?: string | null;
  detail?: Record<string, unknown> | null;
  /** Of the document, as the event leaves it; left out by what leaves the version as it was. */
  version?: number | undefined;
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

const AUDIT = new RowShape<AuditRecord>({
  id: ['uuid', () => newId()],
  doc_kind: ['text', (r) => r.docKind],
  doc_id: ['uuid', (r) => r.docId],
  action: ['text', (r) => r.action],
  from_state: ['text', (r) => r.from],
  to_state: ['text', (r) => r.to],
  reason: ['text', (r) => r.reason],
  version: ['int', (r) => r.version],
  // As text: it may hold a bigint somewhere within.
  detail: ['text::jsonb', (r) => (r.detail ? JSON.stringify(r.detail, plain) : null)],
});

function auditInsert(
  orgId: string,
  by: { userId: string | null; requestId: string },
  records: AuditRecord[],
): Sql {
  return sql`
    INSERT INTO audit_event (org_id, ${AUDIT.names}, user_id, request_id)
    SELECT ${orgId}::uuid, r.*, ${by.userId}::uuid, ${by.requestId}
    FROM ${AUDIT.from(records)} AS r`;
}

const EVENT = new RowShape<DomainEvent>({
  name: ['text', (e) => e.name],
  payload: ['text::jsonb', (e) => JSON.stringify(e.payload, plain)],
});

function outboxInsert(orgId: string, requestId: string, events: DomainEvent[]): Sql {
  return sql`
    INSERT INTO outbox_event (org_id, ${EVENT.names}, request_id)
    SELECT ${orgId}::uuid, r.*, ${requestId} FROM ${EVENT.from(events)} AS r`;
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
