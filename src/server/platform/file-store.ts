// Where the bytes of files are kept: a folder of the installation, or an object store where S3_BUCKET
// names one. Keys are made by us from ids, so no name from outside becomes a path.
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { S3mini } from 's3mini';
import { env, type Env } from '@/env';

export interface FileStore {
  kind: 'DISK' | 'S3';
  put(key: string, bytes: Uint8Array, mediaType: string): Promise<void>;
  /** null where there is nothing under the key. */
  get(key: string): Promise<Uint8Array | null>;
  /** Nothing under the key is no fault: whoever was interrupted deletes again. */
  delete(key: string): Promise<void>;
}

const KEY = /^[0-9a-f-]{36}\/[0-9a-f]{2}\/[0-9a-f-]{36}$/;

/** Two hex digits in between keep folders small. */
export function storageKey(orgId: string, fileId: string): string {
  const key = `${orgId}/${fileId.slice(-2)}/${fileId}`.toLowerCase();
  if (!KEY.test(key)) throw new Error('a storage key is made of two ids');
  return key;
}

export function diskStore(folder: string): FileStore {
  const place = (key: string) => path.join(folder, ...key.split('/'));
  return {
    kind: 'DISK',
    async put(key, bytes) {
      const target = place(key);
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
      // Whole or not at all: a crash in between leaves only the unfinished copy.
      const unfinished = `${target}.part`;
      await writeFile(unfinished, bytes, { mode: 0o600, flush: true });
      await rename(unfinished, target);
    },
    async get(key) {
      try {
        return await readFile(place(key));
      } catch (error) {
        if ((error as { code?: string }).code === 'ENOENT') return null;
        throw error;
      }
    },
    async delete(key) {
      await rm(place(key), { force: true });
    },
  };
}

export interface S3Settings {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

const S3_TIMEOUT_MS = 30_000;

/** By path (`endpoint/bucket/key`), which every S3-compatible store understands. */
export function s3Store(settings: S3Settings): FileStore {
  const { endpoint, bucket, ...access } = settings;
  const client = new S3mini({
    ...access,
    endpoint: `${endpoint.replace(/\/+$/, '')}/${bucket}`,
    requestAbortTimeout: S3_TIMEOUT_MS,
  });
  return {
    kind: 'S3',
    async put(key, bytes, mediaType) {
      const answer = await client.putObject(key, Buffer.from(bytes), mediaType);
      if (!answer.ok) throw new Error(`the object store answered ${answer.status}`);
    },
    async get(key) {
      const found = await client.getObjectArrayBuffer(key);
      return found === null ? null : new Uint8Array(found);
    },
    async delete(key) {
      // Answers the same for a key that holds nothing.
      if (!(await client.deleteObject(key))) throw new Error('the object store kept the object');
    },
  };
}

function s3Settings(from: Env): S3Settings | null {
  const { S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = from;
  if (!S3_BUCKET) return null;
  const missing = Object.entries({ S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY })
    .filter(([, value]) => !value)
    .map(([name]) => name);
  if (missing.length > 0) throw new Error(`S3_BUCKET is set, and so must be ${missing.join(', ')}`);
  return {
    endpoint: S3_ENDPOINT ?? '',
    bucket: S3_BUCKET,
    region: S3_REGION,
    accessKeyId: S3_ACCESS_KEY_ID ?? '',
    secretAccessKey: S3_SECRET_ACCESS_KEY ?? '',
  };
}

/** The store new files go to. */
export function fileStore(from: Env = env()): FileStore {
  const settings = s3Settings(from);
  return settings ? s3Store(settings) : diskStore(path.join(from.DATA_DIR, 'files'));
}

/** The store a file was put into, which may not be the one new files go to. */
export function storeOf(kind: string, from: Env = env()): FileStore {
  if (kind === 'DISK') return diskStore(path.join(from.DATA_DIR, 'files'));
  const settings = s3Settings(from);
  if (!settings) throw new Error('a file stands in an object store, and S3_BUCKET is not set');
  return s3Store(settings);
}
