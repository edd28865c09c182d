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

/** What was done to each document since a version of it, the newest first: one statement for all. */
async function readMeanwhile(
  tx: Tx,
  documents: readonly SeenDocument[],
): Promise<MeanwhileEvent[][]> {
  const asked = documents.map(
    ({ docKind, docId, version, actions = null, touching = null }, no) => ({
      ...{ no, kind: docKind, id: docId, version, actions, touching },
      most: version === null && touching === null ? 1 : MAX_ROWS,
    }),
  );
  const rows = await tx.rows<TrailRow & { no: number }>(sql`
    SELECT s.no, e.* FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
      AS s(no int, kind text, id uuid, version int, actions text[], touching text[], most int)
    CROSS JOIN LATERAL (
      SELECT e.at, u.name AS by, e.action, e.from_state AS "from", e.to_state AS "to", e.reason,
        e.detail
      FROM audit_event e
      LEFT JOIN app_user u ON u.org_id = e.org_id AND u.id = e.user_id
      WHERE e.org_id = ${tx.orgId}::uuid AND e.doc_kind = s.kind AND e.doc_id = s.id
        AND (s.version IS NULL OR e.version > s.version)
        AND (s.actions IS NULL OR e.action = ANY(s.actions))
        AND (s.touching IS NULL OR e.detail->>'key' = ANY(s.touching)
          OR e.detail->'changes' ?| s.touching)
      ORDER BY e.id DESC LIMIT s.most) e`);
  return documents.map((document, at) =>
    meanwhileOf(
      rows.filter(({ no }) => no === at),
      document,
    ),
  );
}

/**
 * The errors as they are to be told: one that names a document that moved on, with what happened.
 * Everything else comes back as it is.
 */
async function withMeanwhile<E>(tx: Tx, errors: readonly E[]): Promise<(E | DomainError)[]> {
  const seen = errors.flatMap((error, at) =>
    isDomainError(error) && error.seen && !error.meanwhile ? [{ at, document: error.seen }] : [],
  );
  if (seen.length === 0) return [...errors];
  const documents = seen.map(({ document }) => document);
  // A statement beside the refused one may have ended the transaction: the refusal is told all the same.
  const found = await readMeanwhile(tx, documents).catch(() => []);
  const events = new Map(seen.map(({ at }, no) => [at, found[no] ?? []]));
  return errors.map((error, at) => {
    const meanwhile = events.get(at) ?? [];
    if (!isDomainError(error) || meanwhile.length === 0) return error;
    const { code, status, params, field, issues, seen: document } = error;
    return new DomainError(code, { status, params, field, issues, seen: document, meanwhile });
  });
}

/** Refusals as they cross the wire beside what succeeded, with what happened meanwhile. */
export async function toldRefusals(
  tx: Tx,
  refusals: readonly DomainError[],
): Promise<DomainErrorShape[]> {
  return (await withMeanwhile(tx, refusals)).map((refusal) => refusal.toJSON());
}

/** Runs a unit of work; its refusal of an old version tells what happened meanwhile. */
export async function tellingMeanwhile<T>(tx: Tx, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw (await withMeanwhile(tx, [error]))[0];
  }
}
