// The measures of the order-flow rollups, said once: folds, rebuild, proof and reports are all
// generated from this list, so they cannot disagree about what a column means.
import { NO_ONE } from '@/kernel/ids';

/** Kinds of order_flow_entry that have a quantity and an amount of their own in the rollups. */
export const FLOW_MEASURES = [
  ['REQUESTED', 'requested'],
  ['APPROVED', 'approved'],
  ['REJECTED', 'rejected'],
  ['CANCELLED', 'cancelled'],
  ['SHIPPED', 'shipped'],
  ['DELIVERED', 'delivered'],
  ['RETURNED', 'returned'],
  ['INVOICED', 'invoiced'],
  ['CREDITED', 'credited'],
] as const;

export type FlowMeasure = (typeof FLOW_MEASURES)[number][1];

/** A column of a rollup and the value one ledger entry adds to it. */
export interface FlowColumn {
  column: string;
  /** SQL over one row of order_flow_entry named `e`. */
  perEntry: string;
}

const only = (kind: string, value: string) =>
  `CASE WHEN e.kind = '${kind}' THEN ${value} ELSE 0 END`;

const amounts: readonly FlowColumn[] = FLOW_MEASURES.flatMap(([kind, name]) => [
  { column: `${name}_quantity`, perEntry: only(kind, 'e.quantity') },
  { column: `${name}_minor`, perEntry: only(kind, 'e.net_minor') },
]);

/** Counts and the other amounts are those of what was ordered. */
const ordered: readonly FlowColumn[] = [
  { column: 'orders', perEntry: only('REQUESTED', 'e.order_first') },
  { column: 'lines', perEntry: only('REQUESTED', 'e.line_count') },
  { column: 'discount_minor', perEntry: only('REQUESTED', 'e.discount_minor') },
  { column: 'tax_minor', perEntry: only('REQUESTED', 'e.tax_minor') },
  // A cost that is not known is null: no part of the sum, and the amounts that have none are told apart.
  { column: 'cost_minor', perEntry: only('REQUESTED', 'coalesce(e.cost_minor, 0)') },
  {
    column: 'uncosted_minor',
    perEntry: only('REQUESTED', 'CASE WHEN e.cost_minor IS NULL THEN e.net_minor ELSE 0 END'),
  },
];

const counters: readonly FlowColumn[] = [
  { column: 'product_orders', perEntry: only('REQUESTED', 'e.product_first') },
  { column: 'category_orders', perEntry: only('REQUESTED', 'e.category_first') },
];

export interface FlowRollup {
  table: string;
  keys: readonly FlowColumn[];
  sums: readonly FlowColumn[];
  /** Entries of the fold that concern this rollup only. */
  where?: string;
  /** Rollups of this rollup: each row is judged as a whole, so the ledger cannot be summed into them. */
  derived?: readonly DerivedRollup[];
}

/** What a row `r` of a rollup counts for in a smaller one. */
export interface DerivedRollup {
  table: string;
  keys: ReadonlyArray<{ column: string; of: string }>;
  sums: ReadonlyArray<{ column: string; of: string }>;
}

/** What an entry adds to a column, or has as a key. A column that is not there is a fault, not a 0. */
export function perEntryOf({ table, keys, sums }: FlowRollup, column: string): string {
  const found = [...keys, ...sums].find((one) => one.column === column);
  if (!found) throw new Error(`${table} has no column ${column}`);
  return found.perEntry;
}

const DAY: FlowColumn = { column: 'day', perEntry: 'e.occurred_on' };
const MONTH: FlowColumn = {
  column: 'month',
  perEntry: `date_trunc('month', e.occurred_on)::date`,
};
const DEALER: FlowColumn = { column: 'dealer_id', perEntry: 'e.dealer_id' };
const SALESPERSON: FlowColumn = {
  column: 'salesperson_id',
  perEntry: `coalesce(e.salesperson_id, '${NO_ONE}'::uuid)`,
};
const PRODUCT: FlowColumn = { column: 'product_id', perEntry: 'e.product_id' };
const CURRENCY: FlowColumn = { column: 'currency', perEntry: 'e.currency' };

