// Runs once before the tests: a cluster, the two logins and a template database with every migration.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { deploy } from '../../scripts/db/migrate';
import { migrationNames, migrationsDir } from '../../scripts/db/migrations';
import { prepareRoles } from '../../scripts/lib/database.mjs';
import { databaseUrl, PASSWORDS, startCluster, statement, TEMPLATE } from './cluster';

declare module 'vitest' {
  export interface ProvidedContext {
    clusterUrl: string;
    templateName: string;
  }
}

/** Named by its migrations, so a cluster that is kept between runs gets a new one when they change. */
function templateName(): string {
  const hash = createHash('sha1');
  for (const name of migrationNames()) {
    hash.update(name).update(fs.readFileSync(path.join(migrationsDir, name, 'migration.sql')));
  }
  return `${TEMPLATE}_${hash.digest('hex').slice(0, 12)}`;
}

async function makeTemplate(url: string, name: string): Promise<void> {
  await prepareRoles(url, PASSWORDS);
  const building = `${name}_${process.pid}`;
  await statement(url, `CREATE DATABASE "${building}" OWNER dealerdesk_owner`);
  await deploy(databaseUrl(url, building, 'owner'));
  await statement(url, `ALTER DATABASE "${building}" RENAME TO "${name}"`).catch(
    async (error: { code?: string }) => {
      // Another run finished first: its template is the same.
      if (error.code !== '42P04') throw error;
      await statement(url, `DROP DATABASE "${building}" WITH (FORCE)`);
    },
  );
}

async function exists(url: string, name: string): Promise<boolean> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const found = await client
    .query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    .finally(() => client.end());
  return found.rowCount !== 0;
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_CLUSTER_URL;
  const running = given ? { url: given, stop: async () => undefined } : await startCluster();
  const name = templateName();
  if (!(await exists(running.url, name))) await makeTemplate(running.url, name);
  project.provide('clusterUrl', running.url);
  project.provide('templateName', name);
  return running.stop;
}
