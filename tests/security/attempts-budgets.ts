// What a stranger tries on budgets; see attempts.ts.
import { NO_ONE } from '@/kernel/ids';
import { byId, nothing, once, type Attempt, type Ids } from './attempt';

const version = 1;
const reason = 'Because I want to';
const names = { code: 'NEW', name: 'New' };

type Part = [field: string, table: string];
const CELL: Part[] = [
  ['centreId', 'responsibility_centre'],
  ['accountId', 'account'],
  ['periodId', 'fiscal_period'],
  ['programmeId', 'programme'],
];

/** A cell that takes one of its parts from the other company in turn. */
function cells(a: Ids, b: Ids): Record<string, unknown>[] {
  const own = Object.fromEntries(CELL.map(([field, table]) => [field, b[table]]));
  return CELL.map(([field, table]) => ({ ...own, programmeId: NO_ONE, [field]: a[table] }));
}

const control = { ...names, grain: 'POOL', mode: 'STOP', scope: 'YEAR', unbudgeted: 'STOP' };
const driver = { code: 'NEW', rate: '0.05' };
const decision = { version, decision: 'APPROVE' };
const nodes = CELL.filter(([field]) => field !== 'periodId');

const carry: Attempt = (a, b) =>
  [
    { fromYearId: a.fiscal_year, toPeriodId: b.fiscal_period },
    { fromYearId: b.fiscal_year, toPeriodId: a.fiscal_period },
  ].map((place) => ({ ...place, rules: [{ ratePpm: 1_000_000 }], reason, expectedMinor: 1n }));

export const budgets: Record<string, Attempt> = {
  list: nothing,
  get: byId('id', 'budget'),
  grid: byId('id', 'budget'),
  create: (a, b) => [
    { name: 'Mine', yearId: a.fiscal_year, source: { kind: 'EMPTY' } },
    { name: 'Mine', yearId: b.fiscal_year, source: { kind: 'VERSION', budgetId: a.budget } },
    { name: 'Mine', yearId: b.fiscal_year, source: { kind: 'ACTUALS', yearId: a.fiscal_year } },
  ],
  saveCells: (a, b) => [
    { id: a.budget, cells: [{ ...cells(a, b)[0], amountMinor: 1n, seenMinor: null }] },
    ...cells(a, b).map((cell) => ({
      id: b.budget,
      cells: [{ ...cell, amountMinor: 1n, seenMinor: null }],
    })),
  ],
  submit: byId('id', 'budget', { version }),
  discard: byId('id', 'budget', { version }),
  withdraw: byId('id', 'budget', { version, reason }),
  decide: (a, b) => [
    { ...decision, id: a.budget, caseId: a.approval_case },
    { ...decision, id: b.budget, caseId: a.approval_case },
  ],
  changes: once(() => ({})),
  change: byId('id', 'budget_change'),
  planCarryForward: carry,
  carryForward: carry,
  requestTransfer: (a, b) =>
    cells(a, b).map((cell) => ({
      reason,
      lines: [
        { ...cell, amountMinor: 1n },
        { ...cell, amountMinor: -1n },
      ],
    })),
  requestChange: (a, b) =>
    cells(a, b).map((cell) => ({
      kind: 'REVISION',
      reason,
      lines: [{ ...cell, amountMinor: 1n }],
    })),
  decideChange: (a, b) => [
    { ...decision, id: a.budget_change, caseId: a.approval_case },
    { ...decision, id: b.budget_change, caseId: a.approval_case },
  ],
  withdrawChange: byId('id', 'budget_change', { version, reason }),
  controls: nothing,
  limits: once((a) => ({ controlId: a.budget_control, yearId: a.fiscal_year })),
  createControl: (a) => nodes.map(([field, table]) => ({ ...control, [field]: a[table] })),
  saveControl: (a, b) => [
    { ...control, id: a.budget_control, version },
    ...nodes.map(([field, table]) => {
      return { ...control, id: b.budget_control, version, [field]: a[table] };
    }),
  ],
  removeControl: byId('id', 'budget_control', { version }),
  drivers: nothing,
  createDriver: (a, b) => [
    ...cells(a, b).map((cell) => ({ ...driver, ...cell, yearId: b.fiscal_year })),
    { ...driver, ...cells(b, b)[0], yearId: a.fiscal_year },
    { ...driver, ...cells(b, b)[0], yearId: b.fiscal_year, regionId: a.region },
    { ...driver, ...cells(b, b)[0], yearId: b.fiscal_year, categoryId: a.category },
  ],
  saveDriver: (a, b) => [
    { ...driver, ...cells(b, b)[0], yearId: b.fiscal_year, id: a.budget_driver, version },
    { ...driver, ...cells(a, b)[0], yearId: b.fiscal_year, id: b.budget_driver, version },
  ],
  available: (a) => [
    { yearId: a.fiscal_year },
    { yearId: a.fiscal_year, centreId: a.responsibility_centre, accountId: a.account },
  ],
  entries: once((a) => ({ yearId: a.fiscal_year, kinds: ['ORIGINAL', 'ACTUAL'] })),
  checkCell: (a, b) => cells(a, b).map((cell) => ({ ...cell, amountMinor: 1n })),
};
