// What a stranger tries, one entry per procedure of the product: inputs that fit the schema and name
// the documents of another company (`a`), alone or mixed with the stranger's own (`b`). A procedure
// that names nothing is called as it is; its answer must then say nothing of the other company.
import { TODAY } from '../integration/fulfilment/shop';
import { byId, listed, nothing, once, plain, type Attempt } from './attempt';
import { budgets } from './attempts-budgets';
import { catalog, dealers } from './attempts-catalog';
import { approvals, centres } from './attempts-centres';
import { expenses } from './attempts-expenses';
import { notifications } from './attempts-notifications';
import { fulfilment, ordering } from './attempts-orders';
import { quotas } from './attempts-quotas';
import { inventory, receivables } from './attempts-stock';
import { targets } from './attempts-targets';

const version = 1;
const reason = 'Because I want to';
const names = { code: 'NEW', name: 'New' };
const csv = Buffer.from('code,name,unit\nX1,X,EA\n').toString('base64');
const period = { from: '2026-01-01', to: '2026-12-31' };

const identity: Record<string, Attempt> = {
  me: nothing,
  updateProfile: once(() => ({ version, name: 'Mine', locale: 'en' })),
  chooseLocale: once(() => ({ locale: 'en' })),
  changePassword: once(() => ({ current: 'not my password', password: 'another-Password-26' })),
  sessions: nothing,
  endSession: byId('sessionId', 'user_session'),
  endOtherSessions: nothing,
  users: plain,
  user: byId('userId', 'app_user'),
  updateUser: byId('userId', 'app_user', {
    version,
    name: 'Mine',
    roles: ['ADMINISTRATOR'],
    dealerId: null,
  }),
  setUserStatus: byId('userId', 'app_user', { version, status: 'DISABLED', reason }),
  endUserSessions: byId('userId', 'app_user'),
  invitations: nothing,
  invite: once((a) => {
    return { email: 'd@example.test', name: 'Dee', roles: ['DEALER'], dealerId: a.dealer };
  }),
  resetAccess: byId('userId', 'app_user'),
  invitationLink: byId('invitationId', 'invitation'),
  revokeInvitation: byId('invitationId', 'invitation'),
  greetInvitee: once(() => ({ token: 'not-a-token' })),
  acceptInvitation: once(() => {
    return { token: 'not-a-token', name: 'Me', password: 'another-Password-26', locale: 'en' };
  }),
  settings: nothing,
  saveSettings: once(() => {
    return { changes: [{ key: 'orders.autoApprove', before: true, value: false }] };
  }),
  saveOrganization: once(() => {
    return { before: { name: 'Test company', locale: 'en' }, name: 'Mine', locale: 'en' };
  }),
  audit: listed(['userId', 'app_user'], ['docId', 'sales_order']),
};

