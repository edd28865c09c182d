// Job → handler. Handlers are loaded when their first job arrives, so a producer or a test of one
// job does not load the whole system.
import type { z } from 'zod';
import type { JobDefinition, JobHandler } from './define-job';
import {
  applyBudgetDrivers,
  findDeviations,
  findDeviationsEverywhere,
  accrueEveryone,
  accrueRebates,
  callOffShipments,
  foldEveryone,
  foldLedgers,
  forgetAnswers,
  forgetAttempts,
  forgetFiles,
  forgetNotices,
  invoiceShipment,
  mailInvitation,
  mailNotice,
  reevaluateHolds,
  refillBudgetLimits,
  releaseGoods,
  remindEveryone,
  reserveBacklog,
  routeEvent,
  tellPeople,
  runDueAssessments,
  sendDueReports,
  verifyEveryone,
} from './definitions';

export interface RegisteredJob {
  job: JobDefinition;
  load: () => Promise<JobHandler>;
}

function register<T extends z.ZodObject>(
  job: JobDefinition<T>,
  load: () => Promise<{ default: JobHandler<T> }>,
): RegisteredJob {
  return {
    job: job,
    load: async () => (await load()).default,
  };
}

export const registry: readonly RegisteredJob[] = [
  register(reevaluateHolds, () => import('./handlers/reevaluate-holds')),
  register(reserveBacklog, () => import('./handlers/reserve-backlog')),
  register(invoiceShipment, () => import('./handlers/invoice-shipment')),
  register(callOffShipments, () => import('./handlers/call-off-shipments')),
  register(accrueRebates, () => import('./handlers/accrue-rebates')),
  register(accrueEveryone, () => import('./handlers/accrue-everyone')),
  register(releaseGoods, () => import('./handlers/release-goods')),
  register(mailInvitation, () => import('./handlers/send-invitation')),
  register(tellPeople, () => import('./handlers/tell-people')),
  register(mailNotice, () => import('./handlers/mail-notice')),
  register(sendDueReports, () => import('./handlers/send-due-reports')),
  register(remindEveryone, () => import('./handlers/remind-everyone')),
  register(forgetFiles, () => import('./handlers/forget-files')),
  register(forgetNotices, () => import('./handlers/forget-notices')),
  register(applyBudgetDrivers, () => import('./handlers/apply-drivers')),
  register(refillBudgetLimits, () => import('./handlers/refill-limits')),
  register(foldLedgers, () => import('./handlers/fold-ledgers')),
  register(foldEveryone, () => import('./handlers/fold-everyone')),
  register(findDeviations, () => import('./handlers/find-deviations')),
  register(findDeviationsEverywhere, () => import('./handlers/find-deviations-everywhere')),
  register(verifyEveryone, () => import('./handlers/verify-everyone')),
  register(runDueAssessments, () => import('./handlers/run-due-assessments')),
  register(forgetAnswers, () => import('./handlers/forget-answers')),
  register(forgetAttempts, () => import('./handlers/forget-attempts')),
  register(routeEvent, () => import('./handlers/route-event')),
];
