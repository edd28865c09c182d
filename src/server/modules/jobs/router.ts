// Procedures of the jobs screen.
import { z } from 'zod';
import { reads, router, writes } from '@/server/api/trpc';
import {
  FailedJob,
  JobRun,
  JobsOverview,
  ListFailedInput,
  ListRunsInput,
  RetryJobInput,
} from './schemas';
import { listRuns } from './usecases/list-runs';
import { listFailed, readJobs, retryJob } from './usecases/read-jobs';

export const jobsRouter = router({
  overview: reads('jobs.read')
    .input(z.object({}).optional())
    .output(JobsOverview)
    .query(({ ctx }) => readJobs(ctx.work)),
  runs: reads('jobs.read')
    .input(ListRunsInput)
    .output(z.array(JobRun))
    .query(({ ctx, input }) => listRuns(ctx.work, input)),
  failed: reads('jobs.read')
    .input(ListFailedInput)
    .output(z.array(FailedJob))
    .query(({ ctx, input }) => listFailed(ctx.work, input)),
  retry: writes('jobs.retry')
    .input(RetryJobInput)
    .output(z.object({ jobId: z.string() }))
    .mutation(({ ctx, input }) => retryJob(ctx.work, input)),
});
