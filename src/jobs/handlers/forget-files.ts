// Removes files of every organization that nothing was attached to for a day, a slice at a time.
import { forgetUnattachedFiles } from '@/server/modules/expenses';
import { systemWork } from '@/server/platform/work';
import type { JobHandler } from '../define-job';
import type { forgetFiles } from '../definitions';
import { eachOrganization } from '../each-organization';

/** Whoever fills in a claim may bring its files in first and come back to it the next morning. */
const KEEP_HOURS = 24;

const handler: JobHandler<typeof forgetFiles.schema> = async (_payload, context) => {
  const { signal, now } = context;
  const before = new Date(now().getTime() - KEEP_HOURS * 3_600_000);
  const { total } = await eachOrganization(context, async (orgId) => {
    let removed = 0;
    for (;;) {
      signal.throwIfAborted();
      const slice = await systemWork(orgId, (work) => forgetUnattachedFiles(work, before), {
        now: now(),
      });
      removed += slice;
      if (slice === 0) return removed;
    }
  });
  return { removed: total };
};

export default handler;
