// Whether this process can do its work: the database answers, it carries every migration of this
// build, and jobs can be added. Asked by load balancers and by the start script.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { log } from './log';
import { queueHub } from './queue';
import { sql } from './sql';
import { inTransaction } from './tx';

export type CheckName = 'database' | 'migrations' | 'queue';

export interface Readiness {
  isReady: boolean;
  checks: Record<CheckName, 'ok' | 'failed'>;
}

const LIMIT_MS = 5_000;
/** Two probes in one moment ask once. */
const FRESH_MS = 500;

async function checkDatabase(): Promise<void> {
  await inTransaction({}, (tx) => tx.run(sql`SELECT 1`));
}

async function checkMigrations(): Promise<void> {
  const folder = path.join(process.cwd(), 'prisma', 'migrations');
  const entries = await readdir(folder, { withFileTypes: true });
  const wanted = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const applied = await inTransaction({}, (tx) =>
    tx.rows<{ name: string }>(sql`SELECT name FROM app.applied_migrations() AS m(name)`),
  );
  const names = new Set(applied.map(({ name }) => name));
  const missing = wanted.filter((name) => !names.has(name));
  if (missing.length > 0) throw new Error(`migrations not applied: ${missing.join(', ')}`);
}

async function checkQueue(): Promise<void> {
  await queueHub().queue('documents').isPaused();
}

async function passes(name: CheckName, check: () => Promise<void>): Promise<boolean> {
  const timer = new AbortController();
  const limit = sleep(LIMIT_MS, undefined, { signal: timer.signal, ref: false }).then(() => {
    throw new Error(`no answer within ${LIMIT_MS} ms`);
  });
  try {
    await Promise.race([check(), limit]);
    return true;
  } catch (error) {
    log.warn({ err: error, check: name }, 'not ready');
    return false;
  } finally {
    timer.abort();
  }
}

async function runChecks(): Promise<Readiness> {
  const checks = { database: checkDatabase, migrations: checkMigrations, queue: checkQueue };
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => {
      const passed = await passes(name as CheckName, check);
      return [name, passed ? 'ok' : 'failed'] as const;
    }),
  );
  const outcome = Object.fromEntries(results) as Readiness['checks'];
  return { isReady: results.every(([, result]) => result === 'ok'), checks: outcome };
}

let latest: { at: number; answer: Promise<Readiness> } | undefined;

export async function readiness(now: number = Date.now()): Promise<Readiness> {
  if (!latest || now - latest.at > FRESH_MS) latest = { at: now, answer: runChecks() };
  return latest.answer;
}
