// `npm start`: from a fresh clone to a usable company. Installs, starts the database, migrates,
// builds what changed, fills an empty database with the demo company, runs web and worker, and
// stops everything in order on Ctrl-C.
import fs from 'node:fs';
import path from 'node:path';
import { build } from './lib/build.mjs';
import { generateClient, install } from './lib/install.mjs';
import { localDatabase, signInsFile } from './lib/local.mjs';
import { dataDir } from './lib/paths.mjs';
import { isFree } from './lib/ports.mjs';
import { run, stopServices } from './lib/processes.mjs';
import { Problem, reportAndExit, say } from './lib/say.mjs';
import { startWeb, startWorker, whenReady } from './lib/services.mjs';
import { endLeftovers, forgetRun, rememberRun } from './lib/leftovers.mjs';

const dev = process.argv.includes('--dev');
const port = Number(process.env.PORT || 3000);
const running = { services: [], database: undefined, stopping: undefined };

function stop(code) {
  running.stopping ??= (async () => {
    await stopServices(running.services);
    running.database?.stopAlways?.();
    forgetRun();
    process.exit(code);
  })();
  return running.stopping;
}

for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 })) {
  process.on(signal, () => {
    say('\nStopping …');
    stop(code).catch(reportAndExit);
  });
}

async function isEmpty(ownerUrl) {
  const { withClient } = await import('./lib/database.mjs');
  return withClient(ownerUrl, async (client) => {
    await client.query("SELECT set_config('app.scope', 'relay', false)");
    const found = await client.query('SELECT 1 FROM organization LIMIT 1');
    return found.rowCount === 0;
  });
}

async function fillWithDemo(env) {
  say('Creating the demo company (about a minute, once) …');
  await run(process.execPath, ['--import', 'tsx', 'prisma/demo/main.ts'], {
    env: { ...process.env, LOG_LEVEL: 'warn', ...env },
  });
}

function printSignIns() {
  const file = signInsFile();
  if (!fs.existsSync(file)) return;
  const people = JSON.parse(fs.readFileSync(file, 'utf8'));
  const width = (pick) => Math.max(...people.map((person) => pick(person).length));
  const [org, role, email] = ['organization', 'role', 'email'].map((key) => width((p) => p[key]));
  say('\nDemo sign-ins:');
  for (const one of people) {
    say(
      `  ${one.organization.padEnd(org)}  ${one.role.padEnd(role)}  ` +
        `${one.email.padEnd(email)}  ${one.password}`,
    );
  }
}

async function main() {
  fs.mkdirSync(path.join(dataDir()), { recursive: true });
  await endLeftovers();
  if (!(await isFree(port, '0.0.0.0'))) {
    throw new Problem(
      `Port ${port} is in use. Stop what uses it, or choose another: PORT=3001 npm start`,
    );
  }
  rememberRun();
  await install();
  await generateClient();
  running.database = await localDatabase({ onStep: say });
  const env = { DEMO: '1', ...running.database.env };
  if (!dev) await build({ onStep: say });
  if (await isEmpty(running.database.ownerUrl)) await fillWithDemo(env);
  if (running.stopping) return;
  running.services = [startWeb(env, port, dev ? 'dev' : 'start'), startWorker(env, { watch: dev })];
  for (const service of running.services) {
    service.exited.then(({ name, code }) => {
      if (running.stopping) return;
      process.stderr.write(`The ${name} process ended with ${code}; stopping the rest.\n`);
      stop(1).catch(reportAndExit);
    });
  }
  await whenReady(port, running.services);
  printSignIns();
  say(`\nReady: http://localhost:${port}`);
}

main().catch(async (error) => {
  if (running.stopping) return;
  await stopServices(running.services);
  running.database?.stopAlways?.();
  forgetRun();
  reportAndExit(error);
});
