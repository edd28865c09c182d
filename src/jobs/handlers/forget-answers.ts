// Removes stored answers to idempotency keys after two days.
import { forgetOldAnswers } from '@/server/platform/retention';
import type { JobHandler } from '../define-job';
import type { forgetAnswers } from '../definitions';
import { eachOrganization } from '../each-organization';

const KEEP_HOURS = 48;

const handler: JobHandler<typeof forgetAnswers.schema> = async (_payload, context) => {
  const { now } = context;
  const before = new Date(now().getTime() - KEEP_HOURS * 3_600_000);
  const { total } = await eachOrganization(context, (orgId) => forgetOldAnswers(orgId, before));
  return { removed: total };
};

export default handler;
