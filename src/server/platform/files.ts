// Files that people bring in: the bytes in a store, what they are in the table. The bytes go first,
// so a row never stands for nothing; bytes without a row (the transaction failed) are unreachable.
import { createHash } from 'node:crypto';
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { Work } from './actor';
import { checkFile } from './check-file';
import { fileStore, storageKey, storeOf } from './file-store';
import { sql } from './sql';
import type { Tx } from './tx';

export interface StoredFile {
  id: string;
  name: string;
  mediaType: string;
  sizeBytes: number;
  /** Hex. Two files with one digest are one file. */
  sha256: string;
}

interface PlacedFile extends StoredFile {
  storage: string;
  storageKey: string;
}

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Keeps a file. Refuses what `checkFile` refuses. */
export async function storeFile(
  work: Work,
  given: { name: string; bytes: Uint8Array },
): Promise<StoredFile> {
  const { bytes } = given;
  const { name, mediaType } = await checkFile(given.name, bytes);
  const store = fileStore();
  const id = newId();
  const key = storageKey(work.tx.orgId, id);
  const sha256 = digestOf(bytes);
  await store.put(key, bytes, mediaType);
  await work.tx.run(sql`
    INSERT INTO stored_file (org_id, id, name, media_type, size_bytes, sha256, storage,
      storage_key, created_at, created_by)
    VALUES (${work.tx.orgId}::uuid, ${id}::uuid, ${name}, ${mediaType}, ${bytes.length}, ${sha256},
      ${store.kind}, ${key}, ${work.now}, ${work.actor.userId}::uuid)`);
  return { id, name, mediaType, sizeBytes: bytes.length, sha256 };
}

/**
 * A file with its bytes, which are what was brought in: the digest is compared. Refuses with
 * `files.notFound`, `files.lost` (the store has it no more, or something else in its place).
 */
export async function openFile(
  tx: Tx,
  id: string,
): Promise<{ file: StoredFile; bytes: Uint8Array }> {
  const row = await tx.row<PlacedFile>(sql`
    SELECT id, name, media_type AS "mediaType", size_bytes AS "sizeBytes", sha256, storage,
      storage_key AS "storageKey"
    FROM stored_file WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid`);
  if (!row) throw new DomainError('files.notFound', { status: 'not_found' });
  const { storage, storageKey: key, ...file } = row;
  const bytes = await storeOf(storage).get(key);
  if (!bytes || digestOf(bytes) !== file.sha256) {
    throw new DomainError('files.lost', { status: 'not_found', params: { name: file.name } });
  }
  return { file, bytes };
}

/** Which of these are no files of this organization. */
export async function unknownFiles(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ id: string }>(sql`
    SELECT id FROM stored_file WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${ids}::uuid[])`);
  const known = new Set(rows.map(({ id }) => id));
  return new Set(ids.filter((id) => !known.has(id)));
}

/** Where the bytes of a file are. */
export interface PlaceOfFile {
  id: string;
  storage: string;
  storageKey: string;
}

/**
 * Removes files that the caller has locked: their rows, and with them their bytes. Where the
 * transaction ends without COMMIT after that, the rows stand without bytes until they are removed
 * again.
 */
export async function removeFiles(tx: Tx, files: readonly PlaceOfFile[]): Promise<void> {
  await tx.run(sql`
    DELETE FROM stored_file
    WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${files.map(({ id }) => id)}::uuid[])`);
  await Promise.all(files.map(({ storage, storageKey: key }) => storeOf(storage).delete(key)));
}
