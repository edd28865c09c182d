// Web and worker as services of a supervisor: started, waited for, kept running.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { next, serve, typescript } from './paths.mjs';
import { answers, waitFor } from './ready.mjs';
import { Problem, say } from './say.mjs';

const RESTART_PAUSE_MS = 1_000;
const RESTARTS_ALLOWED = 5;
const WITHIN_MS = 60_000;
const TAIL = 3_000;

/** The end of a log, for the message of a service that failed. */
function tailOf(log) {
  return log && fs.existsSync(log) ? fs.readFileSync(log, 'utf8').slice(-TAIL) : '';
}

/** A new log file; the one before is kept as `.1`. */
function openLog(log) {
  if (!log) return 'inherit';
  fs.mkdirSync(path.dirname(log), { recursive: true });
  if (fs.existsSync(log)) fs.renameSync(log, `${log}.1`);
  return fs.openSync(log, 'a');
}

function startLogged(scope, [command, args], { env, log }) {
  const output = openLog(log);
  const service = scope.start(command, args, { env, stdio: ['ignore', output, output] });
  if (typeof output === 'number') fs.closeSync(output);
  return service;
}

const modeOf = (dev) => (dev ? 'development' : 'production');

/** The web process on `port`: the production build, or Next's development server. */
export function startWeb(scope, { env, port, dev = false, log }) {
  const command = dev ? next('dev', '-p', String(port)) : serve();
  const variables = { ...env, PORT: String(port), NODE_ENV: modeOf(dev) };
  return startLogged(scope, command, { env: variables, log });
}

/** The worker; in development it starts again when a source of it changes. */
export function startWorker(scope, { env, dev = false, log }) {
  const [node, args] = typescript('src/jobs/worker.ts');
  const command = [node, dev ? ['--watch', '--watch-preserve-output', ...args] : args];
  return startLogged(scope, command, { env: { ...env, NODE_ENV: modeOf(dev) }, log });
}

export function webIsReady(service, port, log) {
  const isReady = () => answers(`http://127.0.0.1:${port}/api/ready`);
  return waitFor(isReady, { what: 'web process', service, detail: () => tailOf(log) });
}

/** The worker says by a file of its process id that it takes jobs. */
export function workerIsReady(service, dir, log) {
  const file = path.join(dir, 'run', `worker-${service.pid}.ready`);
  const isReady = () => fs.existsSync(file);
  return waitFor(isReady, { what: 'worker', service, detail: () => tailOf(log) });
}

const howItEnded = ({ code, signal, error }) => error?.message ?? signal ?? `exit code ${code}`;

/**
 * Starts `name` again whenever it ends by itself. Rejects when that happens too often; never
 * resolves otherwise, and does nothing more once the scope closes.
 */
export async function keepRunning(scope, { name, first, start, log }) {
  let service = first;
  let ends = [];
  for (;;) {
    const how = await service.exited;
    if (scope.isClosing) return new Promise(() => undefined);
    ends = [...ends, Date.now()].filter((at) => at > Date.now() - WITHIN_MS);
    if (ends.length > RESTARTS_ALLOWED) {
      throw new Problem(`The ${name} keeps ending (${howItEnded(how)}).\n${tailOf(log)}`);
    }
    say(`The ${name} ended (${howItEnded(how)}); starting it again.`);
    await sleep(RESTART_PAUSE_MS);
    if (scope.isClosing) return new Promise(() => undefined);
    service = start();
  }
}
