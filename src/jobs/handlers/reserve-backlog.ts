// Stock arrived: gives it to approved orders that wait for it, oldest first. Running twice finds
// the stock taken.
import { isDomainError } from '@/kernel/domain-error';
import { backloggedOrderIds, reserveForOrder } from '@/server/modules/orders';
import { systemWork } from '@/server/platform/work';
import type { JobHandler } from '../define-job';
import type { reserveBacklog } from '../definitions';

const handler: JobHandler<typeof reserveBacklog.schema> = async (payload, context) => {
  const { orgId, productIds } = payload;
  const options = { requestId: context.requestId, now: context.now() };
  const ids = await systemWork(orgId, (work) => backloggedOrderIds(work, productIds), options);
  for (const id of ids) {
    context.signal.throwIfAborted();
    try {
      await systemWork(orgId, (work) => reserveForOrder(work, id), options);
    } catch (error) {
      // Cancelled or shipped since the list was read: nothing waits any more.
      if (!isDomainError(error) || error.code !== 'orders.notReleasable') throw error;
    }
  }
  return { looked: ids.length };
};

export default handler;
