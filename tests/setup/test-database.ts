// A database of its own for a test file, copied from the migrated template in about 50 ms.
import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { closePools } from '@/server/platform/db';
import { resetEnv } from '@/env';
import { databaseUrl, statement } from './cluster';

export interface TestDatabase {
  /** The login that owns the tables: for looking behind row security, never for the code under test. */
  ownerUrl: string;
  /** A superuser on the same database, for corrupting rows on purpose. */
  superuserUrl: string;
  /** The login of the application; `process.env.DATABASE_URL` names it while the tests run. */
  appUrl: string;
  drop: () => Promise<void>;
}

/** Creates the database and points the platform's pools at it. Call `drop` in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const cluster = inject('clusterUrl');
  const template = inject('templateName');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await statement(cluster, `CREATE DATABASE "${name}" TEMPLATE "${template}"`);
  const appUrl = databaseUrl(cluster, name, 'app');
  const ownerUrl = databaseUrl(cluster, name, 'owner');
  process.env.DATABASE_URL = appUrl;
  process.env.DATABASE_OWNER_URL = ownerUrl;
  process.env.AUTH_SECRET ??= 'tests-only-secret-tests-only-secret';
  await closePools();
  resetEnv();
  return {
    ownerUrl,
    superuserUrl: databaseUrl(cluster, name),
    appUrl,
    drop: async () => {
      await closePools();
      await statement(cluster, `DROP DATABASE "${name}" WITH (FORCE)`);
    },
  };
}
