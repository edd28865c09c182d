// Files on disk and in an object store: what is put is what comes back, nothing else is taken in.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/kernel/ids';
import { checkFile, cleanFileName, MAX_FILE_BYTES } from '@/server/platform/check-file';
import {
  diskStore,
  fileStore,
  s3Store,
  storageKey,
  type FileStore,
} from '@/server/platform/file-store';
import { parseEnv } from '@/env';
import { docx, pdf, png } from '../../fixtures/file-bytes';
import { refusalOf } from '../../fixtures/refusals';

interface Asked {
  method: string;
  path: string;
  authorization: string;
}

/** The calls of S3 that we make, over a map; says what it was asked. */
function objectStore() {
  const objects = new Map<string, Buffer>();
  const asked: Asked[] = [];
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts);
      const { method = '', url = '', headers } = request;
      asked.push({ method, path: url, authorization: headers.authorization ?? '' });
      if (!headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=key-id/')) {
        response.writeHead(403).end();
      } else if (method === 'PUT') {
        objects.set(url, body);
        response.writeHead(200, { etag: '"1"' }).end();
      } else if (method === 'DELETE') {
        objects.delete(url);
        response.writeHead(204).end();
      } else {
        const found = objects.get(url);
        response.writeHead(found ? 200 : 404).end(found ?? '<Error><Code>NoSuchKey</Code></Error>');
      }
    });
  });
  return { server, objects, asked };
}

let folder: string;
const remote = objectStore();
let address: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'dealerdesk-files-'));
  await new Promise<void>((resolve) => remote.server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(remote.server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  remote.server.closeAllConnections();
  await new Promise((resolve) => remote.server.close(resolve));
});

const s3 = (accessKeyId = 'key-id') =>
  s3Store({
    endpoint: `${address}/`,
    bucket: 'evidence',
    region: 'eu-west-1',
    accessKeyId,
    secretAccessKey: 'secret',
  });

describe.each<[string, () => FileStore]>([
  ['a folder', () => diskStore(folder)],
  ['an object store', () => s3()],
])('%s', (_name, open) => {
  it('gives back what was put, byte for byte', async () => {
    const key = storageKey(newId(), newId());
    const bytes = pdf('one');
    await open().put(key, bytes, 'application/pdf');
    expect(Buffer.from((await open().get(key)) ?? [])).toEqual(Buffer.from(bytes));
  });

  it('has nothing any more once it is deleted, which may be done again', async () => {
    const [key, other] = [storageKey(newId(), newId()), storageKey(newId(), newId())];
    for (const each of [key, other]) await open().put(each, png(), 'image/png');
    await open().delete(key);
    await open().delete(key);
    expect(await open().get(key)).toBeNull();
    expect(await open().get(other)).not.toBeNull();
  });

  it('has nothing under another key', async () => {
    expect(await open().get(storageKey(newId(), newId()))).toBeNull();
  });
});

describe('an object store', () => {
  it('is asked by path, and signed', async () => {
    const key = storageKey(newId(), newId());
    await s3().put(key, png(), 'image/png');
    expect(remote.asked.at(-1)).toEqual({
      method: 'PUT',
      path: `/evidence/${key}`,
      authorization: expect.stringContaining('/eu-west-1/s3/aws4_request'),
    });
  });

  it('that refuses is a fault, not an empty file', async () => {
    const key = storageKey(newId(), newId());
    await expect(s3('other').put(key, png(), 'image/png')).rejects.toThrow();
    await expect(s3('other').get(key)).rejects.toThrow();
    await expect(s3('other').delete(key)).rejects.toThrow();
  });

  it('is used where a bucket is named, and only with all that it needs', () => {
    const source = {
      DATABASE_URL: 'postgres://localhost/x',
      AUTH_SECRET: 'x'.repeat(32),
      DATA_DIR: folder,
    };
    expect(fileStore(parseEnv(source)).kind).toBe('DISK');
    const access = {
      S3_BUCKET: 'evidence',
      S3_ENDPOINT: address,
      S3_ACCESS_KEY_ID: 'key-id',
      S3_SECRET_ACCESS_KEY: 'secret',
    };
    expect(fileStore(parseEnv({ ...source, ...access })).kind).toBe('S3');
    expect(() => fileStore(parseEnv({ ...source, S3_BUCKET: 'evidence' }))).toThrow(
      /S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY/,
    );
  });
});

describe('a folder', () => {
  it('keeps no unfinished copy', async () => {
    const [orgId, fileId] = [newId(), newId()];
    await diskStore(folder).put(storageKey(orgId, fileId), png(), 'image/png');
    expect(await readdir(path.join(folder, orgId, fileId.slice(-2)))).toEqual([fileId]);
  });

  it('is entered by ids only', () => {
    expect(() => storageKey('../etc', newId())).toThrow();
    expect(() => storageKey(newId(), '..')).toThrow();
  });
});

describe('a file', () => {
  it.each([
    ['receipt.pdf', pdf('x'), 'application/pdf'],
    ['PHOTO.PNG', png(), 'image/png'],
    [
      'contract.docx',
      docx(),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
  ])('%s is what its name says', async (name, bytes, mediaType) => {
    expect(await checkFile(name, bytes)).toEqual({ name, mediaType });
  });

  it.each<[string, Uint8Array, string]>([
    ['receipt.pdf', png(), 'files.nameDoesNotFit'],
    ['photo.png', pdf('x'), 'files.nameDoesNotFit'],
    ['photo', png(), 'files.nameDoesNotFit'],
    ['receipt.pdf.exe', pdf('x'), 'files.nameDoesNotFit'],
    ['page.html', Buffer.from('<script>alert(1)</script>'), 'files.typeNotAllowed'],
    ['receipt.pdf', Buffer.from('MZ\u0090\0 this is a program'), 'files.contentNotKnown'],
    ['photo.PNG', Buffer.from('<script>no picture</script>'), 'files.contentNotKnown'],
    [
      'receipt.pdf',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'files.contentNotKnown',
    ],
    ['receipt.pdf', new Uint8Array(), 'files.empty'],
    ['receipt.pdf', new Uint8Array(MAX_FILE_BYTES + 1), 'files.tooLarge'],
  ])('%s (%#) is refused', async (name, bytes, code) => {
    expect(await refusalOf(checkFile(name, bytes))).toMatchObject({ code, status: 'invalid' });
  });

  it.each([
    ['../../etc/passwd.png', 'passwd.png'],
    ['C:\\photos\\shop.jpg', 'shop.jpg'],
    ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie_ x.pdf'],
    ['gpj\u202Eexe.pdf', 'gpjexe.pdf'],
    ['  發票  3月.pdf ', '發票 3月.pdf'],
    ['...', 'file'],
    ['.pdf', 'pdf'],
    [`${'長'.repeat(200)}.pdf`, `${'長'.repeat(116)}.pdf`],
  ])('%j is kept as %j', (given, kept) => {
    expect(cleanFileName(given)).toBe(kept);
  });
});
