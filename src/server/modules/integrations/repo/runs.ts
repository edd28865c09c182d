// Runs of imports: what was read, loaded and refused.
import type { Work } from '@/server/platform/actor';
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { ImportFile, ImportOutcome } from '../domain/import-run';
import type { ImportRunDetail, ImportRunView } from '../schemas';

/** Files of one kind are read one after the other: what was loaded before is refused, also just now. */
export async function lockKind(tx: Tx, kind: string): Promise<void> {
  const key = `import:${tx.orgId}:${kind}`;
  await tx.run(sql`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
}

export async function insertRun(
  work: Work,
  file: Omit<ImportFile, 'bytes'>,
  outcome: ImportOutcome,
): Promise<void> {
  const { tx, actor, now } = work;
  const errors = JSON.stringify(outcome.issues);
  await tx.run(sql`
    INSERT INTO import_run (org_id, id, kind, file_name, dry_run, status, rows_read, rows_loaded,
      rows_rejected, errors, mapping, created_at, created_by, finished_at)
    VALUES (${tx.orgId}::uuid, ${outcome.id}::uuid, ${file.kind}, ${file.fileName}, ${file.dryRun},
      'DONE', ${outcome.rowsRead}, ${outcome.rowsLoaded}, ${outcome.rowsRejected},
      ${errors}::jsonb, ${JSON.stringify(file.mapping)}::jsonb, ${now}, ${actor.userId}::uuid,
      now())`);
}

const VIEW = sql`r.id, r.kind, r.file_name AS "fileName", r.dry_run AS "dryRun",
  r.rows_read AS "rowsRead", r.rows_loaded AS "rowsLoaded", r.rows_rejected AS "rowsRejected",
  r.created_at AS "createdAt", u.name AS "createdByName"`;

/** Newest first, after a key. */
export async function listRuns(
  tx: Tx,
  afterId: string | undefined,
  limit: number,
): Promise<ImportRunView[]> {
  return tx.rows<ImportRunView>(sql`
    SELECT ${VIEW} FROM import_run r
    LEFT JOIN app_user u ON u.org_id = r.org_id AND u.id = r.created_by
    WHERE r.org_id = ${tx.orgId}::uuid AND (${afterId ?? null}::uuid IS NULL OR r.id < ${afterId ?? null}::uuid)
    ORDER BY r.id DESC LIMIT ${limit}`);
}

export async function readRun(tx: Tx, id: string): Promise<ImportRunDetail | undefined> {
  return tx.row<ImportRunDetail>(sql`
    SELECT ${VIEW}, r.errors AS issues FROM import_run r
    LEFT JOIN app_user u ON u.org_id = r.org_id AND u.id = r.created_by
    WHERE r.org_id = ${tx.orgId}::uuid AND r.id = ${id}::uuid`);
}
