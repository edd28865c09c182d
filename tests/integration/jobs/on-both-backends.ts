// Runs one suite twice: jobs in PostgreSQL, jobs in Redis. Nothing in a suite may know which.
import { afterAll, beforeAll, describe } from 'vitest';
import { openQueueHub, queueNames, type QueueHub } from '@/server/platform/queue';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { hasRedis, redisTitle, startRedis, type TestRedis } from '../../setup/redis';

export interface Backend {
  database: TestDatabase;
  /** Set where jobs live in Redis. */
  redisUrl: string | undefined;
  hub: QueueHub;
}

const backends = [
  { title: 'postgres', isRedis: false, run: true },
  { title: redisTitle, isRedis: true, run: hasRedis },
];

export function onBothBackends(name: string, suite: (backend: () => Backend) => void): void {
  describe.each(backends)(`${name} on $title`, ({ isRedis, run }) => {
    describe.skipIf(!run)('', () => {
      let backend: Backend | undefined;
      let redis: TestRedis | undefined;
      beforeAll(async () => {
        const database = await createTestDatabase();
        redis = isRedis ? await startRedis() : undefined;
        const hub = openQueueHub({ databaseUrl: database.appUrl, redisUrl: redis?.url });
        await hub.ready();
        backend = { database, redisUrl: redis?.url, hub };
      });
      afterAll(async () => {
        await backend?.hub.close();
        await redis?.stop();
        await backend?.database.drop();
      });
      suite(() => {
        if (!backend) throw new Error('the backend has not started');
        return backend;
      });
    });
  });
}

/** Ids of every job of every queue, whatever its state. */
export async function everyJobId(hub: QueueHub): Promise<string[]> {
  const ids: string[] = [];
  for (const name of queueNames) {
    const jobs = await hub.queue(name).getJobs();
    ids.push(...jobs.map((job) => String(job.id)));
  }
  return ids.sort();
}

/** Waits until something is true; fails after `ms`. */
export async function until(
  isTrue: () => boolean | Promise<boolean>,
  what: string,
  ms = 60_000,
): Promise<void> {
  const end = Date.now() + ms;
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error(`waited ${ms} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
