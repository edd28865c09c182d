// Who uses the local database. The supervisor and the command-line tools may do so at once; whoever
// is the last to leave stops it.
import fs from 'node:fs';
import path from 'node:path';
import { isAlive } from './locks.mjs';

const folderOf = (dir) => path.join(dir, 'run', 'database-users');

export function claimCluster(dir, pid = process.pid) {
  fs.mkdirSync(folderOf(dir), { recursive: true });
  fs.writeFileSync(path.join(folderOf(dir), String(pid)), '');
}

/** Ends the claim of `pid` and runs `stop` if no living process has another. */
export function releaseCluster(dir, pid, stop) {
  const folder = folderOf(dir);
  fs.rmSync(path.join(folder, String(pid)), { force: true });
  const others = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  const alive = others.filter((name) => isAlive(Number(name)));
  for (const name of others.filter((one) => !alive.includes(one))) {
    fs.rmSync(path.join(folder, name), { force: true });
  }
  if (alive.length === 0) stop();
}