const reports = [
  ...['sales', 'order-flow', 'receivables-ageing', 'stock', 'budget-execution', 'variance'],
  ...['price-mix-quantity', 'expense-flow', 'targets'],
];
const others: Record<string, Attempt> = {
  'analytics.report': () => reports.map((name) => ({ name, locale: 'en' })),
  'analytics.schedules': nothing,
  'analytics.scheduleReport': () =>
    reports.map((name) => ({ name, repeat: 'DAILY', span: 'YEAR_TO_DATE' })),
  'analytics.scheduledDays': byId('id', 'report_schedule', { to: period.to }),
  'analytics.cancelSchedule': byId('id', 'report_schedule'),
  'analytics.dashboard': once(() => ({ locale: 'en' })),
  'figures.executive': nothing,
  'figures.budgetExecution': once((a) => ({ yearId: a.fiscal_year })),
  'figures.heatMap': once((a) => ({ yearId: a.fiscal_year })),
  'figures.burnDown': once((a) => ({ yearId: a.fiscal_year })),
  'figures.variance': once((a) => ({ yearId: a.fiscal_year })),
  'figures.drivers': once((a) => ({ yearId: a.fiscal_year })),
  'figures.documentNumbers': once((a) => ({ ids: [a.expense_request] })),
  'figures.entries': once((a) => ({
    ...{ yearId: a.fiscal_year, fromNo: 1, toNo: 12, kinds: ['ACTUAL'] },
  })),
  'figures.lines': once(() => period),
  'figures.priceMixQuantity': once((a) => ({ yearId: a.fiscal_year })),
  'figures.orderFlow': once(() => period),
  'figures.otif': once(() => period),
  'figures.returns': once(() => period),
  'figures.expenseFlow': once((a) => ({ yearId: a.fiscal_year })),
  'figures.activityReturn': plain,
  'figures.receivables': nothing,
  'figures.targets': once(() => ({ ...period, subject: 'DEALER' })),
  'decisions.decideMany': once((a) => ({
    ...{ cases: [{ caseId: a.approval_case, version }], decision: 'APPROVE' },
  })),
  'deviations.list': plain,
  'deviations.get': byId('id', 'deviation'),
  'deviations.drivers': byId('id', 'deviation'),
  'deviations.steps': byId('id', 'deviation'),
  'deviations.explain': byId('id', 'deviation', { version, explanation: reason }),
  'deviations.act': byId('id', 'deviation', {
    ...{ version, action: reason, actionDueOn: TODAY },
  }),
  'deviations.judge': byId('id', 'deviation', { version, decision: 'close', comment: reason }),
  'deviations.compute': once((a) => ({ yearId: a.fiscal_year, throughNo: 1 })),
  'deviations.rules': nothing,
  'deviations.saveRule': once((a) => ({
    ...{ id: a.deviation_rule, version, code: 'NEW', name: 'New', measure: 'EXPENSE' },
    ...{ basis: 'BUDGET', span: 'PERIOD', rate: '0.1', dueDays: 5 },
  })),
  'integrations.importKinds': plain,
  'integrations.importRuns': plain,
  'integrations.importRun': byId('id', 'import_run'),
  'integrations.fileColumns': once(() => ({ kind: 'products', content: csv })),
  'integrations.runImport': once(() => {
    return { kind: 'products', fileName: 'mine.csv', content: csv, dryRun: false };
  }),
  'jobs.overview': plain,
  'jobs.failed': plain,
  'jobs.runs': plain,
  'jobs.retry': once(() => ({ queue: 'none', jobId: 'none' })),
};

const scheme = {
  ...names,
  subjectKind: 'DEALER',
  frequency: 'NONE',
  delayDays: 0,
  noBasis: 'EXCLUDE',
  grades: [],
  indicators: [
    {
      indicator: 'returnRate',
      weightPpm: 1_000_000n,
      targetPpm: 20_000n,
      better: 'LOWER',
      controllable: true,
      scoring: 'STEP',
      bands: [{ from: 0n, score: 0n }],
    },
  ],
};
const assessments: Record<string, Attempt> = {
  schemes: nothing,
  scheme: byId('id', 'assessment_scheme'),
  createScheme: once((a) => ({ ...scheme, recipients: [a.app_user] })),
  changeScheme: byId('id', 'assessment_scheme', { ...scheme, version }),
  runs: listed(['schemeId', 'assessment_scheme']),
  run: byId('id', 'assessment_run'),
  figures: once((a) => ({ id: a.assessment_run, subjectId: a.dealer })),
  history: once((a) => ({ schemeId: a.assessment_scheme, subjectId: a.dealer })),
  report: () => (['subject', 'indicator'] as const).map((by) => ({ by, locale: 'en' })),
  compute: byId('schemeId', 'assessment_scheme', { from: '2026-02-01', to: '2026-02-28' }),
  publish: byId('id', 'assessment_run', { version }),
  finish: byId('id', 'assessment_run', { version }),
  appeal: once((a) => ({ runId: a.assessment_run, subjectId: a.dealer, lineNo: 1, reason })),
  decideAppeal: once((a) => {
    return { appealId: a.assessment_appeal, decision: 'DISMISS', answer: reason };
  }),
};

const under = (prefix: string, attempts: Record<string, Attempt>) =>
  Object.entries(attempts).map(([name, attempt]): [string, Attempt] => [
    `${prefix}.${name}`,
    attempt,
  ]);

/** By the procedure's path. */
export const ATTEMPTS: ReadonlyMap<string, Attempt> = new Map([
  ...under('approvals', approvals),
  ...under('assessments', assessments),
  ...under('catalog', catalog),
  ...under('budgets', budgets),
  ...under('quotas', quotas),
  ...under('centres', centres),
  ...under('dealers', dealers),
  ...under('expenses', expenses),
  ...under('orders', ordering),
  ...under('fulfilment', fulfilment),
  ...under('inventory', inventory),
  ...under('receivables', receivables),
  ...under('targets', targets),
  ...under('identity', identity),
  ...under('notifications', notifications),
  ...Object.entries(others),
]);
