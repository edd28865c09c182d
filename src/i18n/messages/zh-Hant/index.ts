// Every area of this language; a new area is added to all three languages.
import admin from './admin.json';
import approvals from './approvals.json';
import assessments from './assessments.json';
import auth from './auth.json';
import budgets from './budgets.json';
import catalog from './catalog.json';
import centres from './centres.json';
import common from './common.json';
import dashboard from './dashboard.json';
import dashboards from './dashboards.json';
import dealers from './dealers.json';
import deviations from './deviations.json';
import errors from './errors.json';
import expenses from './expenses.json';
import fulfilment from './fulfilment.json';
import imports from './imports.json';
import inventory from './inventory.json';
import jobs from './jobs.json';
import nav from './nav.json';
import notifications from './notifications.json';
import orders from './orders.json';
import quotas from './quotas.json';
import receivables from './receivables.json';
import reports from './reports.json';
import targets from './targets.json';

export default {
  admin,
  approvals,
  assessments,
  auth,
  budgets,
  catalog,
  centres,
  common,
  dashboard,
  dashboards,
  dealers,
  deviations,
  errors,
  expenses,
  fulfilment,
  imports,
  inventory,
  jobs,
  nav,
  notifications,
  orders,
  quotas,
  receivables,
  reports,
  targets,
};
