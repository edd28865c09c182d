// Takes the goods of an order that was called off out of its shipments that have not left. Running twice
// finds nothing the second time.
import { callOffShipments as callOff } from '@/server/modules/fulfilment';
import { systemWork } from '@/server/platform/work';
import type { JobHandler } from '../define-job';
import type { callOffShipments } from '../definitions';

const handler: JobHandler<typeof callOffShipments.schema> = async (payload, context) => {
  const { orgId, orderId } = payload;
  const options = { requestId: context.requestId, now: context.now() };
  return systemWork(orgId, (work) => callOff(work, orderId), options);
};

export default handler;
