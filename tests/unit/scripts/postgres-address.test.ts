// Where a cluster of this machine is asked: by its socket file where there can be one.
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import pg from 'pg';
import { socketFolder, urlOf } from '../../../scripts/lib/postgres-address.mjs';

describe('the folder of the socket file', () => {
  it.each([
    ['a short path', '/srv/dealerdesk/postgres', 'linux', '/srv/dealerdesk/postgres'],
    ['the longest path', `/${'a'.repeat(87)}`, 'linux', `/${'a'.repeat(87)}`],
    ['a path that is one too long', `/${'a'.repeat(88)}`, 'linux', undefined],
    ['a path that is too long in bytes', `/${'庫'.repeat(30)}`, 'darwin', undefined],
    ['Windows', 'C:/dealerdesk/postgres', 'win32', undefined],
  ] as const)('for %s', (_, data, platform, expected) => {
    expect(socketFolder(data, platform)).toBe(expected);
  });
});

describe('the URL of a cluster', () => {
  let folder: string;
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dd socket '));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  const client = () => new pg.Client({ connectionString: urlOf(folder, 54_321, 'p@ss word/?') });

  it('names the port where the server made no socket file', () => {
    expect(client()).toMatchObject({
      ...{ host: '127.0.0.1', port: 54_321, user: 'postgres', password: 'p@ss word/?' },
    });
  });

  it('names the socket file that is there', async () => {
    const server = net.createServer();
    await new Promise<void>((done) => server.listen(path.join(folder, '.s.PGSQL.54321'), done));
    expect(client()).toMatchObject({
      ...{ host: folder, port: 54_321, user: 'postgres', password: 'p@ss word/?' },
    });
    await new Promise((done) => server.close(done));
  });
});
