// A throwaway Redis for the tests of the second queue backend, where one can be had.
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import { freePort } from './ports.mjs';
import { say } from './say.mjs';

function binary() {
  for (const file of ['/usr/bin/redis-server', '/usr/local/bin/redis-server']) {
    if (fs.existsSync(file)) return file;
  }
  if (process.getuid?.() !== 0 || !fs.existsSync('/usr/bin/apt-get')) return undefined;
  say('Installing Redis for the tests of the second queue backend …');
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'pipe', env });
    // The package would start a service of its own; a policy file says no.
    const args = ['install', '-y', '-qq', '--no-install-recommends', 'redis-server'];
    execFileSync('apt-get', args, { stdio: 'pipe', env: { ...env, RUNLEVEL: '1' } });
    return '/usr/bin/redis-server';
  } catch {
    return undefined;
  }
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.on('data', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

/** Returns { url, stop } or undefined where there is no Redis. */
export async function startRedis() {
  const file = binary();
  if (!file) return undefined;
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn(file, [...args, '--maxmemory-policy', 'noeviction'], { stdio: 'ignore' });
  for (let i = 0; i < 100 && !(await answers(port)); i += 1) {
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
  return { url: `redis://127.0.0.1:${port}`, stop: () => child.kill('SIGKILL') };
}
