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
  { column: 'cost_minor', perEntry: only('REQUESTED', 'e.cost_minor') },
];

const counters: readonly FlowColumn[] = [
  { column: 'product_orders', perEntry: only('REQUESTED', 'e.product_first') },
  { column: 'category_orders', perEntry: only('REQUESTED', 'e.category_first') },
];

export interface FlowRollup {
  table: string;
  keys: readonly FlowColumn[];
  sums: readonly FlowColumn[];
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

export const FLOW_ROLLUPS: readonly FlowRollup[] = [
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
  {
    table: 'rollup_flow_month',
    keys: [MONTH, DEALER, SALESPERSON, PRODUCT, CURRENCY],
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

/** A fold: which ledger it reads and which rollups it keeps. */
export interface FoldSource {
  ledger: 'order_flow_entry' | 'receivable_entry';
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
} as const satisfies Record<string, FoldSource>;

export type FoldName = keyof typeof FOLDS;
export const foldNames = Object.keys(FOLDS) as FoldName[];
