// Sales moved: budgets that follow them are brought to rate × sales. The sales are folded first; what
// cannot be folded yet makes the job come again.
import { fold, shippedSales } from '@/server/modules/analytics';
import { applyDrivers, driverSpans } from '@/server/modules/budgets';
import { systemWork } from '@/server/platform/work';
import type { JobHandler } from '../define-job';
import type { applyBudgetDrivers } from '../definitions';

const handler: JobHandler<typeof applyBudgetDrivers.schema> = async ({ orgId }, context) => {
  const options = { requestId: context.requestId, now: context.now() };
  const hasDrivers = await systemWork(
    orgId,
    async (work) => (await driverSpans(work)).length > 0,
    options,
  );
  if (!hasDrivers) return { posted: 0 };
  const { unreadFrom } = await fold(orgId, { signal: context.signal });
  const outcome = await systemWork(
    orgId,
    async (work) => {
      const spans = await driverSpans(work);
      const sales = await shippedSales(work, spans);
      return applyDrivers(
        work,
        spans.map(({ driverId, periodId }, at) => {
          return { driverId, periodId, salesMinor: sales[at] ?? 0n };
        }),
      );
    },
    options,
  );
  if (unreadFrom !== null)
    throw new Error('sales of a transaction still under way are not counted yet');
  return outcome;
};

export default handler;
