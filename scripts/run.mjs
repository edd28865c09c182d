// Runs a TypeScript command with the local database: `node scripts/run.mjs src/cli/report.ts sales`.
// The embedded cluster is started if it is not running, and stopped again by whoever started it.
import { spawn } from 'node:child_process';
import { generateClient, install } from './lib/install.mjs';
import { localDatabase } from './lib/local.mjs';
import { root } from './lib/paths.mjs';
import { reportAndExit } from './lib/say.mjs';

async function main([file, ...args]) {
  await install();
  await generateClient();
  const database = await localDatabase();
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { LOG_LEVEL: 'warn', ...process.env, ...database.env },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  const code = await new Promise((resolve) => {
    child.on('exit', (exit, signal) => resolve(exit ?? (signal ? 1 : 0)));
  });
  database.stop();
  process.exit(code);
}

main(process.argv.slice(2)).catch(reportAndExit);
