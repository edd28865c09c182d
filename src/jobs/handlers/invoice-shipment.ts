// Raises the invoice of a shipment where the organization invoices on shipment. Running twice finds
// the invoice of the first time.
import { invoiceOnShipment } from '@/server/modules/fulfilment';
import { systemWork } from '@/server/platform/work';
import type { JobHandler } from '../define-job';
import type { invoiceShipment } from '../definitions';

const handler: JobHandler<typeof invoiceShipment.schema> = async (payload, context) => {
  const { orgId, shipmentId } = payload;
  const options = { requestId: context.requestId, now: context.now() };
  const outcome = await systemWork(orgId, (work) => invoiceOnShipment(work, shipmentId), options);
  return { ...outcome };
};

export default handler;
