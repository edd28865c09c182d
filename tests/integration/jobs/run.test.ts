// Running jobs: retry with growing pauses, timeout, bad payloads, limits, schedules, ordered close.
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { buildJob, defineJob, type JobDefinition, type JobHandler } from '@/jobs/define-job';
import { registry, type RegisteredJob } from '@/jobs/registry';
import { jobRunner } from '@/jobs/run-job';
import { applySchedules, schedules } from '@/jobs/schedules';
import { failedView, tryAgain } from '@/server/modules/jobs/usecases/read-jobs';
import type { AnyWorker } from '@/server/platform/queue';
import { onBothBackends, until, type Backend } from './on-both-backends';

const schema = z.object({ key: z.string() });

function testJob(of: Partial<JobDefinition<typeof schema>>): JobDefinition<typeof schema> {
  return defineJob({
    name: `test.job${randomUUID().replaceAll(/[^a-z]/g, '')}`,
    schema,
    queue: 'documents',
    attempts: 1,
    backoffMs: 100,
    timeoutMs: 5_000,
    retention: { completed: 3_600, failed: 3_600 },
    concurrency: 5,
    ...of,
  });
}

function registered(job: JobDefinition<typeof schema>, handler: JobHandler<typeof schema>) {
  return { job, load: () => Promise.resolve(handler) } as unknown as RegisteredJob;
}

async function withWorker<T>(
  { hub }: Backend,
  jobs: RegisteredJob[],
  run: (worker: AnyWorker) => Promise<T>,
): Promise<T> {
  const worker = hub.worker('documents', jobRunner(jobs).process);
  void worker.run();
  await worker.waitUntilReady();
  return run(worker).finally(() => worker.close());
}

async function add(
  { hub }: Backend,
  job: JobDefinition<typeof schema>,
  key = 'k',
): Promise<string> {
  const { name, data, opts } = buildJob(job, { key }, { requestId: 'r' });
  const added = await hub.queue(job.queue).add(name, data, opts);
  return String(added.id);
}

async function state({ hub }: Backend, id: string): Promise<string> {
  const job = await hub.queue('documents').getJob(id);
  return job ? job.getState() : 'gone';
}

