// `npm start`: from a fresh clone to a usable company. Installs, starts the database, migrates,
// builds what changed, fills an empty database with the demo companies, runs web and worker, and
// stops everything in order on Ctrl-C. `--dev` runs both from their sources, with reloading.
import path from 'node:path';
import { build } from './lib/build.mjs';
import { loadDotEnv } from './lib/environment.mjs';
import { generateClient, install } from './lib/install.mjs';
import { openDatabase } from './lib/local-database.mjs';
import { dataDir, root } from './lib/paths.mjs';
import { requireFree, wantedPort } from './lib/ports.mjs';
import { prepareCompany, signInLines } from './lib/prepare.mjs';
import { say } from './lib/say.mjs';
import { runCommand } from './lib/scope.mjs';
import { keepRunning, startWeb, startWorker, webIsReady, workerIsReady } from './lib/services.mjs';
import { noteRun, takeOver } from './lib/supervisor-file.mjs';

const dev = process.argv.includes('--dev');

function announce({ env, port, dir }) {
  const signIns = env.DEMO === '1' ? signInLines(dir) : [];
  if (signIns.length > 0) say(`\nDemo sign-ins:\n${signIns.join('\n')}`);
  if (!dev) say(`\nLogs: ${path.relative(root, path.join(dir, 'logs'))}`);
  say(`Ready: http://localhost:${port}`);
}

/** Starts both, waits for both, and keeps both running until the scope closes. */
async function serve(scope, { env, port, dir }) {
  const logOf = (name) => (dev ? undefined : path.join(dir, 'logs', `${name}.log`));
  const running = {};
  const kinds = {
    web: () => startWeb(scope, { env, port, dev, log: logOf('web') }),
    worker: () => startWorker(scope, { env, dev, log: logOf('worker') }),
  };
  const start = (name) => {
    running[name] = kinds[name]();
    noteRun(scope, dir, { port, services: Object.values(running).map(({ pid }) => pid) });
    return running[name];
  };
  const [web, worker] = Object.keys(kinds).map(start);
  await Promise.all([
    webIsReady(web, port, logOf('web')),
    // A watched worker is a child of the watcher, so its process id is not known here.
    dev ? undefined : workerIsReady(worker, dir, logOf('worker')),
  ]);
  announce({ env, port, dir });
  await Promise.race(
    Object.keys(kinds).map((name) =>
      keepRunning(scope, {
        name,
        first: running[name],
        start: () => start(name),
        log: logOf(name),
      }),
    ),
  );
}

runCommand(async (scope) => {
  loadDotEnv();
  const port = wantedPort();
  const dir = dataDir();
  await takeOver(scope, dir);
  await requireFree(port, dev ? 'npm run dev' : 'npm start');
  noteRun(scope, dir, { port, services: [] });
  await install(scope);
  await generateClient(scope);
  if (!dev) await build(scope);
  const database = await openDatabase(scope);
  const env = { ...database.env, PORT: String(port) };
  await prepareCompany(scope, { ...database, env });
  await serve(scope, { env, port, dir });
});
