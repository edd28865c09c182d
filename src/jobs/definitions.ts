// Every job of the system, by what it does. The map from events to jobs is event-map.ts, the map
// from jobs to handlers is registry.ts.
import { z } from 'zod';
import { defineJob } from './define-job';

const MINUTE = 60_000;
const DAY = 86_400;

const orgId = z.uuid();
const nothing = z.object({});
const retention = { completed: DAY, failed: 30 * DAY };
/** Runs every minute; a day of them would be noise. */
const shortRetention = { completed: DAY / 24, failed: 7 * DAY };

/** Follows an event of one organization. */
const afterEvent = {
  queue: 'documents',
  attempts: 8,
  backoffMs: 1_000,
  timeoutMs: 5 * MINUTE,
  retention,
  concurrency: 2,
} as const;

/** Hands something to a server of mail, which may be away for a while. */
const byMail = { ...afterEvent, attempts: 10, backoffMs: 5_000, timeoutMs: 2 * MINUTE } as const;

/** Keeps the house: by the clock, for every organization, one at a time. */
const byClock = {
  schema: nothing,
  queue: 'upkeep',
  attempts: 3,
  backoffMs: 5_000,
  timeoutMs: 60 * MINUTE,
  retention,
  concurrency: 1,
} as const;

/** Long work on the rollups of one organization. */
const onFigures = {
  queue: 'folds',
  attempts: 5,
  backoffMs: 5_000,
  timeoutMs: 15 * MINUTE,
  retention,
  concurrency: 1,
} as const;

/** Something happened that can clear holds: of a dealer's, or with products, or by quotas. */
export const reevaluateHolds = defineJob({
  ...afterEvent,
  name: 'orders.reevaluateHolds',
  schema: z.object({
    orgId,
    dealerId: z.uuid().optional(),
    productIds: z.array(z.uuid()).optional(),
    quotaIds: z.array(z.uuid()).optional(),
  }),
  concurrency: 4,
});

/** Stock arrived: approved orders that wait for it reserve it, oldest first. */
export const reserveBacklog = defineJob({
  ...afterEvent,
  name: 'orders.reserveBacklog',
  schema: z.object({ orgId, productIds: z.array(z.uuid()).min(1) }),
});

/** Raises the invoice of a shipment, where the organization invoices on shipment. */
export const invoiceShipment = defineJob({
  ...afterEvent,
  name: 'fulfilment.invoiceShipment',
  schema: z.object({ orgId, shipmentId: z.uuid() }),
  attempts: 10,
  timeoutMs: 2 * MINUTE,
  concurrency: 4,
});

/** Goods left or came back: what the dealer's rebates have come to. */
export const accrueRebates = defineJob({
  ...afterEvent,
  name: 'expenses.accrueRebates',
  schema: z.object({ orgId, dealerId: z.uuid() }),
});

/** Opens new cycles of rebates, and catches up what an event did not. */
export const accrueEveryone = defineJob({
  ...byClock,
  name: 'expenses.accrueEveryone',
});

/** An order was called off: where it was goods in settlement of an expense, the settlement goes. */
export const releaseGoods = defineJob({
  ...afterEvent,
  name: 'expenses.releaseGoods',
  schema: z.object({ orgId, orderId: z.uuid() }),
  timeoutMs: 2 * MINUTE,
});

/** An order was called off, whole or in part: its shipments that have not left follow. */
export const callOffShipments = defineJob({
  ...afterEvent,
  name: 'fulfilment.callOffShipments',
  schema: z.object({ orgId, orderId: z.uuid() }),
  timeoutMs: 2 * MINUTE,
});

/** Sends the link of an invitation or of a new password. */
export const mailInvitation = defineJob({
  ...byMail,
  name: 'identity.mailInvitation',
  schema: z.object({ orgId, invitationId: z.uuid() }),
});

/** Tells people how an approval stands, or what a notice says. */
export const tellPeople = defineJob({
  ...afterEvent,
  name: 'notifications.tell',
  schema: z.object({
    orgId,
    caseId: z.uuid().optional(),
    notice: z.record(z.string(), z.unknown()).optional(),
  }),
  timeoutMs: 2 * MINUTE,
});