/** The widest: it has every sum. */
export const FLOW_MONTH: FlowRollup = {
  table: 'rollup_flow_month',
  keys: [MONTH, DEALER, SALESPERSON, PRODUCT, CURRENCY],
  sums: [...amounts, ...ordered, ...counters],
};

export const FLOW_ROLLUPS: readonly FlowRollup[] = [
  { table: 'rollup_flow_day', keys: [DAY, CURRENCY], sums: [...amounts, ...ordered] },
  {
    table: 'rollup_flow_day_dealer',
    keys: [DAY, DEALER, SALESPERSON, CURRENCY],
    sums: [...amounts, ...ordered],
  },
  {
    table: 'rollup_flow_day_product',
    keys: [DAY, PRODUCT, CURRENCY],
    sums: [...amounts, ...ordered, ...counters],
  },
  FLOW_MONTH,
  // A year of these is some thousand rows however many orders there are.
  {
    table: 'rollup_flow_month_dealer',
    keys: [MONTH, DEALER, SALESPERSON, CURRENCY],
    sums: [...amounts, ...ordered],
  },
  {
    table: 'rollup_flow_month_product',
    keys: [MONTH, PRODUCT, CURRENCY],
    sums: [...amounts, ...ordered, ...counters],
  },
];

/**
 * Receivables by dealer and month. What a document adds is what it changes of the debt: an invoice
 * adds to INVOICED; a receipt or credit note takes from INVOICED or adds to UNAPPLIED, and giving
 * unapplied credit to an invoice later moves both and changes nothing.
 */
const DEBT = `(CASE e.bucket WHEN 'INVOICED' THEN e.amount_minor
  WHEN 'UNAPPLIED' THEN -e.amount_minor ELSE 0 END)`;
const debtOf = (docKind: string, sign: string) =>
  `CASE WHEN e.doc_kind = '${docKind}' THEN ${sign}${DEBT} ELSE 0 END`;

export const RECEIVABLE_ROLLUP: FlowRollup = {
  table: 'rollup_receivable_month',
  keys: [MONTH, DEALER, CURRENCY],
  sums: [
    { column: 'invoiced_minor', perEntry: debtOf('invoice', '') },
    { column: 'credited_minor', perEntry: debtOf('creditNote', '-') },
    { column: 'received_minor', perEntry: debtOf('receipt', '-') },
    { column: 'balance_minor', perEntry: DEBT },
  ],
};

const inTime = (kind: string) =>
  `CASE WHEN e.kind = '${kind}' AND e.occurred_on <= e.due_on THEN e.quantity ELSE 0 END`;

/** A line is as good as what of it came; more than was approved counts for nothing. */
const APPROVED = 'greatest(r.approved_quantity, 0)';
const reached = (column: string) =>
  `(CASE WHEN r.approved_quantity > 0 AND r.${column} >= r.approved_quantity THEN 1 ELSE 0 END)`;

export const SERVICE_COUNTS: DerivedRollup['sums'] = [
  { column: 'lines', of: '(CASE WHEN r.approved_quantity > 0 THEN 1 ELSE 0 END)' },
  { column: 'approved_quantity', of: APPROVED },
  { column: 'filled_quantity', of: `least(greatest(r.shipped_quantity, 0), ${APPROVED})` },
  { column: 'shipped_in_full', of: reached('shipped_quantity') },
  { column: 'shipped_otif', of: reached('shipped_in_time_quantity') },
  { column: 'delivered_otif', of: reached('delivered_in_time_quantity') },
];

const DUE_MONTH = { column: 'month', of: `date_trunc('month', r.due_on)::date` };

/** Service by the day a line was wanted on; what was wanted on no day has no basis and is left out. */
const SERVICE_LINE: FlowRollup = {
  table: 'rollup_service_line',
  where: `e.due_on IS NOT NULL AND e.kind IN ('APPROVED', 'SHIPPED', 'DELIVERED')`,
  keys: [
    { column: 'due_on', perEntry: 'e.due_on' },
    DEALER,
    PRODUCT,
    { column: 'line_id', perEntry: 'e.line_id' },
  ],
  sums: [
    { column: 'approved_quantity', perEntry: only('APPROVED', 'e.quantity') },
    { column: 'shipped_quantity', perEntry: only('SHIPPED', 'e.quantity') },
    { column: 'shipped_in_time_quantity', perEntry: inTime('SHIPPED') },
    { column: 'delivered_quantity', perEntry: only('DELIVERED', 'e.quantity') },
    { column: 'delivered_in_time_quantity', perEntry: inTime('DELIVERED') },
  ],
  derived: [
    {
      table: 'rollup_service_dealer',
      keys: [DUE_MONTH, { column: 'dealer_id', of: 'r.dealer_id' }],
      sums: SERVICE_COUNTS,
    },
    {
      table: 'rollup_service_product',
      keys: [DUE_MONTH, { column: 'product_id', of: 'r.product_id' }],
      sums: SERVICE_COUNTS,
    },
  ],
};

