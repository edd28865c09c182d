// What a start does to its database, in one process: checks the settings, applies migrations, and
// says on standard output, as JSON, what was applied and which companies there are.
import pg from 'pg';
import { parseEnv } from '@/env';
import { unreachable } from '@/server/platform/unreachable';
import { pendingMigrations } from '../lib/database.mjs';
import { ownerUrl } from './owner-url';
import { migrateQueue } from './queue-schema';

interface Companies {
  organizations: number;
  demos: number;
}

async function companies(url: string): Promise<Companies> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // The scope of the outbox relay sees every organization; there is no tenant here.
    await client.query("SELECT set_config('app.scope', 'relay', false)");
    const { rows } = await client.query<Companies>(
      `SELECT count(*)::int AS organizations, count(*) FILTER (WHERE is_demo)::int AS demos
         FROM organization`,
    );
    return rows[0] ?? { organizations: 0, demos: 0 };
  } finally {
    await client.end();
  }
}

/** Names of the migrations applied. The engine takes seconds to load, so only what is pending does. */
async function migrate(url: string): Promise<string[]> {
  if ((await pendingMigrations(url)).length === 0) {
    await migrateQueue(url);
    return [];
  }
  const { deploy } = await import('./migrate');
  return deploy(url);
}

async function main(): Promise<void> {
  parseEnv(process.env);
  const applied = await migrate(ownerUrl());
  const found = await companies(ownerUrl());
  process.stdout.write(`${JSON.stringify({ applied, ...found })}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${unreachable(error) ?? (error as Error).message}\n`);
  process.exitCode = 1;
});
