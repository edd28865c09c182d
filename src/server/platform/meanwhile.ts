// Completes a refusal of who acted on an old version with what happened since: read from the audit
// trail in the transaction that is about to be rolled back, and only then. What succeeds pays nothing.
import { DomainError, isDomainError, type DomainErrorShape } from '@/kernel/domain-error';
import {
  meanwhileOf,
  type MeanwhileEvent,
  type SeenDocument,
  type TrailRow,
} from '@/kernel/meanwhile';
import { sql } from './sql';
import type { Tx } from './tx';

const MAX_ROWS = 50;

/** What was done to a document since a version of it, the newest first. */
async function readMeanwhile(tx: Tx, seen: SeenDocument): Promise<MeanwhileEvent[]> {
  const { docKind, docId, version, actions = null, touching = null } = seen;
  const isNewestOnly = version === null && touching === null;
  const rows = await tx.rows<TrailRow>(sql`
    SELECT e.at, u.name AS by, e.action, e.from_state AS "from", e.to_state AS "to", e.reason,
      e.detail
    FROM audit_event e
    LEFT JOIN app_user u ON u.org_id = e.org_id AND u.id = e.user_id
    WHERE e.org_id = ${tx.orgId}::uuid AND e.doc_kind = ${docKind} AND e.doc_id = ${docId}::uuid
      AND (${version}::int IS NULL OR e.version > ${version}::int)
      AND (${actions}::text[] IS NULL OR e.action = ANY(${actions}::text[]))
      AND (${touching}::text[] IS NULL OR e.detail->>'key' = ANY(${touching}::text[])
        OR e.detail->'changes' ?| ${touching}::text[])
    ORDER BY e.id DESC LIMIT ${isNewestOnly ? 1 : MAX_ROWS}`);
  return meanwhileOf(rows, seen);
}

/**
 * The error as it is to be thrown: where it names a document that moved on, with what happened.
 * Everything else comes back as it is.
 */
export async function withMeanwhile(tx: Tx, error: unknown): Promise<unknown> {
  if (!isDomainError(error) || !error.seen || error.meanwhile) return error;
  // A statement beside the refused one may have ended the transaction: the refusal is told all the same.
  const meanwhile = await readMeanwhile(tx, error.seen).catch(() => []);
  if (meanwhile.length === 0) return error;
  const { code, status, params, field, issues, seen } = error;
  return new DomainError(code, { status, params, field, issues, seen, meanwhile });
}

/** A refusal as it crosses the wire beside what succeeded, with what happened meanwhile. */
export async function toldRefusal(tx: Tx, refusal: DomainError): Promise<DomainErrorShape> {
  const told = await withMeanwhile(tx, refusal);
  return (isDomainError(told) ? told : refusal).toJSON();
}

/** Runs a unit of work; its refusal of an old version tells what happened meanwhile. */
export async function tellingMeanwhile<T>(tx: Tx, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw await withMeanwhile(tx, error);
  }
}