/** Rejections count by whether the whole was refused or part was cut; a person's words would not add up. */
export const GAP: FlowRollup = {
  table: 'rollup_gap_month',
  where: `e.kind IN ('REJECTED', 'CANCELLED', 'RETURNED')`,
  keys: [
    MONTH,
    { column: 'kind', perEntry: 'e.kind' },
    {
      column: 'cause',
      perEntry: `CASE WHEN e.kind = 'REJECTED' AND e.cause = 'REJECTED' THEN 'REJECTED'
        WHEN e.kind = 'REJECTED' THEN 'NOT_APPROVED' ELSE coalesce(e.cause, '') END`,
    },
    CURRENCY,
  ],
  sums: [
    { column: 'quantity', perEntry: 'e.quantity' },
    { column: 'net_minor', perEntry: 'e.net_minor' },
  ],
};

/** Kinds of budget_entry and their columns, in the order of the formula. */
export const BUDGET_MEASURES = [
  ['ORIGINAL', 'original_minor'],
  ['REVISION', 'revision_minor'],
  ['TRANSFER', 'transfer_minor'],
  ['CARRY_FORWARD', 'carry_forward_minor'],
  ['FLEX', 'flex_minor'],
  ['PRE_COMMITMENT', 'pre_commitment_minor'],
  ['COMMITMENT', 'commitment_minor'],
  ['ACTUAL', 'actual_minor'],
  ['SETTLED', 'settled_minor'],
] as const;

/** How many of them, from the first, make the budget. */
export const MAKES_BUDGET = 5;
const plainKey = (column: string): FlowColumn => ({ column, perEntry: `e.${column}` });
const CELL = ['period_id', 'centre_id', 'account_id'].map(plainKey);
const budgetSums = (measures: readonly (readonly [string, string])[]): FlowColumn[] =>
  measures.map(([kind, column]) => ({ column, perEntry: only(kind, 'e.amount_minor') }));

const BUDGET: FlowRollup = {
  table: 'rollup_budget_month',
  keys: [...CELL, plainKey('programme_id')],
  sums: budgetSums(BUDGET_MEASURES),
};

const EXPENSE: FlowRollup = {
  table: 'rollup_expense_month',
  where: `e.kind IN ('PRE_COMMITMENT', 'COMMITMENT', 'ACTUAL', 'SETTLED')`,
  keys: [...CELL, plainKey('expense_type_id'), plainKey('dealer_id')],
  sums: budgetSums(BUDGET_MEASURES.slice(MAKES_BUDGET)),
};

/** A fold: which ledger it reads and which rollups it keeps. */
export interface FoldSource {
  ledger: 'order_flow_entry' | 'receivable_entry' | 'budget_entry';
  /** Entries that concern the rollups; others only move the watermark. */
  where: string;
  rollups: readonly FlowRollup[];
}

export const FOLDS = {
  'order-flow': { ledger: 'order_flow_entry', where: 'true', rollups: FLOW_ROLLUPS },
  receivables: {
    ledger: 'receivable_entry',
    where: `e.bucket IN ('INVOICED', 'UNAPPLIED')`,
    rollups: [RECEIVABLE_ROLLUP],
  },
  service: { ledger: 'order_flow_entry', where: 'true', rollups: [SERVICE_LINE, GAP] },
  budget: { ledger: 'budget_entry', where: 'true', rollups: [BUDGET, EXPENSE] },
} as const satisfies Record<string, FoldSource>;

export type FoldName = keyof typeof FOLDS;
export const foldNames = Object.keys(FOLDS) as FoldName[];
