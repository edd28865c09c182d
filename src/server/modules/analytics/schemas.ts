// What crosses the wire about reports and the dashboard. Client-safe.
import { z } from 'zod';
import { dayField } from '@/kernel/fields';
import { FLOW_DIMENSIONS } from './domain/choose-grain';
import { BASES, basisDays, basisSpan } from './figure-parts-schemas';

export const reportNames = [
  'sales',
  'order-flow',
  'receivables-ageing',
  'stock',
  'budget-execution',
  'variance',
  'price-mix-quantity',
  'expense-flow',
  'targets',
] as const;
export type ReportName = (typeof reportNames)[number];

/** What each report can be grouped and narrowed by. `cause` tells why goods did not move on. */
export const reportDimensions = {
  sales: FLOW_DIMENSIONS,
  'order-flow': [...FLOW_DIMENSIONS, 'cause'],
  'receivables-ageing': ['dealer', 'region', 'level', 'salesperson'],
  stock: ['product', 'category', 'warehouse'],
  'budget-execution': ['centre', 'account', 'programme', 'period'],
  variance: ['centre', 'account', 'programme', 'period'],
  'price-mix-quantity': ['product', 'dealer', 'region'],
  'expense-flow': ['account', 'expenseType', 'dealer', 'centre', 'period'],
  targets: ['salesperson', 'dealer', 'region', 'product', 'category'],
} as const satisfies Record<ReportName, readonly string[]>;

export type ReportDimension = (typeof reportDimensions)[ReportName][number];

export const defaultDimensions: Record<ReportName, readonly ReportDimension[]> = {
  sales: ['month'],
  'order-flow': ['month'],
  'receivables-ageing': ['dealer'],
  stock: ['product', 'warehouse'],
  'budget-execution': ['centre', 'account'],
  variance: ['account'],
  'price-mix-quantity': ['product'],
  'expense-flow': ['account', 'expenseType', 'dealer'],
  targets: ['salesperson'],
};

/** Reports on one kind of thing at a time. */
export const oneDimension: ReadonlySet<string> = new Set(['price-mix-quantity', 'targets']);

/** Reports whose rows are sums of entries of the budget ledger. */
export const entryReports: ReadonlySet<string> = new Set([
  'budget-execution',
  'variance',
  'expense-flow',
]);

/** Dimensions with an entity behind them; the others are parts of a date or codes. */
export const namedDimensions: ReadonlySet<string> = new Set([
  'dealer',
  'region',
  'level',
  'product',
  'category',
  'salesperson',
  'warehouse',
  'centre',
  'account',
  'programme',
  'expenseType',
]);

/** Trees: their figures can be rolled up to a depth (1 = the top). */
export const treeDimensions: ReadonlySet<string> = new Set([
  'region',
  'level',
  'category',
  'centre',
  'account',
  'programme',
]);

/** Which arguments say anything of a report that is grouped so. */
export const usedArguments = (name: ReportName, by: readonly string[]) => ({
  from: name !== 'stock' && name !== 'receivables-ageing',
  to: name !== 'stock',
  depth: !oneDimension.has(name) && by.some((dimension) => treeDimensions.has(dimension)),
  basis: name === 'price-mix-quantity' || name === 'variance',
});

const date = dayField;

/** Before the code of a tree's node: the node itself, without what is below it. */
const ITSELF = '=';

/** Narrows to a node of a tree without what is below it. */
export const itself = (code: string): string => `${ITSELF}${code}`;

/** The code of a node that is narrowed to without what is below it; undefined: with it. */
export const codeOfItself = (text: string): string | undefined =>
  text.startsWith(ITSELF) && text.length > 1 ? text.slice(1) : undefined;

/**
 * Which rows: a code per dimension, the empty text standing for "none". A node of a tree has what is
 * below it, unless its code is told as `itself`.
 */
const narrow = z.record(z.string(), z.string().max(100));

export const ReportInput = z.object({
  name: z.enum(reportNames),
  by: z.array(z.string().max(20)).max(5).optional(),
  from: date.nullish(),
  to: date.nullish(),
  only: narrow.default({}),
  /** Rolls trees up to this depth; 1 is the top. Without it every leaf speaks for itself. */
  depth: z.number().int().min(1).max(20).nullish(),
  /** What `variance` and `price-mix-quantity` compare with. */
  basis: z.enum(BASES).default('BUDGET'),
});
export type ReportInput = z.input<typeof ReportInput>;

