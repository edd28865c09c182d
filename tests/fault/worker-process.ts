// A real worker in a process of its own, as production runs it, to be stopped and killed.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Backend } from '../integration/jobs/on-both-backends';
import { until } from '../integration/jobs/on-both-backends';

const ROOT = path.resolve(import.meta.dirname, '../..');

export interface WorkerProcess {
  child: ChildProcess;
  /** What it logged so far. */
  output: () => string;
  isReady: () => boolean;
  /** Exit code, or the name of the signal that ended it. */
  ended: Promise<number | string>;
}

export async function startWorker(backend: Backend): Promise<WorkerProcess> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'dealerdesk-worker-'));
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/jobs/worker.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      TZ: 'UTC',
      NODE_ENV: 'test',
      LOG_LEVEL: 'info',
      DATA_DIR: dir,
      DATABASE_URL: backend.database.appUrl,
      AUTH_SECRET: 'tests-only-secret-tests-only-secret',
      ...(backend.redisUrl ? { REDIS_URL: backend.redisUrl } : {}),
    },
  });
  let text = '';
  const collect = (chunk: Buffer) => (text += chunk.toString());
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  const ended = new Promise<number | string>((resolve) => {
    child.once('exit', (code, signal) => {
      rmSync(dir, { recursive: true, force: true });
      resolve(signal ?? code ?? -1);
    });
  });
  const isReady = () => existsSync(path.join(dir, 'run', `worker-${child.pid}.ready`));
  const started = { child, output: () => text, isReady, ended };
  await until(() => isReady() || child.exitCode !== null, 'a ready worker', 60_000);
  if (child.exitCode !== null) throw new Error(`the worker ended:\n${text}`);
  return started;
}
