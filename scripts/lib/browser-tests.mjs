// The browser tests: the built application with the demo companies in a database of its own, on a
// free port, and Playwright against it.
import fs from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { findChromium } from './chromium.mjs';
import { commonVariables } from './environment.mjs';
import { typescript } from './paths.mjs';
import { freePort } from './ports.mjs';
import { prepareDatabase } from './prepare.mjs';
import { Problem, say } from './say.mjs';
import { startWeb, startWorker, webIsReady, workerIsReady } from './services.mjs';
import { playwrightTotals } from './totals.mjs';

const NAME = 'browser_tests';
const RESULTS = 'test-results';
const cli = path.join('node_modules', '@playwright', 'test', 'cli.js');

/** Migrates the database and fills it; returns the variables of the application. */
async function makeCompany(scope, { cluster, folder, port }) {
  const { ensureDatabase, loginsOn } = await import('./database.mjs');
  await ensureDatabase(cluster.url, NAME);
  const env = {
    ...commonVariables(folder),
    ...loginsOn(cluster.url, NAME, cluster.passwords),
    AUTH_SECRET: 'tests-only-secret-tests-only-secret',
    APP_URL: `http://127.0.0.1:${port}`,
    PORT: String(port),
    DEMO: '1',
    LOG_LEVEL: 'warn',
    // The provider itself is part of the tests that need it.
    OIDC_ISSUER: `http://127.0.0.1:${await freePort()}`,
    OIDC_CLIENT_ID: 'dealerdesk',
    OIDC_CLIENT_SECRET: 'secret-of-the-tests',
    OIDC_NAME: 'Company account',
  };
  delete env.REDIS_URL;
  delete env.DATABASE_REPLICA_URL;
  await prepareDatabase(scope, env);
  say('Making the demo companies for the browser tests …');
  await scope.run(...typescript('prisma/demo/main.ts'), { quiet: true, env });
  return env;
}

async function serve(scope, { env, port, folder }) {
  const logs = { web: path.join(RESULTS, 'web.log'), worker: path.join(RESULTS, 'worker.log') };
  const web = startWeb(scope, { env, port, log: logs.web });
  const worker = startWorker(scope, { env, log: logs.worker });
  await webIsReady(web, port, logs.web);
  await workerIsReady(worker, folder, logs.worker);
}

/** Runs them all, or those that `filter` names. Returns the totals. */
export async function runBrowserTests(scope, { cluster, folder, filter }) {
  const chromium = await findChromium(scope);
  await build(scope);
  const port = await freePort();
  const env = await makeCompany(scope, { cluster, folder, port });
  await serve(scope, { env, port, folder });
  const report = path.join(folder, 'playwright.json');
  const variables = {
    ...env,
    ...chromium.env,
    CHROMIUM: chromium.executable,
    BASE_URL: env.APP_URL,
    SIGN_INS: path.join(folder, 'demo-sign-ins.json'),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  };
  const args = [cli, 'test', '--reporter=list,json', ...filter];
  const { code } = await scope.start(process.execPath, args, { env: variables }).exited;
  if (scope.isClosing) throw new Problem('Stopped.');
  const found = fs.existsSync(report) ? JSON.parse(fs.readFileSync(report, 'utf8')) : undefined;
  return playwrightTotals(found, code !== 0);
}
