// Takes back the settlement that gave goods by an order which was called off or came back. Running twice
// finds nothing the second time.
import { releaseGoodsSettlement } from '@/server/modules/expenses';
import { systemWork } from '@/server/platform/work';
import type { JobHandler } from '../define-job';
import type { releaseGoods } from '../definitions';

const handler: JobHandler<typeof releaseGoods.schema> = async (payload, context) => {
  const { orgId, orderId } = payload;
  const options = { requestId: context.requestId, now: context.now() };
  return systemWork(orgId, (work) => releaseGoodsSettlement(work, orderId), options);
};

export default handler;
