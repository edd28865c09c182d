// Looks again at held orders after something happened that may clear their holds. One transaction
// per order; running twice finds nothing left to clear.
import { heldOrders, reevaluateOrder } from '@/server/modules/orders';
import { systemWork } from '@/server/platform/work';
import type { JobHandler } from '../define-job';
import type { reevaluateHolds } from '../definitions';

const handler: JobHandler<typeof reevaluateHolds.schema> = async (payload, context) => {
  const { orgId, ...filter } = payload;
  const options = { requestId: context.requestId, now: context.now() };
  const ids = await systemWork(orgId, (work) => heldOrders(work, filter), options);
  let cleared = 0;
  for (const id of ids) {
    context.signal.throwIfAborted();
    if (await systemWork(orgId, (work) => reevaluateOrder(work, id), options)) cleared += 1;
  }
  return { looked: ids.length, cleared };
};

export default handler;
