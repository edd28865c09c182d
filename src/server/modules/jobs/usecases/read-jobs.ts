// What an administrator sees of the queues. Jobs of all organizations share them: counts are of
// the whole system, single jobs only of one's own organization or of the system itself.
import { DomainError } from '@/kernel/domain-error';
import type { Work } from '@/server/platform/actor';
import {
  queueHub,
  queueNames,
  type AnyJob,
  type QueueHub,
  type QueueName,
} from '@/server/platform/queue';
import { sql } from '@/server/platform/sql';
import { queueStates, type FailedJob, type JobsOverview } from '../schemas';

/** How many of the newest failures are looked through for those one may see. */
const LOOK_THROUGH = 500;

async function queueView(hub: QueueHub, name: QueueName): Promise<JobsOverview['queues'][number]> {
  const queue = hub.queue(name);
  const counts = await queue.getJobCounts(...queueStates);
  const of = (state: string) => counts[state] ?? 0;
  return {
    name,
    isPaused: await queue.isPaused(),
    workers: await queue.getWorkersCount(),
    counts: {
      waiting: of('waiting') + of('prioritized'),
      active: of('active'),
      delayed: of('delayed'),
      completed: of('completed'),
      failed: of('failed'),
    },
  };
}

async function schedulesOf(hub: QueueHub, name: QueueName): Promise<JobsOverview['schedules']> {
  const found = await hub.queue(name).getJobSchedulers(0, 100);
  return found.map(({ key, name: job, every, pattern, tz, next }) => ({
    id: key,
    queue: name,
    job,
    everyMs: every === undefined ? null : Number(every),
    pattern: pattern ?? null,
    timeZone: tz ?? null,
    nextAt: next === undefined ? null : new Date(Number(next)),
  }));
}

export async function readJobs(work: Work): Promise<JobsOverview> {
  const hub = queueHub();
  const queues = await Promise.all(queueNames.map((name) => queueView(hub, name)));
  const schedules = await Promise.all(queueNames.map((name) => schedulesOf(hub, name)));
  const row = await work.tx.row<{ outbox: number }>(sql`
    SELECT count(*)::int AS outbox FROM outbox_event WHERE org_id = ${work.tx.orgId}::uuid`);
  return {
    backend: hub.backend,
    queues,
    schedules: schedules.flat().sort((a, b) => (a.id < b.id ? -1 : 1)),
    outbox: row?.outbox ?? 0,
  };
}

/** A job of the organization, or one of the system that carries no organization. */
export function isVisible(work: Work, job: AnyJob): boolean {
  const orgId = job.data.payload['orgId'];
  return orgId === undefined || orgId === work.actor.orgId;
}

type FailingJob = Pick<
  AnyJob,
  'id' | 'name' | 'data' | 'opts' | 'failedReason' | 'attemptsMade' | 'processedOn' | 'finishedOn'
>;

export function failedView(
  queue: QueueName,
  job: FailingJob,
  state: FailedJob['state'],
): FailedJob {
  const { orgId: _own, ...payload } = job.data.payload;
  const at = (state === 'failed' ? job.finishedOn : null) ?? job.processedOn;
  return {
    queue,
    jobId: String(job.id),
    name: job.name,
    requestId: job.data.requestId,
    payload,
    reason: job.failedReason ?? '',
    state,
    attempts: job.attemptsMade,
    maxAttempts: Math.max(job.opts.attempts ?? 1, job.attemptsMade),
    failedAt: at ? new Date(at) : null,
  };
}

/** What waits for its first run, on a schedule, has not failed. */
const isRetrying = (job: Pick<AnyJob, 'attemptsMade' | 'failedReason'>): boolean =>
  job.attemptsMade > 0 && Boolean(job.failedReason);

/**
 * What has failed, the newest first: for good, and what is tried again by itself, because a server of
 * mail that is away is to be seen before the last of ten tries.
 */
export async function listFailed(work: Work, input: { limit: number }): Promise<FailedJob[]> {
  const hub = queueHub();
  const perQueue = await Promise.all(
    queueNames.map(async (name) => {
      const failed = await hub.queue(name).getJobs('failed', 0, LOOK_THROUGH - 1);
      const delayed = await hub.queue(name).getJobs('delayed', 0, LOOK_THROUGH - 1);
      const retrying = delayed.filter(isRetrying);
      return [
        ...failed
          .filter((job) => isVisible(work, job))
          .map((job) => failedView(name, job, 'failed')),
        ...retrying
          .filter((job) => isVisible(work, job))
          .map((job) => failedView(name, job, 'retrying')),
      ];
    }),
  );
  const at = (job: FailedJob) => job.failedAt?.getTime() ?? 0;
  return perQueue
    .flat()
    .sort((a, b) => at(b) - at(a))
    .slice(0, input.limit);
}

/** Runs a job that failed once more, now. False: it has not failed, or is no longer waiting. */
export async function tryAgain(job: AnyJob): Promise<boolean> {
  const state = await job.getState();
  if (state === 'failed') {
    await job.retry('failed', { resetAttemptsMade: true });
    return true;
  }
  if (state !== 'delayed' || !isRetrying(job)) return false;
  await job.promote();
  return true;
}

/**
 * Puts a failed job back into its queue, or lets one that waits for its next try have it now. Refuses with
 * `jobs.unknownJob` where it is not one's own, with `jobs.notFailed` where it has been retried already.
 */
export async function retryJob(
  work: Work,
  input: { queue: string; jobId: string },
): Promise<{ jobId: string }> {
  const name = queueNames.find((one) => one === input.queue);
  const job = name ? await queueHub().queue(name).getJob(input.jobId) : undefined;
  if (!job || !isVisible(work, job)) {
    throw new DomainError('jobs.unknownJob', { status: 'not_found', params: { id: input.jobId } });
  }
  if (!(await tryAgain(job))) {
    throw new DomainError('jobs.notFailed', { status: 'conflict', params: { id: input.jobId } });
  }
  return { jobId: input.jobId };
}
