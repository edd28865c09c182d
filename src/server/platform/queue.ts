// BullMQ behind one door: on PostgreSQL, or on Redis where REDIS_URL is set. A hub owns the
// connections of one process; queues and workers made by it share them and close with it.
import { createPostgresBackend, Queue, Worker, type Job, type Processor } from 'bullmq';
import { Redis } from 'ioredis';
import { Pool } from 'pg';
import { env } from '@/env';
import { log } from './log';

/** What every job carries: its payload of ids and the request that caused it. */
export interface JobData {
  payload: Record<string, unknown>;
  requestId: string;
}

export type AnyQueue = Pick<
  Queue<JobData>,
  | 'name'
  | 'add'
  | 'addBulk'
  | 'upsertJobScheduler'
  | 'removeJobScheduler'
  | 'getJobSchedulers'
  | 'getJobCounts'
  | 'getJobs'
  | 'getJob'
  | 'getWorkersCount'
  | 'isPaused'
  | 'waitUntilReady'
  | 'close'
>;
export type AnyWorker = Pick<Worker<JobData>, 'on' | 'run' | 'close' | 'waitUntilReady' | 'name'>;
export type AnyJob = Job<JobData>;

/**
 * The queues of the system and how many of their jobs one worker process runs at a time. Documents
 * wait for nothing but their own row locks; folds of one organization exclude each other; upkeep is
 * never urgent.
 */
export const QUEUES = {
  documents: { concurrency: 8 },
  folds: { concurrency: 2 },
  upkeep: { concurrency: 1 },
} as const;

export type QueueName = keyof typeof QUEUES;
export const queueNames = Object.keys(QUEUES) as QueueName[];

/** Redis Cluster keeps the keys of a queue on one node only behind a hash tag. */
const PREFIX = '{dealerdesk}';
/** A job whose worker died is taken over after at most lock + interval. */
const LOCK_MS = 15_000;
const STALLED_INTERVAL_MS = 10_000;
/** A dying machine may take the same job down several times; losing it would lose an effect. */
const MAX_STALLED = 20;

export interface QueueHub {
  readonly backend: 'postgres' | 'redis';
  queue(name: QueueName): AnyQueue;
  worker(name: QueueName, processor: Processor<JobData>): AnyWorker;
  /** Resolves when jobs can be added; rejects where the backend cannot be reached. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

const workerOptions = (name: QueueName) => ({
  concurrency: QUEUES[name].concurrency,
  lockDuration: LOCK_MS,
  stalledInterval: STALLED_INTERVAL_MS,
  maxStalledCount: MAX_STALLED,
  autorun: false,
});

function report(
  source: { on(event: 'error', listener: (error: Error) => void): unknown },
  of: string,
) {
  source.on('error', (error) => log.error({ err: error, of }, 'queue connection failed'));
}

type Make = {
  queue: (name: QueueName) => AnyQueue;
  worker: (name: QueueName, processor: Processor<JobData>) => AnyWorker;
  end: () => Promise<void>;
};

function hubOf(backend: QueueHub['backend'], make: Make): QueueHub {
  const queues = new Map<QueueName, AnyQueue>();
  const queue = (name: QueueName) => {
    const known = queues.get(name);
    if (known) return known;
    const made = make.queue(name);
    queues.set(name, made);
    return made;
  };
  return {
    backend,
    queue,
    worker: make.worker,
    async ready() {
      await Promise.all(queueNames.map((name) => queue(name).waitUntilReady()));
    },
    async close() {
      await Promise.all([...queues.values()].map((open) => open.close()));
      await make.end();
    },
  };
}

/**
 * Jobs in the `bullmq` schema of the database. BullMQ speaks unqualified names, so search_path is
 * set; every process uses the one application role, because the sequences of a queue belong to
 * whoever adds its first job. Each worker holds one connection for LISTEN: transaction pooling
 * cannot carry that, the URL must reach PostgreSQL itself. Migrating the schema is the deploy's work.
 */
function postgresHub(url: string): QueueHub {
  const pool = new Pool({
    connectionString: url,
    max: queueNames.length + 6,
    options: '-c role=dealerdesk_app -c search_path=bullmq',
    application_name: 'dealerdesk-queue',
    keepAlive: true,
    idleTimeoutMillis: 60_000,
  });
  // Each backend on the pool listens for its errors.
  pool.setMaxListeners(50);
  report(pool, 'pool');
  return hubOf('postgres', {
    queue(name) {
      const queue = new Queue<JobData>(name, { connection: pool }, createPostgresBackend as never);
      report(queue, name);
      return queue;
    },
    worker(name, processor) {
      const worker = new Worker<JobData>(
        name,
        processor,
        { ...workerOptions(name), connection: pool },
        createPostgresBackend as never,
      );
      report(worker, name);
      return worker;
    },
    end: () => pool.end(),
  });
}

/**
 * Jobs in Redis. A worker waits for its server as long as it takes; a producer fails fast, because
 * it holds rows of the outbox while it adds.
 */
function redisHub(url: string): QueueHub {
  const producer = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: 10_000,
    lazyConnect: false,
  });
  report(producer, 'producer');
  const blocking: Redis[] = [];
  return hubOf('redis', {
    queue(name) {
      const queue = new Queue<JobData>(name, { connection: producer, prefix: PREFIX });
      report(queue, name);
      return queue;
    },
    worker(name, processor) {
      const connection = new Redis(url, { maxRetriesPerRequest: null });
      report(connection, name);
      blocking.push(connection);
      const worker = new Worker<JobData>(name, processor, {
        ...workerOptions(name),
        connection: connection,
        prefix: PREFIX,
      });
      report(worker, name);
      return worker;
    },
    async end() {
      await Promise.all([producer, ...blocking].map((open) => open.quit().catch(() => undefined)));
    },
  });
}

/** A hub of its own; the caller closes it. */
export function openQueueHub(settings: { databaseUrl: string; redisUrl?: string }): QueueHub {
  return settings.redisUrl ? redisHub(settings.redisUrl) : postgresHub(settings.databaseUrl);
}

// Next bundles server code more than once; one process must still have one hub.
const shared = globalThis as typeof globalThis & { dealerdeskQueues?: QueueHub };

/** The hub of this process. */
export function queueHub(): QueueHub {
  return (shared.dealerdeskQueues ??= openQueueHub({
    databaseUrl: env().DATABASE_URL,
    redisUrl: env().REDIS_URL,
  }));
}

export async function closeQueueHub(): Promise<void> {
  const open = shared.dealerdeskQueues;
  shared.dealerdeskQueues = undefined;
  await open?.close();
}
