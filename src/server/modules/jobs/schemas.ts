// What crosses the wire about jobs. Client-safe.
import { z } from 'zod';

export const queueStates = ['waiting', 'active', 'delayed', 'completed', 'failed'] as const;

export const JobQueue = z.object({
  name: z.string(),
  isPaused: z.boolean(),
  workers: z.number(),
  counts: z.object({
    waiting: z.number(),
    active: z.number(),
    delayed: z.number(),
    completed: z.number(),
    failed: z.number(),
  }),
});

export const JobSchedule = z.object({
  id: z.string(),
  queue: z.string(),
  job: z.string(),
  /** Milliseconds between two runs, or a cron line. */
  everyMs: z.number().nullable(),
  pattern: z.string().nullable(),
  timeZone: z.string().nullable(),
  nextAt: z.date().nullable(),
});

export const JobsOverview = z.object({
  backend: z.enum(['postgres', 'redis']),
  queues: z.array(JobQueue),
  schedules: z.array(JobSchedule),
  /** Events of the organization that wait for the relay. */
  outbox: z.number(),
});
export type JobsOverview = z.infer<typeof JobsOverview>;

export const FailedJob = z.object({
  queue: z.string(),
  jobId: z.string(),
  name: z.string(),
  requestId: z.string(),
  /** Ids the job carries, as they are. */
  payload: z.record(z.string(), z.unknown()),
  reason: z.string(),
  /** `retrying`: its last try failed and another follows by itself. */
  state: z.enum(['failed', 'retrying']),
  attempts: z.number(),
  maxAttempts: z.number(),
  failedAt: z.date().nullable(),
});
export type FailedJob = z.infer<typeof FailedJob>;

export const JobRun = z.object({
  queue: z.string(),
  jobId: z.string(),
  name: z.string(),
  state: z.enum(['active', 'completed']),
  startedAt: z.date(),
  /** null: not over. */
  runMs: z.number().nullable(),
  attempts: z.number(),
  /** Steps done of all; null: it does not say, or is over. */
  progress: z.object({ done: z.number(), total: z.number() }).nullable(),
  /** What the run counted: `entries: 12`. */
  figures: z.record(z.string(), z.number()),
});
export type JobRun = z.infer<typeof JobRun>;

export const ListRunsInput = z.object({ limit: z.number().int().min(1).max(100).default(30) });
export const ListFailedInput = z.object({ limit: z.number().int().min(1).max(100).default(50) });
export const RetryJobInput = z.object({
  queue: z.string().max(50),
  jobId: z.string().min(1).max(300),
});
