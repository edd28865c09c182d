// Recurring work. Each entry is a BullMQ job scheduler, kept by the queue itself, so that any
// number of worker processes runs it once. Entries no longer listed are removed.
import type { QueueHub } from '@/server/platform/queue';
import type { JobDefinition } from './define-job';
import { jobOptions } from './define-job';
import {
  findDeviationsEverywhere,
  accrueEveryone,
  foldEveryone,
  forgetAnswers,
  forgetAttempts,
  forgetFiles,
  forgetNotices,
  remindEveryone,
  runDueAssessments,
  sendDueReports,
  verifyEveryone,
} from './definitions';

interface Schedule {
  id: string;
  job: JobDefinition;
  repeat: { every: number } | { pattern: string; tz: string };
}

const MINUTE = 60_000;
const plain = (job: unknown) => job as JobDefinition;

export const schedules: readonly Schedule[] = [
  { id: 'fold-catch-up', job: plain(foldEveryone), repeat: { every: MINUTE } },
  {
    id: 'nightly-verify',
    job: plain(verifyEveryone),
    repeat: { pattern: '0 2 * * *', tz: 'UTC' },
  },
  {
    id: 'due-assessments',
    job: plain(runDueAssessments),
    repeat: { pattern: '30 3 * * *', tz: 'UTC' },
  },
  {
    id: 'nightly-deviations',
    job: plain(findDeviationsEverywhere),
    repeat: { pattern: '30 2 * * *', tz: 'UTC' },
  },
  {
    id: 'nightly-rebates',
    job: plain(accrueEveryone),
    repeat: { pattern: '30 1 * * *', tz: 'UTC' },
  },
  // Days turn at another hour in every time zone; what was told is not told again.
  { id: 'reminders', job: plain(remindEveryone), repeat: { every: 60 * MINUTE } },
  { id: 'due-reports', job: plain(sendDueReports), repeat: { every: 60 * MINUTE } },
  { id: 'forget-files', job: plain(forgetFiles), repeat: { every: 60 * MINUTE } },
  { id: 'forget-answers', job: plain(forgetAnswers), repeat: { every: 60 * MINUTE } },
  { id: 'forget-notices', job: plain(forgetNotices), repeat: { every: 60 * MINUTE } },
  { id: 'forget-attempts', job: plain(forgetAttempts), repeat: { every: 60 * MINUTE } },
];

/** Makes the schedulers of the queues agree with the list. Idempotent; every worker does it. */
export async function applySchedules(hub: QueueHub): Promise<void> {
  for (const { id, job, repeat } of schedules) {
    await hub.queue(job.queue).upsertJobScheduler(id, repeat, {
      name: job.name,
      data: { payload: {}, requestId: `schedule-${id}` },
      opts: jobOptions(job),
    });
  }
  const wanted = new Set(schedules.map((schedule) => schedule.id));
  for (const name of new Set(schedules.map((schedule) => schedule.job.queue))) {
    const queue = hub.queue(name);
    for (const { key } of await queue.getJobSchedulers(0, 200)) {
      if (!wanted.has(key)) await queue.removeJobScheduler(key);
    }
  }
}
