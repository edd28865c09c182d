// The PostgreSQL that tests run on: the one TEST_CLUSTER_URL names (npm test starts it), or an
// embedded one started for this run. One template database carries all migrations; each test file
// gets a copy of it.
import pg from 'pg';
import { cluster } from '../../scripts/lib/postgres.mjs';
import { openScope } from '../../scripts/lib/scope.mjs';

export const TEMPLATE = 'dealerdesk_template';
export const PASSWORDS = { owner: 'owner-of-tests', app: 'app-of-tests' };

export interface RunningCluster {
  url: string;
  stop: () => Promise<void>;
}

/** Starts an embedded cluster that disappears with `stop`, or when this process is killed. */
export async function startCluster(): Promise<RunningCluster> {
  const scope = openScope();
  const dir = scope.temporaryFolder('tests');
  const options = { throwaway: true };
  const running = cluster(dir, options);
  scope.onClose(async () => running.remove(), { database: { dir, options } });
  const password = 'superuser-of-tests';
  return { url: await running.start(password), stop: scope.close };
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
