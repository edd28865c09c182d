// What the workers did last and do now: each run with its start, its length and what came of it.
import { z } from 'zod';
import type { Work } from '@/server/platform/actor';
import { queueHub, queueNames, type AnyJob } from '@/server/platform/queue';
import type { JobRun } from '../schemas';
import { isVisible } from './read-jobs';

/** How many of the newest runs of a queue are looked through for those one may see. */
const LOOK_THROUGH = 100;

const MOST_FIGURES = 8;

/** The counts a handler answers with (`entries: 12`); anything else is not for the screen. */
function figuresOf(answer: unknown): JobRun['figures'] {
  if (typeof answer !== 'object' || answer === null) return {};
  const counts = Object.entries(answer).filter(([, value]) => typeof value === 'number');
  return Object.fromEntries(counts.slice(0, MOST_FIGURES)) as JobRun['figures'];
}

const Progress = z.object({ done: z.number(), total: z.number().positive() });

type ShownJob = Pick<
  AnyJob,
  'id' | 'name' | 'processedOn' | 'finishedOn' | 'attemptsMade' | 'returnvalue' | 'progress'
>;

export function runView(queue: string, job: ShownJob): JobRun | null {
  const { processedOn, finishedOn } = job;
  if (processedOn === undefined || processedOn === null) return null;
  const isOver = finishedOn !== undefined && finishedOn !== null && finishedOn >= processedOn;
  return {
    queue,
    jobId: String(job.id),
    name: job.name,
    state: isOver ? 'completed' : 'active',
    startedAt: new Date(processedOn),
    runMs: isOver ? finishedOn - processedOn : null,
    attempts: Math.max(job.attemptsMade, 1),
    progress: isOver ? null : (Progress.safeParse(job.progress).data ?? null),
    figures: isOver ? figuresOf(job.returnvalue) : {},
  };
}

/** Running ones first, then the newest. */
export async function listRuns(work: Work, input: { limit: number }): Promise<JobRun[]> {
  const hub = queueHub();
  const perQueue = await Promise.all(
    queueNames.map(async (name) => {
      const queue = hub.queue(name);
      const active = await queue.getJobs('active', 0, LOOK_THROUGH - 1);
      const completed = await queue.getJobs('completed', 0, LOOK_THROUGH - 1);
      return [...active, ...completed]
        .filter((job) => isVisible(work, job))
        .flatMap((job) => runView(name, job) ?? []);
    }),
  );
  const rank = (run: JobRun) => (run.state === 'active' ? 0 : 1);
  return perQueue
    .flat()
    .sort((a, b) => rank(a) - rank(b) || b.startedAt.getTime() - a.startedAt.getTime())
    .slice(0, input.limit);
}
