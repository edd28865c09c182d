// The PostgreSQL that tests run on: the one TEST_CLUSTER_URL names (npm test starts it), or an
// embedded one started for this run. One template database carries all migrations; each test file
// gets a copy of it.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { cluster } from '../../scripts/lib/postgres.mjs';

export const TEMPLATE = 'dealerdesk_template';
export const PASSWORDS = { owner: 'owner-of-tests', app: 'app-of-tests' };

export interface RunningCluster {
  url: string;
  stop: () => void;
}

/** Starts an embedded cluster that disappears with `stop`. */
export async function startCluster(): Promise<RunningCluster> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'dealerdesk-tests-'));
  fs.chmodSync(dir, 0o755);
  const password = 'superuser-of-tests';
  const running = cluster(dir, { throwaway: true });
  const port = await running.start(password);
  return {
    url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
    stop: () => {
      running.remove();
      fs.rmSync(dir, { recursive: true, force: true });
    },
  };
}

export function databaseUrl(base: string, database: string, login?: 'owner' | 'app'): string {
  const url = new URL(base);
  url.pathname = `/${database}`;
  if (login) {
    url.username = `dealerdesk_${login}`;
    url.password = PASSWORDS[login];
  }
  return url.toString();
}

export async function statement(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(text).finally(() => client.end());
}
