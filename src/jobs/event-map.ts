// Event → jobs, the one place where modules meet upwards. Every event of the system stands here;
// one that nobody acts on says NONE, so that forgetting an event is told apart from deciding.
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { JobDefinition } from './define-job';
import {
  applyBudgetDrivers,
  findDeviations,
  accrueRebates,
  callOffShipments,
  foldLedgers,
  invoiceShipment,
  mailInvitation,
  mailNotice,
  reevaluateHolds,
  refillBudgetLimits,
  releaseGoods,
  reserveBacklog,
  tellPeople,
} from './definitions';

/** An event as it stands in the outbox. */
export interface StoredEvent {
  orgId: string;
  seq: bigint;
  name: string;
  payload: Record<string, unknown>;
  requestId: string | null;
}

interface Facts {
  orgId: string;
  payload: Record<string, unknown>;
}

/** One job an event leads to. Events of a batch with the same job and key lead to one job. */
export interface Route {
  job: JobDefinition;
  payload(event: Facts): Record<string, unknown>;
  /** Must determine the payload: of several events with one key only the last is looked at. */
  key(event: Facts): string;
}

function route<T extends z.ZodObject>(
  job: JobDefinition<T>,
  payload: (event: Facts) => Record<string, unknown>,
  key: (event: Facts) => string,
): Route {
  return { job: job, payload, key };
}

const text = (event: Facts, field: string) => String(event.payload[field]);

function list(event: Facts, field: string): string[] {
  const ids = event.payload[field];
  return Array.isArray(ids) ? [...new Set(ids.map(String))].sort() : [];
}

const products = (event: Facts) => list(event, 'productIds');
const quotas = (event: Facts) => list(event, 'quotaIds');

const digest = (ids: readonly string[]) =>
  createHash('sha1').update(ids.join()).digest('base64url');

/** Every event that comes with ledger entries. */
const fold = route(
  foldLedgers,
  ({ orgId }) => ({ orgId }),
  ({ orgId }) => orgId,
);

/** Budgets that follow sales. */
const drivers = route(
  applyBudgetDrivers,
  ({ orgId }) => ({ orgId }),
  ({ orgId }) => orgId,
);

/** Budgets whose pools hold other cells than before. */
const limits = route(
  refillBudgetLimits,
  ({ orgId }) => ({ orgId }),
  ({ orgId }) => orgId,
);

const dealerHolds = route(
  reevaluateHolds,
  (event) => ({ orgId: event.orgId, dealerId: text(event, 'dealerId') }),
  (event) => `${event.orgId}-${text(event, 'dealerId')}`,
);

const productHolds = route(
  reevaluateHolds,
  (event) => ({ orgId: event.orgId, productIds: products(event) }),
  (event) => `${event.orgId}-${digest(products(event))}`,
);

const quotaHolds = route(
  reevaluateHolds,
  (event) => ({ orgId: event.orgId, quotaIds: quotas(event) }),
  (event) => `${event.orgId}-quota-${digest(quotas(event))}`,
);

const backlog = route(
  reserveBacklog,
  (event) => ({ orgId: event.orgId, productIds: products(event) }),
  (event) => `${event.orgId}-${digest(products(event))}`,
);

const invoice = route(
  invoiceShipment,
  (event) => ({ orgId: event.orgId, shipmentId: text(event, 'shipmentId') }),
  (event) => text(event, 'shipmentId'),
);

const rebates = route(
  accrueRebates,
  (event) => ({ orgId: event.orgId, dealerId: text(event, 'dealerId') }),
  (event) => `${event.orgId}-${text(event, 'dealerId')}`,
);

const goods = route(
  releaseGoods,
  (event) => ({ orgId: event.orgId, orderId: text(event, 'orderId') }),
  (event) => text(event, 'orderId'),
);

const shipments = route(
  callOffShipments,
  (event) => ({ orgId: event.orgId, orderId: text(event, 'orderId') }),
  (event) => text(event, 'orderId'),
);

