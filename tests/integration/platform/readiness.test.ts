// What load balancers ask: whether the process is up, and whether it can do its work.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { GET as health } from '@/app/api/health/route';
import { GET as ready } from '@/app/api/ready/route';
import { resetEnv } from '@/env';
import { closePools } from '@/server/platform/db';
import { closeQueueHub } from '@/server/platform/queue';
import { readiness } from '@/server/platform/readiness';
import { migrationNames } from '../../../scripts/db/migrations';
import { statement } from '../../setup/cluster';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';

let database: TestDatabase;
/** Answers are kept for half a second: each test asks at a time of its own. */
let at = Date.now();
const ask = () => readiness((at += 60_000));

async function connectTo(url: string): Promise<void> {
  await closeQueueHub();
  await closePools();
  process.env.DATABASE_URL = url;
  resetEnv();
}

beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(() => connectTo(database.appUrl));
afterAll(async () => {
  await closeQueueHub();
  await database.drop();
});

describe('/api/health', () => {
  it('answers whatever the database does', async () => {
    await connectTo('postgresql://nobody:wrong@127.0.0.1:9/none');
    const answer = health();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toMatchObject({ status: 'ok' });
  });
});

describe('/api/ready', () => {
  it('says what was checked', async () => {
    const answer = await ready();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toEqual({
      status: 'ready',
      checks: { database: 'ok', migrations: 'ok', queue: 'ok' },
    });
  });

  it('is refused while a migration of this build is not applied', async () => {
    const latest = migrationNames().at(-1);
    const renamed = (from: string, to: string) =>
      statement(
        database.superuserUrl,
        `UPDATE _prisma_migrations SET migration_name = '${to}' WHERE migration_name = '${from}'`,
      );
    await renamed(`${latest}`, 'of_another_build');
    expect(await ask()).toEqual({
      isReady: false,
      checks: { database: 'ok', migrations: 'failed', queue: 'ok' },
    });
    await renamed('of_another_build', `${latest}`);
    expect((await ask()).isReady).toBe(true);
  });

  it('is refused where jobs cannot be added', async () => {
    const schema = (from: string, to: string) =>
      statement(database.superuserUrl, `ALTER SCHEMA ${from} RENAME TO ${to}`);
    await schema('bullmq', 'bullmq_away');
    await closeQueueHub();
    expect((await ask()).checks).toEqual({ database: 'ok', migrations: 'ok', queue: 'failed' });
    await schema('bullmq_away', 'bullmq');
  });

  it('names no cause, which may hold a host or a login', async () => {
    await connectTo('postgresql://nobody:wrong@127.0.0.1:9/none');
    const { isReady, checks } = await ask();
    expect(isReady).toBe(false);
    expect(checks).toEqual({ database: 'failed', migrations: 'failed', queue: 'failed' });
  });
});
