// One supervisor per installation, and what one that was killed may have left behind.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './locks.mjs';
import { endGroups, worksHere } from './processes.mjs';
import { Problem, say } from './say.mjs';

const POLL_MS = 100;
const GUARDIAN_LIMIT_MS = 30_000;

const fileOf = (dir) => path.join(dir, 'run', 'supervisor.json');

function read(dir) {
  try {
    return JSON.parse(fs.readFileSync(fileOf(dir), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Refuses beside a living supervisor; otherwise waits for, or ends, what a dead one left. */
export async function takeOver(scope, dir) {
  const before = read(dir);
  if (before && isAlive(before.supervisor) && worksHere(before.supervisor)) {
    throw new Problem(
      `Dealerdesk already runs from this folder as process ${before.supervisor}, on port ` +
        `${before.port}.\nStop it with Ctrl-C in its terminal, or: kill ${before.supervisor}`,
    );
  }
  if (before) await cleanAfter(before);
  scope.onClose(() => fs.rmSync(fileOf(dir), { force: true }));
}

async function cleanAfter({ guardian, services }) {
  const deadline = Date.now() + GUARDIAN_LIMIT_MS;
  if (isAlive(guardian) && worksHere(guardian)) say('Waiting for the end of the run before …');
  while (isAlive(guardian) && worksHere(guardian) && Date.now() < deadline) await sleep(POLL_MS);
  await endGroups(services.filter((pid) => worksHere(pid)));
}

/** Notes which processes belong to this run, for the next one to find. */
export function noteRun(scope, dir, { port, services }) {
  const run = { supervisor: process.pid, guardian: scope.guardian.pid, port, services };
  fs.mkdirSync(path.dirname(fileOf(dir)), { recursive: true });
  fs.writeFileSync(fileOf(dir), `${JSON.stringify(run)}\n`);
}
