// Roles and databases on a cluster: the owner that migrates and the role the application runs as.
import pg from 'pg';
import { root } from './paths.mjs';
import { run } from './processes.mjs';

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

/** Applies pending migrations of the product and of the queue; does nothing when there are none. */
export async function migrate(ownerUrl) {
  await run(process.execPath, ['--import', 'tsx', 'scripts/db/migrate.ts', 'deploy'], {
    cwd: root,
    quiet: true,
    env: { ...process.env, DATABASE_OWNER_URL: ownerUrl },
  });
}
