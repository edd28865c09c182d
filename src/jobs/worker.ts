// The worker process: relays the outbox, runs jobs, keeps the schedules. Any number of them may
// run. SIGTERM and SIGINT stop it in order: no new events, then no new jobs, wait for the running
// ones, then queues and connections. What does not finish in time is handed back to the queue.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { env } from '@/env';
import { closePools } from '@/server/platform/db';
import { log } from '@/server/platform/log';
import {
  closeQueueHub,
  queueHub,
  queueNames,
  type AnyWorker,
  type QueueHub,
} from '@/server/platform/queue';
import { registry } from './registry';
import { startRelay, type Relay } from './relay-outbox';
import { jobRunner, type ActiveJobs } from './run-job';
import { applySchedules } from './schedules';

const FINISH_MS = 25_000;
const NAME_EVERY_MS = 1_000;

interface Parts {
  hub: QueueHub;
  relay: Relay;
  workers: AnyWorker[];
  active: ActiveJobs;
}

/** Exists while this process takes jobs; a supervisor and the tests wait for it. */
function readyFile(): string {
  return path.join(env().DATA_DIR, 'run', `worker-${process.pid}.ready`);
}

async function start(): Promise<Parts> {
  const hub = queueHub();
  await hub.ready();
  await applySchedules(hub);
  const runner = jobRunner(registry);
  const workers = queueNames.map((name) => hub.worker(name, runner.process));
  for (const worker of workers) {
    worker.run().catch((error: unknown) => log.error({ err: error }, 'worker loop ended'));
  }
  await Promise.all(workers.map((worker) => worker.waitUntilReady()));
  const relay = startRelay(hub);
  mkdirSync(path.dirname(readyFile()), { recursive: true });
  writeFileSync(readyFile(), `${new Date().toISOString()}\n`);
  log.info({ backend: hub.backend, queues: queueNames }, 'worker ready');
  return { hub, relay, workers, active: runner.active };
}

/** Waits for running jobs, naming them; false where they did not finish within FINISH_MS. */
async function closeWorkers({ workers, active }: Parts): Promise<boolean> {
  const naming = setInterval(() => {
    const names = active.names();
    if (names.length > 0) log.info({ jobs: names }, 'waiting for jobs');
  }, NAME_EVERY_MS);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), FINISH_MS);
  });
  const closed = Promise.all(workers.map((worker) => worker.close())).then(() => true);
  try {
    return await Promise.race([closed, late]);
  } finally {
    clearInterval(naming);
    clearTimeout(timer);
  }
}

async function stop(parts: Parts, signal: string): Promise<void> {
  log.info({ signal, jobs: parts.active.names() }, 'worker stopping');
  rmSync(readyFile(), { force: true });
  await parts.relay.stop();
  if (!(await closeWorkers(parts))) {
    // Their locks run out and another worker takes them over; connections end with the process.
    log.warn({ jobs: parts.active.names() }, 'handing unfinished jobs back');
    return;
  }
  await closeQueueHub();
  await closePools();
  log.info('worker stopped');
}

async function main(): Promise<void> {
  let stopping: Promise<void> | undefined;
  let parts: Promise<Parts> | undefined;
  const onSignal = (signal: NodeJS.Signals) => {
    if (stopping) process.exit(130);
    stopping = (async () => {
      // A signal during the start waits for the start: half-open workers cannot be closed.
      const started = await parts?.catch(() => undefined);
      if (started) await stop(started, signal);
      process.exit(0);
    })().catch((error: unknown) => {
      log.fatal({ err: error }, 'worker did not stop in order');
      process.exit(1);
    });
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
  parts = start();
  await parts;
}

main().catch((error: unknown) => {
  log.fatal({ err: error }, 'worker did not start');
  process.exit(1);
});
