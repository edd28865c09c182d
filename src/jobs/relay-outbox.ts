// The only producer of business jobs. Reads events in the order they were written, turns them into
// jobs, and deletes them in the same transaction: a job exists if and only if the transaction that
// caused it committed. A crash between adding and deleting adds the same job ids again, and jobs
// are idempotent, so an effect happens once.
import { log } from '@/server/platform/log';
import type { QueueHub, QueueName } from '@/server/platform/queue';
import { columns, sql } from '@/server/platform/sql';
import { inTransaction, type Tx } from '@/server/platform/tx';
import { buildJob, type JobDefinition, type JobToAdd } from './define-job';
import { routeEvent } from './definitions';
import { eventMap, type Route, type StoredEvent } from './event-map';

const BATCH = 500;
const IDLE_MS = 200;
const MAX_BACKOFF_MS = 5_000;

export type Plan = Map<QueueName, JobToAdd[]>;
type EventMap = Readonly<Record<string, readonly Route[]>>;

/** One id per job and batch; ids may not contain ':' nor be digits only. */
function jobId(job: JobDefinition, key: string, seq: bigint): string {
  return `${job.name}-${key}-e${seq}`.replaceAll(':', '_');
}

function jobsOf(
  event: StoredEvent,
  map: EventMap,
): Array<{ key: string; job: JobToAdd; queue: QueueName }> {
  const routes = map[event.name];
  if (!routes) throw new Error(`no entry for event ${event.name}`);
  const requestId = event.requestId ?? `event-${event.seq}`;
  return routes.map((route) => {
    const key = route.key(event);
    const id = jobId(route.job, key, event.seq);
    const job = buildJob(route.job, route.payload(event), { requestId, jobId: id });
    return { key: `${route.job.name}\n${key}`, job, queue: route.job.queue };
  });
}

/** The job that keeps an event nobody could route where a person finds it. */
function unroutable(event: StoredEvent): JobToAdd {
  const { orgId, name, payload, requestId } = event;
  const seq = event.seq.toString();
  return buildJob(
    routeEvent,
    { orgId, seq, event: name, payload },
    { requestId: requestId ?? `event-${seq}`, jobId: `${routeEvent.name}-e${seq}` },
  );
}

/** Which jobs a batch leads to. Pure. */
export function planJobs(events: readonly StoredEvent[], map: EventMap = eventMap): Plan {
  const byKey = new Map<string, { job: JobToAdd; queue: QueueName }>();
  for (const event of events) {
    try {
      for (const { key, job, queue } of jobsOf(event, map)) byKey.set(key, { job, queue });
    } catch (error) {
      log.error({ err: error, event: event.name, seq: event.seq.toString() }, 'event not routed');
      byKey.set(`lost\n${event.seq}`, { job: unroutable(event), queue: routeEvent.queue });
    }
  }
  const plan: Plan = new Map();
  for (const { job, queue } of byKey.values()) {
    const jobs = plan.get(queue);
    if (jobs) jobs.push(job);
    else plan.set(queue, [job]);
  }
  return plan;
}

async function takeEvents(tx: Tx, limit: number): Promise<StoredEvent[]> {
  return tx.rows<StoredEvent & Record<string, unknown>>(sql`
    SELECT org_id AS "orgId", seq, name, payload, request_id AS "requestId"
    FROM outbox_event ORDER BY seq LIMIT ${limit} FOR UPDATE SKIP LOCKED`);
}

async function deleteEvents(tx: Tx, events: readonly StoredEvent[]): Promise<void> {
  const [orgIds, seqs] = columns(
    events,
    (event) => event.orgId,
    (event) => event.seq.toString(),
  );
  await tx.run(sql`
    DELETE FROM outbox_event o USING unnest(${orgIds}::uuid[], ${seqs}::bigint[]) AS e(org_id, seq)
    WHERE o.org_id = e.org_id AND o.seq = e.seq`);
}

export interface RelayOptions {
  batch?: number;
  map?: EventMap;
  /** Test seam: runs between adding the jobs and the commit. */
  beforeCommit?: () => Promise<void>;
}

/** Relays one batch; answers how many events it took. */
export async function relayOnce(hub: QueueHub, options: RelayOptions = {}): Promise<number> {
  const batch = options.batch ?? BATCH;
  return inTransaction({ special: 'relay' }, async (tx) => {
    const events = await takeEvents(tx, batch);
    if (events.length === 0) return 0;
    for (const [name, jobs] of planJobs(events, options.map)) await hub.queue(name).addBulk(jobs);
    await deleteEvents(tx, events);
    await options.beforeCommit?.();
    return events.length;
  });
}

export interface Relay {
  /** Ends after the batch that is under way. */
  stop(): Promise<void>;
}

/** Relays until stopped: at once while batches are full, else a fifth of a second apart. */
export function startRelay(hub: QueueHub, options: RelayOptions = {}): Relay {
  const batch = options.batch ?? BATCH;
  const stop = new AbortController();
  let wake: () => void = () => undefined;
  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const loop = async () => {
    let failures = 0;
    while (!stop.signal.aborted) {
      try {
        const taken = await relayOnce(hub, options);
        failures = 0;
        if (taken < batch && !stop.signal.aborted) await sleep(IDLE_MS);
      } catch (error) {
        failures += 1;
        log.error({ err: error, failures }, 'relay failed');
        if (!stop.signal.aborted) await sleep(Math.min(MAX_BACKOFF_MS, IDLE_MS * 2 ** failures));
      }
    }
  };
  const ended = loop();
  return {
    stop: async () => {
      stop.abort();
      wake();
      await ended;
    },
  };
}
