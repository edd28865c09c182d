// One web process of the production build on a free port, as `npm run web` starts it; optionally
// under the CPU profiler of Node.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../scripts/lib/ports.mjs';
import { answers, waitFor } from '../scripts/lib/ready.mjs';
import type { openScope } from '../scripts/lib/scope.mjs';

export type Scope = ReturnType<typeof openScope>;

export interface WebProcess {
  port: number;
  pid: number;
  /** Ends it as an operator does, and waits until it has closed its connections. */
  stop: () => Promise<void>;
}

const SERVE = path.join('scripts', 'serve.mjs');

/** `profile`: a folder that gets a .cpuprofile when the process stops. */
export async function startWebProcess(scope: Scope, profile?: string): Promise<WebProcess> {
  const port = await freePort();
  const log = path.join(os.tmpdir(), `dealerdesk-bench-web-${process.pid}.log`);
  const output = fs.openSync(log, 'w');
  const flags = profile ? ['--cpu-prof', `--cpu-prof-dir=${path.resolve(profile)}`] : [];
  const service = scope.start(process.execPath, [...flags, SERVE], {
    stdio: ['ignore', output, output],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      TZ: 'UTC',
      PORT: String(port),
      APP_URL: `http://localhost:${port}`,
      LOG_LEVEL: 'warn',
    },
  });
  fs.closeSync(output);
  await waitFor(() => answers(`http://127.0.0.1:${port}/api/ready`), {
    what: 'web process',
    service,
    detail: () => fs.readFileSync(log, 'utf8').slice(-3000),
  });
  const stop = async (): Promise<void> => {
    if (service.pid) process.kill(service.pid, 'SIGTERM');
    await service.exited;
    fs.rmSync(log, { force: true });
  };
  return { port, pid: service.pid ?? 0, stop };
}
