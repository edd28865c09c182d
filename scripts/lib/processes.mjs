// Child processes, each in a process group of its own: Ctrl-C in the terminal reaches only the
// command that started them, which then ends them in order.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './paths.mjs';

const POLL_MS = 50;

/** How many milliseconds a process may take to end by itself before it is killed. */
export const GRACE_MS = 10_000;

/** Starts a process group. `exited` never rejects; `error` is set where nothing could be started. */
export function startGroup(command, args, options = {}) {
  const child = spawn(command, args, {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    ...options,
  });
  const exited = new Promise((resolve) => {
    child.on('exit', (code, signal) => resolve({ code, signal }));
    child.on('error', (error) => resolve({ code: 1, signal: null, error }));
  });
  return { pid: child.pid, child, exited };
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
    return true;
  } catch (error) {
    if (error.code === 'ESRCH') return false;
    throw error;
  }
}

/** Asks whole groups to end, waits, and kills what is left. */
export async function endGroups(pids, graceMs = GRACE_MS) {
  let left = pids.filter((pid) => pid && signalGroup(pid, 'SIGTERM'));
  const deadline = Date.now() + graceMs;
  while (left.length > 0 && Date.now() < deadline) {
    await sleep(POLL_MS);
    left = left.filter((pid) => signalGroup(pid, 0));
  }
  for (const pid of left) signalGroup(pid, 'SIGKILL');
}

/** Whether a process is one of this project: process ids are used again, folders tell. */
export function worksHere(pid, folder = root) {
  try {
    return fs.readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch {
    return false;
  }
}