onBothBackends('jobs', (backend) => {
  it('tries again with growing pauses, then succeeds', async () => {
    const at: number[] = [];
    const job = testJob({ attempts: 4, backoffMs: 200 });
    const handler: JobHandler<typeof schema> = async (_payload, { attempt }) => {
      at.push(Date.now());
      if (attempt < 3) throw new Error('not yet');
      return { attempt };
    };
    await withWorker(backend(), [registered(job, handler)], async () => {
      const id = await add(backend(), job);
      await until(async () => (await state(backend(), id)) === 'completed', 'success');
      const [first = 0, second = 0, third = 0] = at;
      expect(at).toHaveLength(3);
      // Jitter takes up to 30 % off 200 and 400 ms.
      expect(second - first).toBeGreaterThanOrEqual(130);
      expect(third - second).toBeGreaterThanOrEqual(270);
    });
  });

  it('says how far it is while it runs', async () => {
    let goOn = () => {};
    const isSeen = new Promise<void>((resolve) => (goOn = resolve));
    const job = testJob({});
    const handler: JobHandler<typeof schema> = async (_payload, { report }) => {
      report(3, 12);
      report(4, 12);
      await isSeen;
    };
    await withWorker(backend(), [registered(job, handler)], async () => {
      const id = await add(backend(), job);
      const progress = async () => (await backend().hub.queue('documents').getJob(id))?.progress;
      await until(async () => typeof (await progress()) === 'object', 'progress');
      // The second within a second of the first is not told.
      expect(await progress()).toEqual({ done: 3, total: 12 });
      goOn();
      await until(async () => (await state(backend(), id)) === 'completed', 'its end');
    });
  });

  it('fails after the last attempt and can be retried by a person', async () => {
    let works = false;
    const job = testJob({ attempts: 2, backoffMs: 10 });
    const handler: JobHandler<typeof schema> = async () => {
      if (!works) throw new Error('still broken');
    };
    await withWorker(backend(), [registered(job, handler)], async () => {
      const id = await add(backend(), job);
      await until(async () => (await state(backend(), id)) === 'failed', 'failure');
      const failed = await backend().hub.queue('documents').getJob(id);
      expect(failed?.failedReason).toContain('still broken');
      works = true;
      await failed?.retry('failed');
      await until(async () => (await state(backend(), id)) === 'completed', 'success');
    });
  });

  it('is tried again at once where a person does not wait for the next attempt', async () => {
    let works = false;
    const job = testJob({ attempts: 5, backoffMs: 600_000 });
    const handler: JobHandler<typeof schema> = async () => {
      if (!works) throw new Error('no server there');
    };
    await withWorker(backend(), [registered(job, handler)], async () => {
      const id = await add(backend(), job);
      await until(async () => (await state(backend(), id)) === 'delayed', 'the pause');
      const paused = async () => {
        const found = await backend().hub.queue('documents').getJob(id);
        if (!found) throw new Error('the job is gone');
        return found;
      };
      expect(failedView('documents', await paused(), 'retrying')).toMatchObject({
        ...{ jobId: id, attempts: 1, maxAttempts: 5, reason: 'no server there' },
      });
      works = true;
      expect(await tryAgain(await paused())).toBe(true);
      await until(async () => (await state(backend(), id)) === 'completed', 'success');
      expect(await tryAgain(await paused())).toBe(false);
    });
  });

  it('does not hurry what has not failed', async () => {
    const job = testJob({});
    const { name, data, opts } = buildJob(job, { key: 'k' }, { requestId: 'r' });
    const queue = backend().hub.queue('documents');
    const added = await queue.add(name, data, { ...opts, delay: 600_000 });
    expect(await tryAgain(added)).toBe(false);
    expect(await added.getState()).toBe('delayed');
  });

  it('stops waiting for a handler that hangs, and tells it', async () => {
    let told = false;
    const job = testJob({ timeoutMs: 200 });
    const handler: JobHandler<typeof schema> = (_payload, { signal }) =>
      new Promise(() => signal.addEventListener('abort', () => (told = true)));
    await withWorker(backend(), [registered(job, handler)], async () => {
      const id = await add(backend(), job);
      await until(async () => (await state(backend(), id)) === 'failed', 'the timeout');
      expect(told).toBe(true);
    });
  });

  it('does not retry what no further try mends', async () => {
    let tries = 0;
    const job = testJob({ attempts: 5, backoffMs: 10 });
    const handler: JobHandler<typeof schema> = async () => {
      tries += 1;
    };
    await withWorker(backend(), [registered(job, handler)], async () => {
      const { name, opts } = buildJob(job, { key: 'k' }, { requestId: 'r' });
      const bad = { payload: { key: 7 }, requestId: 'r' };
      const added = await backend().hub.queue('documents').add(name, bad, opts);
      await until(async () => (await state(backend(), String(added.id))) === 'failed', 'failure');
      expect(tries).toBe(0);
    });
  });

  it('runs no more of a job at a time than its limit', async () => {
    let now = 0;
    let most = 0;
    const job = testJob({ concurrency: 2 });
    const handler: JobHandler<typeof schema> = async () => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setTimeout(resolve, 60));
      now -= 1;
    };
    await withWorker(backend(), [registered(job, handler)], async () => {
      const ids = await Promise.all(Array.from({ length: 8 }, () => add(backend(), job)));
      await until(
        async () =>
          (await Promise.all(ids.map((id) => state(backend(), id)))).every(
            (s) => s === 'completed',
          ),
        'all done',
      );
      expect(most).toBe(2);
    });
  });

  it('adds a job id once', async () => {
    const job = testJob({});
    const queue = backend().hub.queue('documents');
    const built = buildJob(job, { key: 'k' }, { requestId: 'r', jobId: `${job.name}-once` });
    await queue.addBulk([built, built]);
    await queue.add(built.name, built.data, built.opts);
    const same = (await queue.getJobs()).filter((one) => one.name === job.name);
    expect(same).toHaveLength(1);
    await same[0]?.remove();
  });

  it('waits for running jobs when it closes', async () => {
    let finished = false;
    const job = testJob({});
    const handler: JobHandler<typeof schema> = async () => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      finished = true;
    };
    await withWorker(backend(), [registered(job, handler)], async (worker) => {
      const id = await add(backend(), job);
      await until(async () => (await state(backend(), id)) === 'active', 'a start');
      await worker.close();
      expect(finished).toBe(true);
      expect(await state(backend(), id)).toBe('completed');
    });
  });

  it('keeps each schedule once, however many workers start, and drops what is not listed', async () => {
    const { hub } = backend();
    const upkeep = hub.queue('upkeep');
    await upkeep.upsertJobScheduler('of-an-older-build', { every: 3_600_000 }, { name: 'x' });
    await applySchedules(hub);
    await applySchedules(hub);
    const kept = (await upkeep.getJobSchedulers(0, 100)).map((one) => one.key).sort();
    expect(kept).toEqual(schedules.map((one) => one.id).sort());
  });
});

it('every job names its limits, and every scheduled job has a handler', () => {
  const names = registry.map((entry) => entry.job.name);
  expect(new Set(names).size).toBe(names.length);
  for (const { job } of schedules) expect(names).toContain(job.name);
  for (const { job } of registry) {
    expect(job.retention.completed).toBeGreaterThan(0);
    expect(job.retention.failed).toBeGreaterThanOrEqual(job.retention.completed);
  }
});
