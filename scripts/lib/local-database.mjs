// The database a command works on: the one DATABASE_URL names, or the local cluster, started if it
// does not run and stopped by the last command that leaves.
import path from 'node:path';
import { claimCluster, releaseCluster } from './cluster-users.mjs';
import { commonVariables, hasOwnDatabase, localVariables } from './environment.mjs';
import { withLock } from './locks.mjs';
import { dataDir } from './paths.mjs';
import { cluster } from './postgres.mjs';
import { localSecrets } from './secrets.mjs';

const NAME = 'dealerdesk';

async function openLocal(scope, dir) {
  const lock = path.join(dir, 'run', 'database.lock');
  return withLock(lock, async () => {
    const secrets = localSecrets(dir);
    const options = { place: secrets.place };
    const postgres = cluster(dir, options);
    claimCluster(dir);
    scope.onClose(() => withLock(lock, () => releaseCluster(dir, process.pid, postgres.stop)), {
      database: { dir, user: process.pid, options },
    });
    const superuserUrl = await postgres.start(secrets.superuser);
    const database = await import('./database.mjs');
    const { dropDatabase, ensureDatabase, loginsOn, prepareRoles } = database;
    await prepareRoles(superuserUrl, secrets);
    await ensureDatabase(superuserUrl, NAME);
    const env = {
      ...commonVariables(dir),
      ...localVariables(secrets),
      ...loginsOn(superuserUrl, NAME, secrets),
    };
    const recreate = async () => {
      await dropDatabase(superuserUrl, NAME);
      await ensureDatabase(superuserUrl, NAME);
    };
    return { env, isLocal: true, recreate };
  });
}

/** Returns { env, isLocal, … }: `env` is what a process of the product needs. */
export async function openDatabase(scope) {
  const dir = dataDir();
  if (!hasOwnDatabase()) return openLocal(scope, dir);
  const env = commonVariables(dir);
  env.DATABASE_OWNER_URL ||= env.DATABASE_URL;
  return { env, isLocal: false };
}
