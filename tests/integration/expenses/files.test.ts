// Evidence comes and goes by HTTP: who may, what is taken, and what a browser is told about it.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resetEnv } from '@/env';
import { downloadFile, uploadFile } from '@/server/api/file-door';
import { MAX_FILE_BYTES } from '@/server/platform/check-file';
import { requestContext, type SignedIn } from '../../fixtures/actors';
import { pdf, png } from '../../fixtures/file-bytes';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { openExpenseWorld, type ExpenseWorld } from './expense-world';

let database: TestDatabase;
let world: ExpenseWorld;
let clerk: SignedIn;
const folder = mkdtempSync(path.join(os.tmpdir(), 'dealerdesk-evidence-'));
const before = process.env.DATA_DIR;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATA_DIR = folder;
  resetEnv();
  world = await openExpenseWorld();
  clerk = await world.org.as('ORDER_CLERK');
});
afterAll(async () => {
  process.env.DATA_DIR = before;
  resetEnv();
  rmSync(folder, { recursive: true });
  await database.drop();
});

interface Sent {
  who?: SignedIn | null;
  name?: string;
  bytes?: Uint8Array;
  headers?: Record<string, string>;
}

async function send({ who = clerk, name = 'receipt.pdf', bytes = pdf('x'), headers = {} }: Sent) {
  const request = new Request('http://localhost/api/files', {
    method: 'POST',
    body: new Uint8Array(bytes),
    headers: { 'x-file-name': encodeURIComponent(name), ...headers },
  });
  const answer = await uploadFile(request, requestContext(who?.claims ?? null, world.org.clock));
  return { status: answer.status, body: await answer.json() };
}

const get = (fileId: string, who: SignedIn | null = clerk) =>
  downloadFile(fileId, requestContext(who?.claims ?? null, world.org.clock));

describe('a file', () => {
  it('is taken in and given back, with its name and headers that let nothing run', async () => {
    const sent = await send({ name: '發票 3月.pdf' });
    expect(sent).toMatchObject({
      status: 201,
      body: { file: { name: '發票 3月.pdf', mediaType: 'application/pdf' } },
    });
    const got = await get(sent.body.file.id);
    expect(got.status).toBe(200);
    expect(Buffer.from(await got.arrayBuffer())).toEqual(Buffer.from(pdf('x')));
    expect(Object.fromEntries(got.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="__ 3_.pdf"; filename*=UTF-8''${encodeURIComponent('發票 3月.pdf')}`,
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
  });

  it('is shown in place where it is a picture', async () => {
    const sent = await send({ name: 'shelf.png', bytes: png() });
    const got = await get(sent.body.file.id);
    expect(got.headers.get('content-disposition')).toMatch(/^inline;/);
  });

  it.each<[string, Sent, number, string]>([
    ['that is not what its name says', { bytes: png() }, 400, 'files.nameDoesNotFit'],
    [
      'of a kind nobody asked for',
      { name: 'a.html', bytes: Buffer.from('<p>') },
      400,
      'files.typeNotAllowed',
    ],
    ['that is empty', { bytes: new Uint8Array() }, 400, 'files.empty'],
    ['that is too large', { bytes: new Uint8Array(MAX_FILE_BYTES + 1) }, 400, 'files.tooLarge'],
    [
      'from a foreign page',
      { headers: { 'sec-fetch-site': 'cross-site' } },
      403,
      'request.foreignOrigin',
    ],
    ['of nobody', { who: null }, 401, 'auth.signedOut'],
  ])('%s is refused', async (_name, sent, status, code) => {
    expect(await send(sent)).toMatchObject({ status, body: { error: { code } } });
  });

  it('is for those with the permission, of the same company only', async () => {
    const { body } = await send({});
    const executive = await world.org.as('EXECUTIVE');
    expect((await get(body.file.id, executive)).status).toBe(200);
    expect((await send({ who: executive })).status).toBe(403);
    const dealer = await world.org.signIn({ roles: ['DEALER'], dealerId: world.shop.dealer.id });
    expect((await get(body.file.id, dealer)).status).toBe(403);
    expect((await get(body.file.id, null)).status).toBe(401);
    const other = await openExpenseWorld();
    const stranger = await other.org.as('ORDER_CLERK');
    expect((await get(body.file.id, stranger)).status).toBe(404);
  });
});
