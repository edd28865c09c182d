// PostgreSQL from an npm package, run by its own initdb and pg_ctl. pg_ctl detaches the server, so
// Ctrl-C in the terminal never reaches it before web and worker have finished with it.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { freePort } from './ports.mjs';
import { placesFor } from './postgres-package.mjs';
import { Problem } from './say.mjs';
import { socketFolder, urlOf } from './postgres-address.mjs';

const TRIES = 3;
const MEBIBYTE = 2 ** 20;
const ENOUGH_SHARED_MEMORY = 512 * MEBIBYTE;

/** Containers often have 64 MB of /dev/shm, where parallel queries then fail. */
function hasSharedMemory() {
  try {
    const { bsize, bavail } = fs.statfsSync('/dev/shm');
    return bsize * bavail >= ENOUGH_SHARED_MEMORY;
  } catch {
    return false;
  }
}

function settingsFor(port, { throwaway, socket }) {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    // The server works in its data folder: a name that needs no quoting, whatever the path is.
    unix_socket_directories: socket ? '.' : "''",
    max_connections: throwaway ? 300 : 120,
    shared_buffers: '256MB',
    jit: 'off',
    timezone: 'UTC',
    lc_messages: 'C',
    ...(hasSharedMemory() ? {} : { dynamic_shared_memory_type: 'mmap' }),
    ...(throwaway ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
}

/**
 * What a session frees at the end of a statement it keeps for the next one. By default glibc gives
 * it back to the kernel above 128 KB and faults it in again, page by page; placing an order that
 * was a quarter of the database's processor time.
 */
const KEEP_MEMORY = {
  MALLOC_TRIM_THRESHOLD_: String(64 * MEBIBYTE),
  MALLOC_TOP_PAD_: String(MEBIBYTE),
};

/**
 * The cluster that belongs to the folder `dir`. `throwaway`: for tests, fast and not durable.
 * `place` names its data where `dir` is closed to the server's user.
 */
export function cluster(dir, { place = path.basename(dir), throwaway = false } = {}) {
  const { user, programs, data } = placesFor(dir, place);
  const log = path.join(data, 'server.log');
  const call = (name, args) =>
    execFileSync(path.join(programs, 'bin', name), args, {
      ...user,
      cwd: '/',
      env: { ...process.env, ...KEEP_MEMORY, LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const control = (...args) => call('pg_ctl', ['-D', data, ...args]);

  function isRunning() {
    if (!fs.existsSync(data)) return false;
    try {
      control('status');
      return true;
    } catch {
      return false;
    }
  }

  const portOf = () =>
    Number(fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[3]);

  /** Made aside and renamed, so that an interrupted first start leaves nothing that looks whole. */
  function initialize(password) {
    if (fs.existsSync(data)) return;
    const half = `${data}.new`;
    const secret = `${data}.password`;
    fs.rmSync(half, { recursive: true, force: true });
    fs.mkdirSync(half, { recursive: true, mode: 0o700 });
    fs.writeFileSync(secret, password, { mode: 0o600 });
    if (user) for (const one of [half, secret]) fs.chownSync(one, user.uid, user.gid);
    try {
      call('initdb', [
        ...['-D', half, '-U', 'postgres', '-E', 'UTF8', '--locale=C'],
        // The server's own Unicode rules: the same order and case on every machine.
        ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
        ...['--auth=scram-sha-256', `--pwfile=${secret}`],
      ]);
      fs.renameSync(half, data);
    } finally {
      fs.rmSync(secret, { force: true });
    }
  }

  /** Starts it, unless it runs, and returns the URL of its superuser. */
  async function start(password) {
    initialize(password);
    if (isRunning()) return urlOf(data, portOf(), password);
    const settings = { throwaway, socket: socketFolder(data) !== undefined };
    for (let left = TRIES; ; left -= 1) {
      const port = await freePort();
      try {
        control('-w', '-t', '60', '-l', log, '-o', settingsFor(port, settings), 'start');
        return urlOf(data, port, password);
      } catch (error) {
        const tail = fs.existsSync(log) ? fs.readFileSync(log, 'utf8').slice(-2000) : '';
        // The port was free a moment ago; somebody else may have taken it since.
        if (left > 1 && tail.includes('Address already in use')) continue;
        throw new Problem(`PostgreSQL did not start.\n${error.stderr ?? error.message}\n${tail}`);
      }
    }
  }

  function stop() {
    if (isRunning()) control('-w', '-m', 'fast', 'stop');
  }

  /** Ends a throwaway cluster with its data. */
  function remove() {
    if (isRunning()) control('-w', '-m', 'immediate', 'stop');
    fs.rmSync(data, { recursive: true, force: true });
    if (path.dirname(data) !== dir) fs.rmSync(path.dirname(data), { recursive: true, force: true });
  }

  return { start, stop, remove, isRunning, data };
}
