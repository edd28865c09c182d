// Roles and databases on a cluster: the owner that migrates and the role the application runs as.
// Needs installed dependencies: import it late.
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { root } from './paths.mjs';

export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export function urlFor(base, { user, password, database }) {
  const url = new URL(base);
  if (user) url.username = user;
  if (password !== undefined) url.password = password;
  if (database) url.pathname = `/${database}`;
  return url.toString();
}

const quoted = (text) => `'${text.replaceAll("'", "''")}'`;

/**
 * The two logins: `dealerdesk_owner` owns and migrates, `dealerdesk_app` is all the application
 * has. Neither is a superuser, neither passes row security.
 */
export async function prepareRoles(superuserUrl, { owner, app }) {
  await withClient(superuserUrl, async (client) => {
    const put = async (name, password, flags) => {
      const found = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
      const verb = found.rowCount ? 'ALTER' : 'CREATE';
      await client.query(`${verb} ROLE ${name} LOGIN NOSUPERUSER NOBYPASSRLS ${flags}
        PASSWORD ${quoted(password)}`);
    };
    await put('dealerdesk_owner', owner, 'CREATEROLE CREATEDB');
    await put('dealerdesk_app', app, 'NOCREATEROLE NOCREATEDB');
    await client.query('GRANT dealerdesk_app TO dealerdesk_owner WITH ADMIN OPTION');
  });
}

export async function ensureDatabase(superuserUrl, name) {
  await withClient(superuserUrl, async (client) => {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (!found.rowCount) await client.query(`CREATE DATABASE "${name}" OWNER dealerdesk_owner`);
  });
}

export async function dropDatabase(superuserUrl, name) {
  await withClient(superuserUrl, (client) =>
    client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`),
  );
}

/** Logins of the owner and of the application on one database of a cluster. */
export function loginsOn(superuserUrl, database, { owner, app }) {
  return {
    DATABASE_URL: urlFor(superuserUrl, { user: 'dealerdesk_app', password: app, database }),
    DATABASE_OWNER_URL: urlFor(superuserUrl, {
      user: 'dealerdesk_owner',
      password: owner,
      database,
    }),
  };
}

const migrations = path.join(root, 'prisma', 'migrations');

/** Names of the migrations that were not applied to the end; cheap, without the engine. */
export async function pendingMigrations(ownerUrl) {
  const names = fs
    .readdirSync(migrations)
    .filter((name) => fs.existsSync(path.join(migrations, name, 'migration.sql')));
  const applied = await withClient(ownerUrl, async (client) => {
    const known = await client.query("SELECT to_regclass('_prisma_migrations') AS found");
    if (known.rows[0].found === null) return [];
    const { rows } = await client.query(
      'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL',
    );
    return rows.map((row) => row.migration_name);
  });
  return names.filter((name) => !applied.includes(name));
}
