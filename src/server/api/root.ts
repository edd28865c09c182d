// Every procedure of the product: one line per module.
import { deviationsRouter, figuresRouter } from '@/server/modules/analytics/figures-router';
import { analyticsRouter } from '@/server/modules/analytics/router';
import { targetsRouter } from '@/server/modules/analytics/targets-router';
import { approvalsRouter } from '@/server/modules/approvals/router';
import { assessmentsRouter } from '@/server/modules/assessments/router';
import { budgetsRouter } from '@/server/modules/budgets/router';
import { catalogRouter } from '@/server/modules/catalog/router';
import { centresRouter } from '@/server/modules/centres/router';
import { dealersRouter } from '@/server/modules/dealers/router';
import { decisionsRouter } from '@/server/modules/decisions/router';
import { expensesRouter } from '@/server/modules/expenses/router';
import { fulfilmentRouter } from '@/server/modules/fulfilment/router';
import { identityRouter } from '@/server/modules/identity/router';
import { integrationsRouter } from '@/server/modules/integrations/router';
import { inventoryRouter } from '@/server/modules/inventory/router';
import { jobsRouter } from '@/server/modules/jobs/router';
import { notificationsRouter } from '@/server/modules/notifications/router';
import { ordersRouter } from '@/server/modules/orders/router';
import { quotasRouter } from '@/server/modules/quotas/router';
import { receivablesRouter } from '@/server/modules/receivables/router';
import { router } from './trpc';

export const appRouter = router({
  analytics: analyticsRouter,
  approvals: approvalsRouter,
  assessments: assessmentsRouter,
  budgets: budgetsRouter,
  catalog: catalogRouter,
  centres: centresRouter,
  dealers: dealersRouter,
  decisions: decisionsRouter,
  deviations: deviationsRouter,
  figures: figuresRouter,
  expenses: expensesRouter,
  fulfilment: fulfilmentRouter,
  identity: identityRouter,
  integrations: integrationsRouter,
  inventory: inventoryRouter,
  jobs: jobsRouter,
  notifications: notificationsRouter,
  orders: ordersRouter,
  quotas: quotasRouter,
  receivables: receivablesRouter,
  targets: targetsRouter,
});

export type AppRouter = typeof appRouter;
