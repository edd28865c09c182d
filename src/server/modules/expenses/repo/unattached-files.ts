// Files that were brought in and are evidence of nothing.
import type { PlaceOfFile } from '@/server/platform/files';
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

/**
 * Files older than an instant that no claim holds, locked against being attached. Two statements:
 * the second looks again once nobody can attach what the first has locked.
 */
export async function lockUnattached(tx: Tx, before: Date, limit: number): Promise<PlaceOfFile[]> {
  const locked = await tx.rows<PlaceOfFile & Record<string, unknown>>(sql`
    SELECT f.id, f.storage, f.storage_key AS "storageKey" FROM stored_file f
    WHERE f.org_id = ${tx.orgId}::uuid AND f.created_at < ${before}
      AND NOT EXISTS (SELECT 1 FROM expense_evidence e
        WHERE e.org_id = f.org_id AND e.file_id = f.id)
    ORDER BY f.created_at LIMIT ${limit} FOR UPDATE OF f SKIP LOCKED`);
  if (locked.length === 0) return [];
  const attached = await tx.rows<{ id: string }>(sql`
    SELECT DISTINCT file_id AS id FROM expense_evidence
    WHERE org_id = ${tx.orgId}::uuid AND file_id = ANY(${locked.map(({ id }) => id)}::uuid[])`);
  const kept = new Set(attached.map(({ id }) => id));
  return locked.filter(({ id }) => !kept.has(id));
}
