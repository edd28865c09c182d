// Migrations as a start applies them: without a network, each exactly once however many processes
// begin together, and in step with the schema that the code is generated from.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { deploy, editedMigrations, pendingDifference } from '../../../scripts/db/migrate';
import { migrationNames } from '../../../scripts/db/migrations';
import { databaseUrl, statement } from '../../setup/cluster';

const DEPLOYING_MS = 60_000;

const cluster = inject('clusterUrl');
const name = `migrations_${randomUUID().replaceAll('-', '')}`;
const ownerUrl = databaseUrl(cluster, name, 'owner');
const superuserUrl = databaseUrl(cluster, name);

async function rows<T extends object>(text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  return client
    .query<T>(text)
    .then((result) => result.rows)
    .finally(() => client.end());
}

beforeAll(() => statement(cluster, `CREATE DATABASE "${name}" OWNER dealerdesk_owner`));
afterAll(() => statement(cluster, `DROP DATABASE "${name}" WITH (FORCE)`));

describe('migrations', () => {
  it(
    'are applied once by three processes that start together, by the login that owns the tables',
    async () => {
      const applied = await Promise.all([1, 2, 3].map(() => deploy(ownerUrl)));
      expect(applied.flat().toSorted()).toEqual(migrationNames());
      const recorded = await rows<{ name: string; times: number; finished: boolean }>(`
        SELECT migration_name AS name, count(*)::int AS times,
          bool_and(finished_at IS NOT NULL AND rolled_back_at IS NULL) AS finished
        FROM _prisma_migrations GROUP BY migration_name ORDER BY migration_name`);
      expect(recorded).toEqual(
        migrationNames().map((migration) => ({ name: migration, times: 1, finished: true })),
      );
      expect(await deploy(ownerUrl)).toEqual([]);
    },
    DEPLOYING_MS,
  );

  it('say all that the schema says', async () => {
    expect(await pendingDifference(superuserUrl)).toBeNull();
  });

  it('show when an applied one was edited', async () => {
    expect(await editedMigrations(superuserUrl)).toEqual([]);
    const [first = ''] = migrationNames();
    await rows(`UPDATE _prisma_migrations SET checksum = 'of another text'
      WHERE migration_name = '${first}'`);
    expect(await editedMigrations(superuserUrl)).toEqual([first]);
  });

  it('leave no shadow database behind', async () => {
    expect(await rows(`SELECT datname FROM pg_database WHERE datname LIKE 'shadow%'`)).toEqual([]);
  });
});
