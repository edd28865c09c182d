// Tries again to route an event that an older build did not know. Fails while it still does not,
// so that the event stays visible among the failed jobs and can be retried after an upgrade.
import { UnrecoverableError } from 'bullmq';
import { queueHub } from '@/server/platform/queue';
import type { JobHandler } from '../define-job';
import type { routeEvent } from '../definitions';
import { eventMap } from '../event-map';
import { planJobs } from '../relay-outbox';

const handler: JobHandler<typeof routeEvent.schema> = async (payload, { requestId }) => {
  const { orgId, seq, event, payload: body } = payload;
  if (!eventMap[event]) throw new UnrecoverableError(`nothing is known of event ${event}`);
  const stored = { orgId, seq: BigInt(seq), name: event, payload: body, requestId };
  const jobs = [...planJobs([stored])];
  if (jobs.some(([, added]) => added.some((job) => job.name === 'platform.routeEvent'))) {
    throw new UnrecoverableError(`the payload of ${event} is not what its jobs take`);
  }
  for (const [name, added] of jobs) await queueHub().queue(name).addBulk(added);
  return { event };
};

export default handler;
