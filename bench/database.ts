// A database of the benchmark's own on the cluster that DATABASE_OWNER_URL names: made and migrated
// by the owner's login, used by the application's, dropped afterwards.
import pg from 'pg';
import { resetEnv } from '@/env';
import { closePools } from '@/server/platform/db';
import { deploy } from '../scripts/db/migrate';

export interface BenchDatabase {
  name: string;
  ownerUrl: string;
  appUrl: string;
}

function required(name: 'DATABASE_URL' | 'DATABASE_OWNER_URL'): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing: a benchmark makes a database of its own.`);
  return value;
}

function onDatabase(base: string, name: string): string {
  const url = new URL(base);
  url.pathname = `/${name}`;
  return url.toString();
}

/** Runs statements one by one as this login. */
export async function asLogin<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

/** Points the platform's pools and every process started from here at a database. */
export async function use({ appUrl, ownerUrl }: Omit<BenchDatabase, 'name'>): Promise<void> {
  process.env.DATABASE_URL = appUrl;
  process.env.DATABASE_OWNER_URL = ownerUrl;
  delete process.env.DATABASE_REPLICA_URL;
  await closePools();
  resetEnv();
}

/**
 * Runs `work` on a fresh database and drops it, also when it fails. `keep` leaves it for a look
 * with psql or for a later run `on` it.
 */
export async function withBenchDatabase<T>(
  { purpose, keep, on }: { purpose: string; keep: boolean; on?: string | undefined },
  work: (database: BenchDatabase) => Promise<T>,
): Promise<T> {
  const before = {
    app: required('DATABASE_URL'),
    owner: required('DATABASE_OWNER_URL'),
  };
  const name = on ?? `bench_${purpose}_${process.pid}`;
  if (on === undefined) {
    await asLogin(before.owner, (client) => client.query(`CREATE DATABASE "${name}"`));
  }
  const database = {
    name,
    ownerUrl: onDatabase(before.owner, name),
    appUrl: onDatabase(before.app, name),
  };
  try {
    await deploy(database.ownerUrl);
    await use(database);
    return await work(database);
  } finally {
    await use({ appUrl: before.app, ownerUrl: before.owner });
    if (!keep && on === undefined) {
      await asLogin(before.owner, (client) =>
        client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`),
      );
    }
  }
}

/** Statistics as a database has them that autovacuum has visited. */
export async function analyze({ ownerUrl }: BenchDatabase): Promise<void> {
  await asLogin(ownerUrl, (client) => client.query('VACUUM (ANALYZE)'));
}
