// Removes stored answers to idempotency keys after two days.
import { forgetOldAnswers } from '@/server/platform/retention';
import { organizationIds } from '@/server/platform/organizations';
import type { JobHandler } from '../define-job';
import type { forgetAnswers } from '../definitions';

const KEEP_HOURS = 48;

const handler: JobHandler<typeof forgetAnswers.schema> = async (_payload, { signal, now }) => {
  let removed = 0;
  for (const orgId of await organizationIds()) {
    signal.throwIfAborted();
    removed += await forgetOldAnswers(orgId, new Date(now().getTime() - KEEP_HOURS * 3_600_000));
  }
  return { removed };
};

export default handler;
