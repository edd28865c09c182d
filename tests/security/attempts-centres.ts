// What a stranger tries on centres, accounts, periods and approvals; see attempts.ts.
import { TODAY } from '../integration/fulfilment/shop';
import { byId, nothing, once, type Attempt, type Ids } from './attempt';

const version = 1;
const reason = 'Because I want to';
const names = { code: 'NEW', name: 'New' };
const account = { ...names, kind: 'EXPENSE' };

/** Makes below, changes and moves below a node of the other company. */
const tree = (table: string, values: object): Record<'create' | 'update' | 'remove', Attempt> => ({
  create: once((a) => ({ ...values, parentId: a[table] })),
  update: (a, b) => [
    { ...values, id: a[table], version },
    { ...values, id: b[table], version, parentId: a[table] },
  ],
  remove: byId('id', table, { version }),
});

const under = (prefix: string, attempts: Record<string, Attempt>) =>
  Object.fromEntries(Object.entries(attempts).map(([name, one]) => [`${prefix}.${name}`, one]));

const centre = { ...names, kind: 'COST' };
const ofCentre = tree('responsibility_centre', centre);

export const centres: Record<string, Attempt> = {
  list: (_a) => [{}, { on: TODAY }],
  owners: nothing,
  placements: byId('id', 'responsibility_centre'),
  history: byId('id', 'responsibility_centre'),
  create: (a) => [
    { ...centre, parentId: a.responsibility_centre },
    { ...centre, code: 'OWNED', ownerId: a.app_user },
  ],
  update: (a, b) => [
    { ...centre, id: a.responsibility_centre, version },
    { ...centre, id: b.responsibility_centre, version, ownerId: a.app_user },
  ],
  move: (a, b) => [
    { id: a.responsibility_centre, version, parentId: null, from: TODAY },
    { id: b.responsibility_centre, version, parentId: a.responsibility_centre, from: TODAY },
  ],
  remove: ofCentre.remove,
  ...under('accounts', { list: nothing, ...tree('account', account) }),
  ...under('programmes', { list: nothing, ...tree('programme', names) }),
  ...under('calendars', {
    list: nothing,
    create: once(() => ({ code: 'MINE', name: 'Mine', kind: 'MONTH' })),
    update: byId('id', 'fiscal_calendar', { ...names, version, isDefault: true }),
    createYear: byId('calendarId', 'fiscal_calendar', { startsOn: '2031-01-01' }),
    remove: byId('id', 'fiscal_calendar', { version }),
    removeYear: byId('id', 'fiscal_year'),
    closePeriod: byId('id', 'fiscal_period', { version, reason }),
    reopenPeriod: byId('id', 'fiscal_period', { version, reason }),
    periodHistory: byId('id', 'fiscal_period'),
  }),
};

const rule = { ...names, docKind: 'ORDER', priority: 1 };
/** A rule that takes its centre or its decider from the other company in turn. */
const rules = (a: Ids): object[] => [
  { ...rule, steps: [], centreId: a.responsibility_centre },
  { ...rule, code: 'ASKS', steps: [{ kind: 'USER', userId: a.app_user }] },
];
const days = { validFrom: '2026-05-01', validTo: '2026-05-02' };

export const approvals: Record<string, Attempt> = {
  cases: (_a) => ['waiting', 'mine', 'decided'].map((box) => ({ box })),
  count: nothing,
  ofDocument: byId('docId', 'sales_order', { docKind: 'ORDER' }),
  delegations: nothing,
  delegates: nothing,
  delegate: byId('toUserId', 'app_user', days),
  revokeDelegation: byId('id', 'approval_delegation'),
  rules: nothing,
  deciders: nothing,
  createRule: rules,
  updateRule: (a, b) => [
    { ...rule, steps: [], id: a.approval_rule, version },
    ...rules(a).map((one) => ({ ...one, id: b.approval_rule, version })),
  ],
  removeRule: byId('id', 'approval_rule', { version }),
};
