// The local installation: where its database is, and the environment its processes get.
import path from 'node:path';
import { dataDir } from './paths.mjs';
import { localSecrets } from './secrets.mjs';

const DATABASE = 'dealerdesk';

/**
 * Makes the database ready and returns the environment for web, worker and commands. With
 * DATABASE_URL set it is used as it is; otherwise an embedded cluster is started in DATA_DIR.
 * `stop` ends only what was started here.
 */
export async function localDatabase({ migrate = true, onStep = () => undefined } = {}) {
  const dir = dataDir();
  const { migrate: applyMigrations, ...database } = await import('./database.mjs');
  if (process.env.DATABASE_URL) {
    const owner = process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL;
    if (migrate) await applyMigrations(owner);
    return { env: { DATABASE_OWNER_URL: owner }, ownerUrl: owner, stop: () => undefined };
  }
  const { cluster } = await import('./postgres.mjs');
  const secrets = localSecrets(dir);
  const postgres = cluster(dir, { password: secrets.superuser });
  const wasRunning = postgres.isRunning();
  if (!wasRunning) onStep('Starting PostgreSQL …');
  const port = await postgres.start();
  const superuser = `postgresql://postgres:${secrets.superuser}@127.0.0.1:${port}/postgres`;
  const urlOf = (user, password) =>
    database.urlFor(superuser, { user, password, database: DATABASE });
  const ownerUrl = urlOf('dealerdesk_owner', secrets.owner);
  try {
    if (migrate) {
      await database.prepareRoles(superuser, secrets);
      await database.ensureDatabase(superuser, DATABASE);
      await applyMigrations(ownerUrl);
    }
  } catch (error) {
    if (!wasRunning) postgres.stop();
    throw error;
  }
  return {
    env: {
      DATABASE_URL: urlOf('dealerdesk_app', secrets.app),
      DATABASE_OWNER_URL: ownerUrl,
      DATA_DIR: dir,
      AUTH_SECRET: process.env.AUTH_SECRET || secrets.auth,
    },
    ownerUrl,
    stop: () => {
      if (!wasRunning) postgres.stop();
    },
    stopAlways: () => postgres.stop(),
  };
}

export const signInsFile = () => path.join(dataDir(), 'demo-sign-ins.json');
