// What stands around every handler: payload check, the limit per job, timeout, and one log line
// with how long the job waited and ran.
import { UnrecoverableError, type Job } from 'bullmq';
import { ZodError } from 'zod';
import { isDomainError } from '@/kernel/domain-error';
import { log } from '@/server/platform/log';
import type { JobData } from '@/server/platform/queue';
import type { JobContext, JobHandler } from './define-job';
import type { RegisteredJob } from './registry';

/** Jobs that run in this process, for the log of an ordered stop. */
export class ActiveJobs {
  private readonly running = new Map<string, number>();

  begin(label: string): () => void {
    this.running.set(label, (this.running.get(label) ?? 0) + 1);
    return () => {
      const left = (this.running.get(label) ?? 1) - 1;
      if (left > 0) this.running.set(label, left);
      else this.running.delete(label);
    };
  }

  names(): string[] {
    return [...this.running.keys()];
  }
}

/** Lets at most `limit` callers through at a time, in their order. */
function gate(limit: number): () => Promise<() => void> {
  let inside = 0;
  const waiting: Array<() => void> = [];
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else inside -= 1;
  };
  return async () => {
    if (inside < limit) inside += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    return leave;
  };
}

async function withTimeout<T>(
  name: string,
  timeoutMs: number,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new Error(`${name} did not finish within ${timeoutMs} ms`);
      controller.abort(error);
      reject(error);
    }, timeoutMs);
  });
  try {
    return await Promise.race([run(controller.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A payload or a state that no further try mends fails at once. */
function asFailure(error: unknown): unknown {
  if (error instanceof ZodError) return new UnrecoverableError(`payload: ${error.message}`);
  if (isDomainError(error) && (error.status === 'invalid' || error.status === 'not_found')) {
    return new UnrecoverableError(`${error.code} ${JSON.stringify(error.params)}`);
  }
  return error;
}

const REPORT_MS = 1_000;

/** Tells how far a run is, at most once a second and at its end; that nobody hears it fails nothing. */
function reporter(job: Job<JobData>, now: () => Date): JobContext['report'] {
  let last = 0;
  return (done, total) => {
    const at = now().getTime();
    if (done < total && at - last < REPORT_MS) return;
    last = at;
    job.updateProgress({ done, total }).catch((error: unknown) => {
      log.warn({ err: error, job: job.name, jobId: job.id }, 'progress was not told');
    });
  };
}

export interface Runner {
  process(job: Job<JobData>): Promise<unknown>;
  active: ActiveJobs;
}

/** The processor of every worker of this process. */
export function jobRunner(jobs: readonly RegisteredJob[], now = () => new Date()): Runner {
  const byName = new Map(
    jobs.map((entry) => [entry.job.name, { ...entry, enter: gate(entry.job.concurrency) }]),
  );
  const active = new ActiveJobs();

  async function process(job: Job<JobData>): Promise<unknown> {
    const entry = byName.get(job.name);
    if (!entry) throw new Error(`this worker has no job named ${job.name}`);
    const done = active.begin(`${job.name} ${job.id}`);
    const leave = await entry.enter();
    const startedAt = now().getTime();
    const line = {
      job: job.name,
      jobId: job.id,
      requestId: job.data.requestId,
      attempt: job.attemptsMade + 1,
      waitMs: startedAt - job.timestamp - (job.delay ?? 0),
    };
    try {
      const payload = entry.job.schema.parse(job.data.payload);
      const handler: JobHandler = await entry.load();
      const result = await withTimeout(job.name, entry.job.timeoutMs, (signal) => {
        const context: JobContext = {
          jobId: String(job.id),
          requestId: job.data.requestId,
          attempt: job.attemptsMade + 1,
          signal,
          now,
          report: reporter(job, now),
        };
        return handler(payload, context);
      });
      log.info({ ...line, runMs: now().getTime() - startedAt, ...result }, 'job done');
      return result ?? null;
    } catch (error) {
      log.error({ ...line, runMs: now().getTime() - startedAt, err: error }, 'job failed');
      throw asFailure(error);
    } finally {
      leave();
      done();
    }
  }
  return { process, active };
}
