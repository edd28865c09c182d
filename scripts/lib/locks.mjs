// Which processes live, and a lock file that a dead process cannot keep.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from './say.mjs';

const RETRY_MS = 100;
const PATIENCE_MS = 10 * 60_000;

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return error.code === 'EPERM';
  }
}

function holderOf(file) {
  try {
    return Number(fs.readFileSync(file, 'utf8'));
  } catch {
    return 0;
  }
}

function tryToTake(file) {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const holder = holderOf(file);
  if (holder && isAlive(holder)) return false;
  // Nobody's, or half written a moment ago: only an old file is taken for a dead one's.
  const age = Date.now() - (fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  if (holder || age > RETRY_MS * 10) fs.rmSync(file, { force: true });
  return false;
}

/** Runs `work` while no other process runs any with the same lock file. */
export async function withLock(file, work) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const giveUpAt = Date.now() + PATIENCE_MS;
  while (!tryToTake(file)) {
    if (Date.now() > giveUpAt) {
      throw new Problem(`Process ${holderOf(file)} does not finish; it holds ${file}.`);
    }
    await sleep(RETRY_MS);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}
