// The door of the procedures over real HTTP: what it answers, what it refuses, what it leaves to Next.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import superjson from 'superjson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { env } from '@/env';
import { newId } from '@/kernel/ids';
import { answerAtNodeDoor } from '@/server/api/node-door';
import { sessionCookieName, writeSessionToken } from '@/server/api/session-token';
import { createTestOrganization, type TestOrganization } from '../../fixtures/organization';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';

interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  bytes: Buffer;
}

const TOO_LARGE = 8_000_001;

describe('the door of the procedures', () => {
  let db: TestDatabase;
  let org: TestOrganization;
  let server: http.Server;
  let cookie: string;

  beforeAll(async () => {
    db = await createTestDatabase();
    org = await createTestOrganization();
    const { claims } = await org.signIn({ roles: ['WAREHOUSE'] });
    const expiresAt = Math.floor(Date.now() / 1000) + 3600;
    const token = writeSessionToken({ ...claims, expiresAt }, env().AUTH_SECRET);
    cookie = `${sessionCookieName()}=${token}`;
    server = http.createServer((request, response) => {
      if (!answerAtNodeDoor(request, response)) response.writeHead(299).end('next');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
    await db.drop();
  });

  function send(path: string, body: string, headers: Record<string, string> = {}, method = 'POST') {
    const { port } = server.address() as AddressInfo;
    const all = { 'content-type': 'application/json', cookie, ...headers };
    return new Promise<Answer>((resolve, reject) => {
      const request = http.request(
        { port, host: '127.0.0.1', path, method, headers: all, agent: false },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              bytes: Buffer.concat(parts),
            }),
          );
        },
      );
      request.on('error', reject);
      request.end(body);
    });
  }
  const json = ({ bytes }: Answer) => JSON.parse(bytes.toString()) as never;
  const domainOf = (answer: Answer) =>
    (json(answer) as { error: { json: { data: { domain: { code: string } } } } }).error.json.data
      .domain;

  it('answers a query with the headers of an answer of the API', async () => {
    const answer = await send('/api/trpc/identity.me', '', { 'x-request-id': 'given-request-1' });
    expect(answer.status).toBe(200);
    const { result } = json(answer) as { result: { data: never } };
    expect(superjson.deserialize(result.data)).toMatchObject({ user: { roles: ['WAREHOUSE'] } });
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'x-request-id': 'given-request-1',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      vary: 'Accept-Encoding',
      'content-length': String(answer.bytes.length),
    });
  });

  it('writes once for one idempotency key', async () => {
    const input = { code: 'W1', name: 'First', isDefault: true, status: 'ACTIVE' };
    const body = JSON.stringify(superjson.serialize(input));
    const headers = { 'idempotency-key': newId() };
    const first = await send('/api/trpc/inventory.saveWarehouse', body, headers);
    const again = await send('/api/trpc/inventory.saveWarehouse', body, headers);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(json(again)).toEqual(json(first));
  });

  it('answers a batch in its order, and says when parts of it differ', async () => {
    const path = '/api/trpc/identity.me,identity.nothing?batch=1';
    const answer = await send(path, '{}');
    expect(answer.status).toBe(207);
    const [me, none] = json(answer) as [{ result: object }, { error: { json: object } }];
    expect(me.result).toBeDefined();
    expect(none.error.json).toMatchObject({ data: { code: 'NOT_FOUND', httpStatus: 404 } });
  });

  it('compresses a long answer for who understands it', async () => {
    const path = `/api/trpc/${Array.from({ length: 4 }, () => 'identity.me').join(',')}?batch=1`;
    const plain = await send(path, '{}');
    const small = await send(path, '{}', { 'accept-encoding': 'gzip, br' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(small.headers['content-encoding']).toBe('gzip');
    expect(small.bytes.length).toBeLessThan(plain.bytes.length);
    expect(gunzipSync(small.bytes).toString()).toBe(plain.bytes.toString());
  });

  it('names field and code of input that does not fit', async () => {
    const answer = await send(
      '/api/trpc/inventory.saveWarehouse',
      JSON.stringify(superjson.serialize({ code: '' })),
      { 'idempotency-key': newId() },
    );
    expect(answer.status).toBe(400);
    expect(domainOf(answer)).toMatchObject({ code: 'request.invalid', status: 'invalid' });
  });

  it.each<[string, Record<string, string>, number]>([
    ['no session', { cookie: '' }, 401],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['a body that is not JSON', {}, 400],
    ['a foreign page', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a foreign origin', { origin: 'https://elsewhere.example' }, 403],
  ])('refuses %s', async (what, headers, status) => {
    const body = what === 'a body that is not JSON' ? '{' : '';
    const answer = await send('/api/trpc/identity.me', body, headers);
    expect(answer.status).toBe(status);
    expect(json(answer)).toHaveProperty('error.json.data.httpStatus', status);
  });

  it.each<Record<string, string>>([{}, { 'transfer-encoding': 'chunked' }])(
    'refuses a body too large (%o)',
    async (how) => {
      const body = JSON.stringify('x'.repeat(TOO_LARGE));
      const answer = await send('/api/trpc/identity.me', body, how);
      expect(answer.status).toBe(413);
    },
  );

  it('refuses more procedures in one call than it may hold', async () => {
    const names = Array.from({ length: 21 }, () => 'identity.me').join(',');
    expect((await send(`/api/trpc/${names}?batch=1`, '{}')).status).toBe(400);
    expect((await send('/api/trpc/%E0%A4%A', '{}')).status).toBe(400);
  });

  it('leaves everything else to Next', async () => {
    expect((await send('/api/ready', '')).status).toBe(299);
    expect((await send('/api/trpc/identity.me', '', {}, 'GET')).status).toBe(299);
  });
});
