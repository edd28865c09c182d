// After a supervisor was killed its services may still run: they are found by their working folder
// and ended, so that a second start begins on a clean floor.
import fs from 'node:fs';
import path from 'node:path';
import { dataDir, root } from './paths.mjs';
import { Problem } from './say.mjs';

const file = () => path.join(dataDir(), 'supervisor.pid');

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function commandOf(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** Services of this folder: next and the worker, by their command line and working folder. */
function leftovers() {
  if (!fs.existsSync('/proc')) return [];
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map(Number)
    .filter((pid) => {
      try {
        if (fs.readlinkSync(`/proc/${pid}/cwd`) !== root) return false;
      } catch {
        return false;
      }
      return /next-server|next\/dist\/bin\/next|src\/jobs\/worker\.ts/.test(commandOf(pid));
    });
}

export async function endLeftovers() {
  const pid = Number(fs.existsSync(file()) ? fs.readFileSync(file(), 'utf8') : 0);
  if (!pid) return;
  if (pid !== process.pid && isAlive(pid) && commandOf(pid).includes('start.mjs')) {
    throw new Problem(`Dealerdesk is running already (process ${pid}). Stop it first with Ctrl-C.`);
  }
  for (const left of leftovers()) {
    try {
      process.kill(left, 'SIGKILL');
    } catch {
      // Ended by itself meanwhile.
    }
  }
  await new Promise((resolve) => {
    setTimeout(resolve, 200);
  });
}

export function rememberRun() {
  fs.writeFileSync(file(), String(process.pid));
}

export function forgetRun() {
  fs.rmSync(file(), { force: true });
}
