// Child processes: commands that run to their end, and services that live until they are stopped.
import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

/** Runs a command to its end; rejects with its output when it fails. */
export function run(command, args, options = {}) {
  const { quiet = false, ...rest } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      ...rest,
    });
    let output = '';
    child.stdout?.on('data', (data) => (output += data));
    child.stderr?.on('data', (data) => (output += data));
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (code === 0) resolve(output);
      else {
        const error = new Error(
          `${command} ${args.join(' ')} ended with ${code ?? signal}\n${output}`,
        );
        error.code = code;
        error.output = output;
        reject(error);
      }
    });
  });
}

/**
 * Starts a service in a process group of its own, so that Ctrl-C reaches only its supervisor, which
 * then stops the services in order.
 */
export function startService(name, command, args, options = {}) {
  const child = spawn(command, args, {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    ...options,
  });
  const exited = new Promise((resolve) => {
    child.on('exit', (code, signal) => resolve({ name, code, signal }));
    child.on('error', (error) => resolve({ name, code: 1, signal: null, error }));
  });
  return { name, child, exited };
}

function signalGroup(service, signal) {
  try {
    process.kill(-service.child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Asks services to end, waits, and ends what is left. */
export async function stopServices(services, graceMs = 10_000) {
  const alive = services.filter((service) => service.child.pid && service.child.exitCode === null);
  for (const service of alive) signalGroup(service, 'SIGTERM');
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve('late'), graceMs);
  });
  const ended = Promise.all(alive.map((service) => service.exited));
  if ((await Promise.race([ended, late])) === 'late') {
    for (const service of alive) signalGroup(service, 'SIGKILL');
    await ended;
  }
  clearTimeout(timer);
}
