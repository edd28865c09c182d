// The contract of a job, apart from its handler: what it is called, which ids it carries, where it
// runs and how it fails. Producers import this file only; the code that does the work is loaded by
// a worker when the first such job arrives.
import type { JobsOptions } from 'bullmq';
import type { z } from 'zod';
import type { JobData, QueueName } from '@/server/platform/queue';

export interface JobContext {
  jobId: string;
  requestId: string;
  /** 1 for the first try. */
  attempt: number;
  /** Aborted when the timeout has passed; long handlers stop between two steps. */
  signal: AbortSignal;
  now: () => Date;
  /** How far the run is, for the page of jobs: steps done of all. May be called as often as one likes. */
  report(done: number, total: number): void;
}

/** Must be idempotent: a job may run twice, also at the same time. Its answer goes to the log. */
export type JobHandler<T extends z.ZodObject = z.ZodObject> = (
  payload: z.output<T>,
  context: JobContext,
) => Promise<Record<string, unknown> | void>;

export interface JobDefinition<T extends z.ZodObject = z.ZodObject> {
  /** `module.verb`; stands in ids and logs. */
  name: string;
  /** Ids, dates and flags; never documents, which may have changed when the job runs. */
  schema: T;
  queue: QueueName;
  attempts: number;
  /** Milliseconds before the second try; doubles with each further one. */
  backoffMs: number;
  timeoutMs: number;
  /** Seconds a finished job stays visible. By age only: trimming by count deadlocks. */
  retention: { completed: number; failed: number };
  /** How many of this job one worker process runs at a time; never more than its queue allows. */
  concurrency: number;
}

/** Checks what the type cannot say. A bad definition stops the process at start. */
export function defineJob<T extends z.ZodObject>(job: JobDefinition<T>): JobDefinition<T> {
  if (!/^[a-z]+\.[a-zA-Z]+$/.test(job.name)) throw new Error(`job name ${job.name}`);
  const positive = { attempts: job.attempts, timeoutMs: job.timeoutMs, of: job.concurrency };
  for (const [field, value] of Object.entries(positive)) {
    if (!Number.isInteger(value) || value < 1) throw new Error(`${job.name}: ${field} ${value}`);
  }
  return job;
}

/** What BullMQ is told with each job of this kind. */
export function jobOptions(job: JobDefinition): JobsOptions {
  return {
    attempts: job.attempts,
    backoff: { type: 'exponential', delay: job.backoffMs, jitter: 0.3 },
    removeOnComplete: { age: job.retention.completed },
    removeOnFail: { age: job.retention.failed },
    stackTraceLimit: 3,
    sizeLimit: 64 * 1024,
  };
}

export interface JobToAdd {
  name: string;
  data: JobData;
  opts: JobsOptions;
}

/** A job as BullMQ takes it. Throws a ZodError where the payload is not the job's. */
export function buildJob<T extends z.ZodObject>(
  job: JobDefinition<T>,
  payload: z.input<T>,
  from: { requestId: string; jobId?: string },
): JobToAdd {
  const data: JobData = { payload: job.schema.parse(payload), requestId: from.requestId };
  const opts = jobOptions(job);
  return { name: job.name, data, opts: from.jobId ? { ...opts, jobId: from.jobId } : opts };
}