/** Mails one notice to one person. */
export const mailNotice = defineJob({
  ...byMail,
  name: 'notifications.mail',
  schema: z.object({ orgId, notificationId: z.uuid() }),
});

/** Tells whose regular report's day has come. */
export const sendDueReports = defineJob({
  ...byClock,
  name: 'analytics.sendDueReports',
  timeoutMs: 10 * MINUTE,
});

/** Reminds who must act: deviations near or past their day, approvals that wait for long. */
export const remindEveryone = defineJob({
  ...byClock,
  name: 'notifications.remindEveryone',
  timeoutMs: 10 * MINUTE,
});

/** Forgets notices that were read a season ago. */
export const forgetNotices = defineJob({
  ...byClock,
  name: 'notifications.forget',
  timeoutMs: 10 * MINUTE,
});

/** Brings the rollups of an organization up to its ledgers. */
export const foldLedgers = defineJob({
  ...onFigures,
  name: 'analytics.fold',
  schema: z.object({ orgId }),
  backoffMs: 2_000,
  retention: shortRetention,
  concurrency: 2,
});

/** Sales moved, or a rule that follows them: brings sales-driven budgets to rate × sales. */
export const applyBudgetDrivers = defineJob({
  ...afterEvent,
  name: 'budgets.applyDrivers',
  schema: z.object({ orgId }),
  backoffMs: 2_000,
  timeoutMs: 15 * MINUTE,
  retention: shortRetention,
  concurrency: 1,
});

/** Trees were rearranged: writes the limits of controls anew from the balances. */
export const refillBudgetLimits = defineJob({
  ...afterEvent,
  name: 'budgets.refillLimits',
  schema: z.object({ orgId }),
  backoffMs: 2_000,
  timeoutMs: 15 * MINUTE,
  concurrency: 1,
});

/** Folds whatever an event did not: a safety net under lost or late events. */
export const foldEveryone = defineJob({
  ...byClock,
  name: 'analytics.foldEveryone',
  attempts: 1,
  backoffMs: 1_000,
  timeoutMs: 10 * MINUTE,
  retention: shortRetention,
});

/** Proves balances, documents and rollups against the ledgers; fails where they differ. */
export const verifyEveryone = defineJob({
  ...byClock,
  name: 'analytics.verifyEveryone',
  attempts: 1,
  backoffMs: 1_000,
  timeoutMs: 120 * MINUTE,
});

/** Looks for variances past their thresholds, of a closed period or of the one that holds today. */
export const findDeviations = defineJob({
  ...onFigures,
  name: 'analytics.findDeviations',
  schema: z.object({ orgId, periodId: z.uuid().optional() }),
});

/** The same for every organization, nightly. */
export const findDeviationsEverywhere = defineJob({
  ...byClock,
  name: 'analytics.findDeviationsEverywhere',
  backoffMs: 60_000,
});

/** Computes drafts of assessments whose period is over. */
export const runDueAssessments = defineJob({
  ...byClock,
  name: 'assessments.runDue',
  backoffMs: 60_000,
});

/** Forgets answers to idempotency keys that no client will ask for again. */
export const forgetAnswers = defineJob({
  ...byClock,
  name: 'platform.forgetAnswers',
  timeoutMs: 10 * MINUTE,
});

/** Removes files that were brought in and attached to nothing. */
export const forgetFiles = defineJob({
  ...byClock,
  name: 'expenses.forgetFiles',
  timeoutMs: 30 * MINUTE,
});

/** Forgets sign-in attempts that the throttle no longer looks at. */
export const forgetAttempts = defineJob({
  ...byClock,
  name: 'identity.forgetAttempts',
  timeoutMs: 10 * MINUTE,
});

/**
 * An event this build could not route, kept where a person sees it and can retry it after an
 * upgrade. Without it one bad row would either be lost or stop every event behind it.
 */
export const routeEvent = defineJob({
  name: 'platform.routeEvent',
  schema: z.object({
    orgId,
    seq: z.string(),
    event: z.string(),
    payload: z.record(z.string(), z.unknown()),
  }),
  queue: 'upkeep',
  attempts: 1,
  backoffMs: 1_000,
  timeoutMs: MINUTE,
  retention: { completed: DAY, failed: 365 * DAY },
  concurrency: 1,
});
