// Procedures of the jobs screen.
import { z } from 'zod';
import { reads, router, writes } from '@/server/api/trpc';
import { FailedJob, JobsOverview, ListFailedInput, RetryJobInput } from './schemas';
import { listFailed, readJobs, retryJob } from './usecases/read-jobs';

export const jobsRouter = router({
  overview: reads('jobs.read')
    .input(z.object({}).optional())
    .output(JobsOverview)
    .query(({ ctx }) => readJobs(ctx.work)),
  failed: reads('jobs.read')
    .input(ListFailedInput)
    .output(z.array(FailedJob))
    .query(({ ctx, input }) => listFailed(ctx.work, input)),
  retry: writes('jobs.retry')
    .input(RetryJobInput)
    .output(z.object({ jobId: z.string() }))
    .mutation(({ ctx, input }) => retryJob(ctx.work, input)),
});
