// Every event a module defines stands in the map, and every job the map names has a handler.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineJob, jobOptions } from '@/jobs/define-job';
import * as definitions from '@/jobs/definitions';
import { eventMap, type StoredEvent } from '@/jobs/event-map';
import { registry } from '@/jobs/registry';
import { planJobs } from '@/jobs/relay-outbox';
import type { EventContract } from '@/server/platform/events';

const SERVER = path.resolve(import.meta.dirname, '../../../src/server');
const MODULES = path.join(SERVER, 'modules');
/** Events of the platform itself. */
const NOTICES = path.join(SERVER, 'platform/notices.ts');

async function definedEvents(): Promise<EventContract<z.ZodObject>[]> {
  const files = readdirSync(MODULES)
    .map((name) => path.join(MODULES, name, 'events.ts'))
    .filter((file) => readdirSync(path.dirname(file)).includes('events.ts'));
  const modules = await Promise.all(
    [...files, NOTICES].map((file) => import(file) as Promise<Record<string, unknown>>),
  );
  return modules
    .flatMap((exports) => Object.values(exports))
    .filter(
      (one): one is EventContract<z.ZodObject> => typeof one === 'function' && 'eventName' in one,
    );
}

describe('the event map', () => {
  it('holds exactly the events that modules define', async () => {
    const defined = (await definedEvents()).map((event) => event.eventName);
    expect(defined.length).toBeGreaterThan(10);
    expect(Object.keys(eventMap).sort()).toEqual([...new Set(defined)].sort());
  });

  it('routes a payload of each event to jobs that take it', async () => {
    for (const event of await definedEvents()) {
      const payload = Object.fromEntries(
        Object.entries(event.schema.shape).map(([field, schema]) => [field, sampleOf(schema)]),
      );
      const stored = { ...storedEvent(event.eventName), payload: event(payload).payload };
      const planned = [...planJobs([stored]).values()].flat();
      expect(planned.map((job) => job.name)).not.toContain('platform.routeEvent');
    }
  });

  it('names only jobs that have a handler; every job has one', () => {
    const registered = registry.map((entry) => entry.job.name);
    const defined = Object.values(definitions).map((job) => job.name);
    expect(registered.sort()).toEqual(defined.sort());
  });
});

function sampleOf(schema: unknown): unknown {
  const one = [randomUUID(), [randomUUID()], 1, '2026-01-31', 'text', {}];
  return one.find((value) => (schema as z.ZodType).safeParse(value).success);
}

function storedEvent(name: string): StoredEvent {
  return { orgId: randomUUID(), seq: 12n, name, payload: {}, requestId: null };
}

describe('planning jobs', () => {
  it('keeps one job per key, the last event naming it', () => {
    const orgId = randomUUID();
    const payload = { orderId: randomUUID(), dealerId: randomUUID() };
    const events = [3n, 4n, 9n].map((seq) => ({
      ...{ orgId, seq, payload, requestId: `r${seq}` },
      name: 'orders.approved',
    }));
    const jobs = planJobs(events).get('folds') ?? [];
    expect(jobs).toHaveLength(1);
    expect(jobs[0]).toMatchObject({
      name: 'analytics.fold',
      opts: { jobId: `analytics.fold-${orgId}-e9` },
      data: { payload: { orgId }, requestId: 'r9' },
    });
  });

  it('keeps finished jobs by age, never by count', () => {
    for (const job of Object.values(definitions)) {
      const opts = jobOptions(job);
      expect(Object.keys(opts.removeOnComplete as object)).toEqual(['age']);
      expect(Object.keys(opts.removeOnFail as object)).toEqual(['age']);
    }
  });
});

describe('a definition', () => {
  const good = {
    ...{ name: 'test.job', schema: z.object({}), queue: 'upkeep' as const, attempts: 1 },
    ...{ backoffMs: 1, timeoutMs: 1, retention: { completed: 1, failed: 1 }, concurrency: 1 },
  };
  it.each([{ name: 'Bad Name' }, { attempts: 0 }, { timeoutMs: 0 }, { concurrency: 0.5 }])(
    'is refused at start with %j',
    (bad) => expect(() => defineJob({ ...good, ...bad })).toThrow(),
  );
});
