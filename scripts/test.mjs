// `npm test`: checks, unit and integration tests on a real PostgreSQL, the build, and the browser
// tests on it. Whatever it starts it also ends. The last line is the totals.
// For developers: `npm test -- check`, `-- unit [filter]`, `-- e2e [filter]` run one part.
import fs from 'node:fs';
import path from 'node:path';
import { runChecks } from './lib/checks.mjs';
import { commonVariables } from './lib/environment.mjs';
import { generateClient, install } from './lib/install.mjs';
import { say, Problem, report } from './lib/say.mjs';
import { runCommand } from './lib/scope.mjs';
import { add, line, vitestTotals } from './lib/totals.mjs';

const PARTS = ['check', 'unit', 'e2e'];
const PASSWORD = 'superuser-of-tests';
const PASSWORDS = { owner: 'owner-of-tests', app: 'app-of-tests' };

const [part, ...filter] = process.argv.slice(2);
const includes = (name) => part === undefined || part === name;

let totals = { passed: 0, failed: 0, skipped: 0 };

async function startCluster(scope, folder) {
  const { cluster } = await import('./lib/postgres.mjs');
  const options = { throwaway: true };
  const postgres = cluster(folder, options);
  scope.onClose(async () => postgres.remove(), { database: { dir: folder, options } });
  const url = await postgres.start(PASSWORD);
  const { prepareRoles } = await import('./lib/database.mjs');
  await prepareRoles(url, PASSWORDS);
  return { url, passwords: PASSWORDS };
}

async function runVitest(scope, { cluster, folder }) {
  const { provideRedis } = await import('./lib/redis.mjs');
  const redis = await provideRedis(scope);
  const file = path.join(folder, 'vitest.json');
  const cli = path.join('node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const env = { ...commonVariables(folder), ...redis, TEST_CLUSTER_URL: cluster.url };
  const args = [cli, 'run', ...reporters, ...filter];
  const { code } = await scope.start(process.execPath, args, { env }).exited;
  if (scope.isClosing) throw new Problem('Stopped.');
  const found = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined;
  return vitestTotals(found, code !== 0);
}

/** Adds up a part. One that breaks is one failure, and the parts after it still run. */
async function count(scope, title, run) {
  say(`\n— ${title}`);
  let counted;
  try {
    counted = await run();
  } catch (error) {
    if (scope.isClosing) throw error;
    report(error);
    counted = { passed: 0, failed: 1, skipped: 0 };
  }
  totals = add(totals, counted);
  say(`${title}: ${line(counted)}`);
}

async function runParts(scope) {
  await install(scope);
  await generateClient(scope);
  if (includes('check')) await count(scope, 'Checks', () => runChecks(scope));
  if (part === 'check') return;
  const folder = scope.temporaryFolder('test');
  const cluster = await startCluster(scope, folder);
  if (includes('unit')) {
    await count(scope, 'Tests', () => runVitest(scope, { cluster, folder }));
  }
  if (includes('e2e')) {
    const { runBrowserTests } = await import('./lib/browser-tests.mjs');
    await count(scope, 'Browser tests', () => runBrowserTests(scope, { cluster, folder, filter }));
  }
}

async function main(scope) {
  if (part !== undefined && !PARTS.includes(part)) {
    throw new Problem(`There is no part ${part}: say ${PARTS.join(', ')}, or nothing for all.`);
  }
  try {
    await runParts(scope);
  } catch (error) {
    if (scope.isClosing) throw error;
    report(error);
    totals.failed += 1;
  }
  return totals.failed > 0 || totals.passed === 0 ? 1 : 0;
}

runCommand(main, { last: () => say(`\n${line(totals)}`) });