const invitation = route(
  mailInvitation,
  (event) => ({ orgId: event.orgId, invitationId: text(event, 'invitationId') }),
  (event) => text(event, 'invitationId'),
);

const approval = route(
  tellPeople,
  (event) => ({ orgId: event.orgId, caseId: text(event, 'caseId') }),
  (event) => text(event, 'caseId'),
);

/** The key tells notices apart, and one that is repeated is told once anyway. */
const notice = route(
  tellPeople,
  (event) => ({ orgId: event.orgId, notice: event.payload }),
  (event) => `${event.orgId}-${text(event, 'kind')}-${digest([text(event, 'key')])}`,
);

const noticeMail = route(
  mailNotice,
  (event) => ({ orgId: event.orgId, notificationId: text(event, 'notificationId') }),
  (event) => text(event, 'notificationId'),
);

/** What a closed period came to does not change any more: its deviations are computed once more. */
const periodEnd = route(
  findDeviations,
  (event) => ({ orgId: event.orgId, periodId: text(event, 'periodId') }),
  (event) => text(event, 'periodId'),
);

export const NONE: readonly Route[] = [];

export const eventMap: Readonly<Record<string, readonly Route[]>> = {
  'assessments.published': NONE,
  'assessments.appealed': NONE,
  'assessments.appealDecided': NONE,
  'assessments.final': NONE,

  'identity.userInvited': [invitation],

  'platform.noticeRaised': [notice],
  'notifications.toMail': [noticeMail],

  'approvals.stepWaiting': [approval],
  'approvals.caseClosed': [approval],

  'centres.centreMoved': [limits],
  'centres.accountsChanged': [limits],
  'centres.programmesChanged': [limits],
  'centres.periodClosed': [periodEnd],
  'centres.periodReopened': NONE,

  // Reserved stock that became free is announced as arrived, see inventory.
  'inventory.stockArrived': [productHolds, backlog],

  'quotas.changed': [quotaHolds],

  'receivables.receiptPosted': [dealerHolds, fold],
  'receivables.receiptReversed': [fold],
  'receivables.creditLimitChanged': [dealerHolds],
  'receivables.creditAllocated': [dealerHolds, fold],
  'receivables.invoiceIssued': [fold],
  'receivables.invoiceVoided': [dealerHolds, fold],
  'receivables.creditNoteIssued': [dealerHolds, fold],
  'receivables.historyLoaded': [fold],

  'orders.submitted': [fold],
  // The order's own entries were written when it was submitted.
  'orders.held': NONE,
  'orders.approved': [fold],
  'orders.rejected': [fold, goods],
  // Gives exposure back, so another order of the dealer may pass.
  'orders.cancelled': [dealerHolds, fold, goods, shipments],
  'orders.released': NONE,
  // A smaller order gives exposure back, as a cancelled one does.
  'orders.revised': [dealerHolds, fold],
  'orders.progressed': [fold, drivers],
  'orders.historyLoaded': [fold, drivers],

  // People are told by notices of their own.
  'analytics.deviationsRaised': NONE,

  'budgets.posted': [fold],
  // The entries of these are announced by budgets.posted.
  'budgets.approved': NONE,
  'budgets.changed': NONE,
  'budgets.overridden': NONE,
  'budgets.driverChanged': [drivers],

  'fulfilment.shipped': [invoice, rebates],
  // Quantities of these are announced by orders.progressed.
  'fulfilment.delivered': NONE,
  // Goods that were given in settlement have no price to credit: their claim is open again.
  'fulfilment.returnCredited': [rebates, goods],

  // What they mean for the budget is told by budgets.posted.
  'expenses.requestSubmitted': NONE,
  'expenses.requestDecided': NONE,
  'expenses.claimSubmitted': NONE,
  'expenses.claimDecided': NONE,
  'expenses.claimSettled': NONE,
};
