// Centres, accounts or programmes moved: the pools above them hold other cells now. Twice is once.
import { refillLimits } from '@/server/modules/budgets';
import { systemWork } from '@/server/platform/work';
import type { JobHandler } from '../define-job';
import type { refillBudgetLimits } from '../definitions';

const handler: JobHandler<typeof refillBudgetLimits.schema> = async ({ orgId }, context) =>
  systemWork(orgId, refillLimits, { requestId: context.requestId, now: context.now() });

export default handler;
