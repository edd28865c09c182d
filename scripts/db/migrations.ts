// The migrations and the schema as they stand in the folder prisma/.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MigrationList, SchemaContainer } from '@prisma/schema-engine-wasm/schema_engine_bg';

export const prismaDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../prisma');
export const migrationsDir = path.join(prismaDir, 'migrations');

/** The schema's files: generator and datasource, and one file per module. */
export function schemaFiles(): SchemaContainer[] {
  const models = fs
    .readdirSync(path.join(prismaDir, 'models'))
    .filter((name) => name.endsWith('.prisma'))
    .map((name) => path.join('models', name));
  return ['schema.prisma', ...models].map((name) => ({
    path: path.join(prismaDir, name),
    content: fs.readFileSync(path.join(prismaDir, name), 'utf8'),
  }));
}

export function migrationNames(): string[] {
  return fs
    .readdirSync(migrationsDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}

export function migrationList(): MigrationList {
  const lock = path.join(migrationsDir, 'migration_lock.toml');
  return {
    baseDir: migrationsDir,
    lockfile: { path: 'migration_lock.toml', content: fs.readFileSync(lock, 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: migrationNames().map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok',
          value: fs.readFileSync(path.join(migrationsDir, name, 'migration.sql'), 'utf8'),
        },
      },
    })),
  };
}
