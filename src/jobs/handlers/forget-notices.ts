// Forgets read notices of every organization, a slice at a time.
import { forgetNotices as forget } from '@/server/modules/notifications';
import { systemWork } from '@/server/platform/work';
import type { JobHandler } from '../define-job';
import type { forgetNotices } from '../definitions';
import { eachOrganization } from '../each-organization';

const handler: JobHandler<typeof forgetNotices.schema> = async (_payload, context) => {
  const { signal, now } = context;
  const { total } = await eachOrganization(context, async (orgId) => {
    let removed = 0;
    for (;;) {
      signal.throwIfAborted();
      const slice = await systemWork(orgId, (work) => forget(work), { now: now() });
      if (slice === 0) return removed;
      removed += slice;
    }
  });
  return { removed: total };
};

export default handler;
