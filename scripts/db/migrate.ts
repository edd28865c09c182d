// Migrations from the command line:
//   deploy         applies what is pending, and the queue's own migrations
//   new <name>     writes the difference between migrations and schema as a new migration
//   check          fails where schema and migrations differ, or an applied file was edited
import fs from 'node:fs';
import path from 'node:path';
import { migrationList, migrationsDir, schemaFiles } from './migrations';
import { ownerUrl } from './owner-url';
import { migrateQueue } from './queue-schema';
import { withEngine } from './schema-engine';

const NO_FILTER = { externalTables: [], externalEnums: [] };
const EMPTY = '-- This is an empty migration.';

function datamodels(): [string, string][] {
  return schemaFiles().map(({ path: file, content }) => [file, content]);
}

export async function deploy(url: string): Promise<string[]> {
  const { appliedMigrationNames } = await withEngine(url, datamodels(), (engine) =>
    engine.applyMigrations({ migrationsList: migrationList(), filters: NO_FILTER }),
  );
  await migrateQueue(url);
  return appliedMigrationNames;
}

/** SQL that would bring the migrations to the schema; null when they agree. */
export async function pendingDifference(url: string): Promise<string | null> {
  const result = await withEngine(url, datamodels(), (engine) =>
    engine.diff({
      from: { tag: 'migrations', ...migrationList() },
      to: { tag: 'schemaDatamodel', files: schemaFiles() },
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    }),
  );
  const sql = result.stdout?.trim() ?? '';
  return sql === '' || sql === EMPTY ? null : sql;
}

export async function editedMigrations(url: string): Promise<string[]> {
  const { editedMigrationNames } = await withEngine(url, datamodels(), (engine) =>
    engine.diagnoseMigrationHistory({
      migrationsList: migrationList(),
      optInToShadowDatabase: false,
      filters: NO_FILTER,
    }),
  );
  return editedMigrationNames;
}

async function createMigration(name: string | undefined): Promise<string> {
  if (!name || !/^[a-z]+(_[a-z0-9]+)+$/.test(name)) {
    throw new Error('Name the migration <module>_<verb>_<object>, such as orders_add_quota.');
  }
  const sql = await pendingDifference(ownerUrl());
  const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const dir = path.join(migrationsDir, `${stamp}_${name}`);
  fs.mkdirSync(dir);
  fs.writeFileSync(path.join(dir, 'migration.sql'), `${sql ?? '-- By hand:'}\n`);
  return `Wrote ${path.relative(process.cwd(), dir)}/migration.sql; add by hand what Prisma cannot say.`;
}

async function check(): Promise<string> {
  const difference = await pendingDifference(ownerUrl());
  if (difference) throw new Error(`The schema is ahead of its migrations:\n${difference}`);
  const edited = await editedMigrations(ownerUrl());
  if (edited.length > 0) throw new Error(`Applied migrations were edited: ${edited.join(', ')}`);
  return 'Schema and migrations agree.';
}

async function main([command, name]: string[]): Promise<string> {
  if (command === 'deploy') {
    const applied = await deploy(ownerUrl());
    return applied.length > 0 ? `Applied ${applied.join(', ')}` : 'No pending migrations.';
  }
  if (command === 'new') return createMigration(name);
  if (command === 'check') return check();
  throw new Error('Say deploy, new <name> or check.');
}

if (process.argv[1]?.endsWith('migrate.ts')) {
  main(process.argv.slice(2)).then(
    (text) => process.stdout.write(`${text}\n`),
    (error: unknown) => {
      const { message } = error as Error;
      process.stderr.write(`${message || JSON.stringify(error)}\n`);
      process.exitCode = 1;
    },
  );
}
