// Runs a TypeScript command with the local database: `node scripts/run.mjs src/cli/report.ts sales`.
// Standard output is the command's alone. The database is started if it does not run.
import { loadDotEnv } from './lib/environment.mjs';
import { generateClient, install } from './lib/install.mjs';
import { openDatabase } from './lib/local-database.mjs';
import { typescript } from './lib/paths.mjs';
import { prepareDatabase } from './lib/prepare.mjs';
import { Problem, sayOnStandardError } from './lib/say.mjs';
import { runCommand } from './lib/scope.mjs';

async function isPending(env) {
  const { pendingMigrations } = await import('./lib/database.mjs');
  return (await pendingMigrations(env.DATABASE_OWNER_URL)).length > 0;
}

runCommand(async (scope) => {
  sayOnStandardError();
  const [file, ...args] = process.argv.slice(2);
  if (!file) throw new Problem('Name the file to run.');
  loadDotEnv();
  await install(scope);
  await generateClient(scope);
  const { env, isLocal } = await openDatabase(scope);
  // A database of the user's own is migrated by a start, never by a report.
  if (isLocal && (await isPending(env))) await prepareDatabase(scope, env);
  const command = scope.start(...typescript(file, ...args), {
    stdio: 'inherit',
    env: { ...env, LOG_LEVEL: env.LOG_LEVEL || 'warn' },
  });
  const { code, error } = await command.exited;
  if (error) throw error;
  return code ?? 1;
});
