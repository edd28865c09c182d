// The variables that the processes of one installation are given.
import fs from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

/** Reads .env as Next does, so that web, worker and tools agree; what is set already stays. */
export function loadDotEnv() {
  const file = path.join(root, '.env');
  if (fs.existsSync(file)) process.loadEnvFile?.(file);
}

/** True where the user named a database of their own. */
export function hasOwnDatabase() {
  return Boolean(process.env.DATABASE_URL);
}

/** Variables that hold for every process; the rest of the environment is passed on. */
export function commonVariables(dir) {
  return { ...process.env, DATA_DIR: dir, TZ: 'UTC', NEXT_TELEMETRY_DISABLED: '1' };
}

/**
 * The local installation is the demo: it has a secret of its own and may take demo passwords. With
 * a database of the user's own nothing insecure is assumed: DEMO=1 must be said.
 */
export function localVariables(secrets) {
  return {
    AUTH_SECRET: process.env.AUTH_SECRET || secrets.auth,
    DEMO: process.env.DEMO || '1',
  };
}
