// Forgets read notices of every organization, a slice at a time.
import { forgetNotices as forget } from '@/server/modules/notifications';
import { organizationIds } from '@/server/platform/organizations';
import { systemWork } from '@/server/platform/work';
import type { JobHandler } from '../define-job';
import type { forgetNotices } from '../definitions';

const handler: JobHandler<typeof forgetNotices.schema> = async (_payload, { signal, now }) => {
  let removed = 0;
  for (const orgId of await organizationIds()) {
    let slice = 1;
    while (slice > 0) {
      signal.throwIfAborted();
      slice = await systemWork(orgId, (work) => forget(work), { now: now() });
      removed += slice;
    }
  }
  return { removed };
};

export default handler;
