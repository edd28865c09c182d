// Brings the rebates of a dealer up to what was shipped to it. Posts the difference only, so it may
// run twice or be killed.
import { accrueRebates as accrue } from '@/server/modules/expenses';
import { systemWork } from '@/server/platform/work';
import type { JobHandler } from '../define-job';
import type { accrueRebates } from '../definitions';

const handler: JobHandler<typeof accrueRebates.schema> = async (payload, context) => {
  const { orgId, dealerId } = payload;
  const options = { requestId: context.requestId, now: context.now() };
  return systemWork(orgId, (work) => accrue(work, { dealerId }), options);
};

export default handler;
