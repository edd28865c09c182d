// `npm test`: checks, unit and integration tests on a real PostgreSQL, the build, and the browser
// tests on the built application. Everything it starts it also ends. The last line is the totals.
// For developers: `npm test -- check`, `-- unit`, `-- e2e` run one part.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from './lib/build.mjs';
import { generateClient, install } from './lib/install.mjs';
import { root } from './lib/paths.mjs';
import { freePort } from './lib/ports.mjs';
import { run, stopServices } from './lib/processes.mjs';
import { reportAndExit, say } from './lib/say.mjs';
import { startWeb, startWorker, whenReady } from './lib/services.mjs';

const wanted = process.argv.slice(2);
const includes = (part) => wanted.length === 0 || wanted.includes(part);
const totals = { passed: 0, failed: 0, skipped: 0 };
const cleanups = [];

async function cleanUp() {
  for (const cleanup of cleanups.splice(0).toReversed()) {
    try {
      await cleanup();
    } catch (error) {
      process.stderr.write(`While cleaning up: ${error.message}\n`);
    }
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => cleanUp().finally(() => process.exit(130)));
}

function count(name, { passed = 0, failed = 0, skipped = 0 }) {
  totals.passed += passed;
  totals.failed += failed;
  totals.skipped += skipped;
  say(`${name}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

async function checks() {
  say('— Types, lint, formatting, unused code');
  const { check } = await import('./check.mjs');
  const failed = new Set(await check());
  count('Checks', { passed: 4 - failed.size, failed: failed.size });
}

async function startCluster(tempDir) {
  const { cluster } = await import('./lib/postgres.mjs');
  const password = 'superuser-of-tests';
  const postgres = cluster(tempDir, { password, throwaway: true });
  cleanups.push(() => postgres.remove());
  const port = await postgres.start();
  return `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
}

async function unit(clusterUrl, tempDir) {
  say('— Unit, property, integration, fault, security and architecture tests');
  const { startRedis } = await import('./lib/redis.mjs');
  const redis = await startRedis();
  if (redis) cleanups.push(() => redis.stop());
  else say('  No Redis on this machine: its tests will be skipped.');
  const file = path.join(tempDir, 'vitest.json');
  const args = ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile=${file}`];
  const env = { ...process.env, TEST_CLUSTER_URL: clusterUrl, FORCE_COLOR: '0' };
  if (redis) env.TEST_REDIS_URL = redis.url;
  let crashed = 0;
  await run('npx', args, { env }).catch(() => {
    crashed = 1;
  });
  const result = readJson(file);
  const failed = result?.numFailedTests ?? 0;
  // A file that could not even be read has no failed test to count.
  const broken = (result?.testResults ?? []).filter(
    (one) => one.status === 'failed' && one.assertionResults.length === 0,
  ).length;
  count('Tests', {
    passed: result?.numPassedTests ?? 0,
    failed: Math.max(failed + broken, crashed),
    skipped: (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0),
  });
}

async function prepareCompany(clusterUrl, tempDir) {
  const { ensureDatabase, migrate, prepareRoles, urlFor } = await import('./lib/database.mjs');
  const passwords = { owner: 'owner-of-tests', app: 'app-of-tests' };
  await prepareRoles(clusterUrl, passwords);
  await ensureDatabase(clusterUrl, 'e2e');
  const urlOf = (role) =>
    urlFor(clusterUrl, {
      user: `dealerdesk_${role}`,
      password: passwords[role],
      database: 'e2e',
    });
  await migrate(urlOf('owner'));
  const env = {
    DATABASE_URL: urlOf('app'),
    DATABASE_OWNER_URL: urlOf('owner'),
    DATA_DIR: path.join(tempDir, 'data'),
    AUTH_SECRET: 'tests-only-secret-tests-only-secret',
    DEMO: '1',
    LOG_LEVEL: 'warn',
  };
  fs.mkdirSync(env.DATA_DIR, { recursive: true });
  await run(process.execPath, ['--import', 'tsx', 'prisma/demo/main.ts'], {
    env: { ...process.env, ...env },
  });
  return env;
}

function countSpecs(suite) {
  const result = { passed: 0, failed: 0, skipped: 0 };
  for (const spec of suite.specs ?? []) {
    for (const test of spec.tests) {
      if (test.status === 'skipped') result.skipped += 1;
      else if (test.status === 'expected') result.passed += 1;
      else result.failed += 1;
    }
  }
  for (const inner of suite.suites ?? []) {
    const counted = countSpecs(inner);
    for (const key of Object.keys(result)) result[key] += counted[key];
  }
  return result;
}

async function browser(clusterUrl, tempDir) {
  say('— Browser tests');
  const { findChromium } = await import('./lib/chromium.mjs');
  const chromium = await findChromium();
  await build({ onStep: say });
  const env = await prepareCompany(clusterUrl, tempDir);
  const port = await freePort();
  const services = [
    startWeb({ ...env, APP_URL: `http://127.0.0.1:${port}` }, port),
    startWorker(env),
  ];
  cleanups.push(() => stopServices(services));
  await whenReady(port, services);
  const file = path.join(tempDir, 'playwright.json');
  let crashed = 0;
  await run('npx', ['playwright', 'test', '--reporter=list,json'], {
    env: {
      ...process.env,
      ...env,
      ...chromium.env,
      CHROMIUM: chromium.executable,
      BASE_URL: `http://127.0.0.1:${port}`,
      SIGN_INS: path.join(env.DATA_DIR, 'demo-sign-ins.json'),
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    },
  }).catch(() => {
    crashed = 1;
  });
  const result = countSpecs(readJson(file) ?? {});
  count('Browser tests', { ...result, failed: Math.max(result.failed, crashed) });
}

async function main() {
  const tempDir = fs.mkdtempSync(path.join(os.tmpdir(), 'dealerdesk-test-'));
  // The database server runs as another user when this is root.
  fs.chmodSync(tempDir, 0o755);
  cleanups.push(() => fs.rmSync(tempDir, { recursive: true, force: true }));
  await install();
  await generateClient();
  if (includes('check')) await checks();
  if (includes('unit') || includes('e2e')) {
    const clusterUrl = await startCluster(tempDir);
    if (includes('unit')) await unit(clusterUrl, tempDir);
    if (includes('e2e')) await browser(clusterUrl, tempDir);
  }
}

process.chdir(root);
main()
  .catch((error) => {
    totals.failed += 1;
    process.stderr.write(`\n${error?.message ?? error}\n`);
  })
  .finally(async () => {
    await cleanUp();
    say(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
    process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0);
  })
  .catch(reportAndExit);
