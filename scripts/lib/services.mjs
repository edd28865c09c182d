// Web and worker as services of a supervisor, and waiting until they are ready.
import path from 'node:path';
import { root } from './paths.mjs';
import { startService } from './processes.mjs';

const next = path.join(root, 'node_modules/next/dist/bin/next');

export function startWeb(env, port, mode = 'start') {
  return startService('web', process.execPath, [next, mode, '-p', String(port)], {
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env, PORT: String(port) },
    stdio: ['ignore', mode === 'dev' ? 'inherit' : 'ignore', 'inherit'],
  });
}

export function startWorker(env, { watch = false } = {}) {
  const tsx = watch ? ['--watch'] : [];
  return startService(
    'worker',
    process.execPath,
    [...tsx, '--import', 'tsx', 'src/jobs/worker.ts'],
    {
      env: { ...process.env, ...env },
      stdio: ['ignore', watch ? 'inherit' : 'ignore', 'inherit'],
    },
  );
}

/** Waits for 200 from /api/ready; rejects when a service ends first. */
export async function whenReady(port, services, timeoutMs = 120_000) {
  const deadline = Date.now() + timeoutMs;
  let ended;
  for (const service of services) {
    service.exited.then((how) => {
      ended ??= how;
    });
  }
  for (;;) {
    if (ended) {
      throw new Error(`The ${ended.name} process ended with ${ended.code ?? ended.signal}.`);
    }
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/api/ready`, {
        signal: AbortSignal.timeout(5_000),
      });
      if (answer.ok) return;
    } catch {
      // Not listening yet: ask again.
    }
    if (Date.now() > deadline) throw new Error('The application did not become ready in time.');
    await new Promise((resolve) => {
      setTimeout(resolve, 150);
    });
  }
}
