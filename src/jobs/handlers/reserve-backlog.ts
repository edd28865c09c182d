// Stock arrived: gives it to approved orders that wait for it, oldest first. Running twice finds
// the stock taken.
import { isDomainError } from '@/kernel/domain-error';
import { BACKLOG_PAGE, backloggedOrderIds, reserveForOrder } from '@/server/modules/orders';
import { systemWork, type SystemWorkOptions } from '@/server/platform/work';
import type { JobHandler } from '../define-job';
import type { reserveBacklog } from '../definitions';

async function reserve(orgId: string, orderId: string, options: SystemWorkOptions): Promise<void> {
  try {
    await systemWork(orgId, (work) => reserveForOrder(work, orderId), options);
  } catch (error) {
    // Cancelled or shipped since the list was read: nothing waits any more.
    if (!isDomainError(error) || error.code !== 'orders.notReleasable') throw error;
  }
}

const handler: JobHandler<typeof reserveBacklog.schema> = async (payload, context) => {
  const { orgId, productIds } = payload;
  const options = { requestId: context.requestId, now: context.now() };
  let looked = 0;
  let page: string[] = [];
  do {
    const after = page.at(-1);
    page = await systemWork(orgId, (work) => backloggedOrderIds(work, productIds, after), options);
    for (const id of page) {
      context.signal.throwIfAborted();
      await reserve(orgId, id, options);
    }
    looked += page.length;
  } while (page.length === BACKLOG_PAGE);
  return { looked };
};

export default handler;