export const columnKinds = ['text', 'count', 'quantity', 'amount', 'ratio', 'date'] as const;

export const ReportColumn = z.object({
  key: z.string(),
  kind: z.enum(columnKinds),
  /** The dimension a text column belongs to. */
  dimension: z.string().optional(),
});
export type ReportColumn = z.infer<typeof ReportColumn>;

/** Text and ratios as text, counts, quantities and minor units as integers. */
export const ReportValue = z.union([z.string(), z.bigint(), z.null()]);
export type ReportValue = z.infer<typeof ReportValue>;

export const ReportPeriod = z.object({
  code: z.string(),
  yearId: z.string(),
  no: z.number(),
  startsOn: date,
  endsOn: date,
});
export type ReportPeriod = z.infer<typeof ReportPeriod>;

export const Report = z.object({
  name: z.enum(reportNames),
  by: z.array(z.string()),
  /** What it was compared with; null where it compares nothing. */
  basis: z.enum(BASES).nullable(),
  /** Whose entries, or the days whose orders, stand behind what it was compared with. */
  basisSpan,
  basisDays,
  /** The days it counts; null is an open end. */
  from: date.nullable(),
  to: date.nullable(),
  columns: z.array(ReportColumn),
  rows: z.array(z.array(ReportValue)),
  /** One row of sums per currency, in the columns of the report; null where a sum says nothing. */
  totals: z.array(z.array(ReportValue)),
  /** The answer was cut after this many rows; null where it is whole. */
  cutAfter: z.number().nullable(),
  asOf: z.date().nullable(),
  /** Ids behind the codes of what has rows of its own, for links: dimension → code → id. */
  ids: z.record(z.string(), z.record(z.string(), z.string())),
  /** Nodes of trees whose rows are theirs alone, though others hang below them: dimension → codes. */
  own: z.record(z.string(), z.array(z.string())).optional(),
  /** The fiscal periods whose entries it counts, in their order; none where it counts no entries. */
  periods: z.array(ReportPeriod),
});
export type Report = z.infer<typeof Report>;

const money = z.bigint();
const perCurrency = z.object({ currency: z.string() });

export const Dashboard = z.object({
  today: date,
  asOf: z.date().nullable(),
  /** Of what is read from balances: receivables and stock. */
  readAt: z.date(),
  currency: z.string(),
  /** Currencies with sales, the organization's own first. */
  currencies: z.array(z.string()),
  months: z.array(
    perCurrency.extend({
      month: z.string(),
      netMinor: money,
      /** A year before; null where nothing is known of that month yet, zero where nothing was sold. */
      previousMinor: money.nullable(),
      /** The same, of the month that runs up to the day a year before today. */
      previousToDateMinor: money.nullable(),
      orders: z.number(),
    }),
  ),
  flow: z.object({
    from: date,
    to: date,
    requested: z.bigint(),
    approved: z.bigint(),
    shipped: z.bigint(),
    delivered: z.bigint(),
    returned: z.bigint(),
    rejected: z.bigint(),
    cancelled: z.bigint(),
  }),
  gaps: z.array(z.object({ cause: z.string(), quantity: z.bigint(), orders: z.number() })),
  orders: z.array(z.object({ status: z.string(), count: z.number() })),
  ageing: z.array(
    perCurrency.extend({
      buckets: z.array(z.object({ key: z.string(), amountMinor: money })),
      totalMinor: money,
      overdueMinor: money,
    }),
  ),
  overdueDealers: z.array(
    perCurrency.extend({
      dealerId: z.string(),
      code: z.string(),
      name: z.string(),
      overdueMinor: money,
    }),
  ),
  shortProducts: z.array(
    z.object({
      productId: z.string(),
      code: z.string(),
      name: z.string(),
      warehouse: z.string(),
      available: z.number(),
      reorderPoint: z.number(),
    }),
  ),
  shortCount: z.number(),
});
export type Dashboard = z.infer<typeof Dashboard>;
