// What the dashboards are drawn from. Client-safe. Every answer says as of when, in which currency and
// with which sign; amounts are minor units; rates are text (`0.074448`) or null where there is no
// basis, which is never 0. Ids are those a figure drills down to.
import { z } from 'zod';
import { dayField } from '@/kernel/fields';
import {
  BASES,
  basisDays,
  basisSpan,
  execution,
  head,
  id,
  minor,
  node,
  rate,
  span,
  SPANS,
  spanView,
  toDate,
  variance,
  VarianceFigure,
} from './figure-parts-schemas';

export { BASES, SPANS };
export type { Basis } from './figure-parts-schemas';
export * from './flow-figure-schemas';

// 2. Budget execution
/** The shortest fiscal period there is: of fewer days rent, wages and claims are not a rate yet. */
export const RUN_RATE_DAYS = 28;

export const ExecutionInput = z.object({
  ...span,
  centreId: id.nullish(),
  accountId: id.nullish(),
  /** Every level below; else the node and one level. */
  asTree: z.boolean().default(false),
  locale: z.string().default('en'),
});
export type ExecutionInput = z.input<typeof ExecutionInput>;
export const ExecutionRow = z.object({ centreId: id, accountId: id, ...execution });
export type ExecutionRow = z.infer<typeof ExecutionRow>;
export const BudgetExecution = z.object({
  ...head,
  span: spanView,
  /** Parents before children. */
  centres: z.array(node),
  /** `operator` says how an account enters the one above: + - ~. */
  accounts: z.array(node.extend({ operator: z.string() })),
  /** The nil UUID among the accounts: everything that is spent. */
  rows: z.array(ExecutionRow),
  /** Of centres that have others below them: what is theirs alone; part of their figures in `rows`. */
  own: z.array(ExecutionRow.extend({ yearMinor: minor.nullable() })),
  /** Actual of the topmost row carried on by days to the end of the year, by centre and account. */
  forecast: z.array(z.object({ centreId: id, accountId: id, yearMinor: minor.nullable() })),
});
export type BudgetExecution = z.infer<typeof BudgetExecution>;

export const HeatMapInput = z.object({
  ...span,
  accountId: id.nullish(),
  centreId: id.nullish(),
  locale: z.string().default('en'),
});
export const HeatMap = z.object({
  ...head,
  span: spanView,
  centres: z.array(node),
  periods: z.array(z.object({ id, no: z.number(), code: z.string() })),
  /** actual ÷ revised of the expense accounts. */
  cells: z.array(
    z.object({ centreId: id, periodId: id, revisedMinor: minor, actualMinor: minor, rate }),
  ),
});
export type HeatMap = z.infer<typeof HeatMap>;

export const BurnDownInput = z.object({ ...span, centreId: id.nullish(), accountId: id.nullish() });
export const BurnDown = z.object({
  ...head,
  span: spanView,
  points: z.array(
    z.object({
      periodId: id,
      code: z.string(),
      /** Of the year so far. */
      budgetMinor: minor,
      usedMinor: minor.nullable(),
      /** What is left of the budget of the whole year; null: that period has not begun. */
      leftMinor: minor.nullable(),
    }),
  ),
  yearMinor: minor,
  forecastMinor: minor.nullable(),
});
export type BurnDown = z.infer<typeof BurnDown>;

// 3. Variance
export const VarianceInput = z.object({
  ...span,
  basis: z.enum(BASES).default('BUDGET'),
  over: z.enum(SPANS).default('YEAR_TO_DATE'),
  centreId: id.nullish(),
  accountId: id.nullish(),
  by: z.enum(['centre', 'account']).default('account'),
  locale: z.string().default('en'),
});
export type VarianceInput = z.input<typeof VarianceInput>;
export const VarianceRow = node.extend({
  depth: z.number(),
  hasChildren: z.boolean(),
  ...variance,
});
export const VarianceAnswer = z.object({
  ...head,
  span: spanView,
  basis: z.enum(BASES),
  basisSpan,
  toDate,
  /** RESULT: revenue less expense by the operators; the bars of the waterfall lead to it. */
  total: VarianceFigure,
  rows: z.array(VarianceRow),
  waterfall: z.object({
    /** Steps are of what is earned, so that a step up is favourable; else of what is spent. */
    isMoreFavourable: z.boolean(),
    startMinor: minor,
    endMinor: minor,
    steps: z.array(
      z.object({
        key: z.string(),
        label: z.string(),
        amountMinor: minor,
        fromMinor: minor,
        toMinor: minor,
      }),
    ),
  }),
});
export type VarianceAnswer = z.infer<typeof VarianceAnswer>;

export const PMQ_DIMENSIONS = ['product', 'dealer', 'region'] as const;
export const PriceMixQuantityInput = z.object({
  ...span,
  basis: z.enum(BASES).default('BUDGET'),
  over: z.enum(SPANS).default('YEAR_TO_DATE'),
  by: z.enum(PMQ_DIMENSIONS).default('product'),
  dealerId: id.nullish(),
  locale: z.string().default('en'),
});
export type PriceMixQuantityInput = z.input<typeof PriceMixQuantityInput>;
const effects = {
  basisQuantity: z.bigint(),
  basisMinor: minor,
  actualQuantity: z.bigint(),
  actualMinor: minor,
  priceMinor: minor,
  mixMinor: minor,
  quantityMinor: minor,
  volumeMinor: minor,
  otherMinor: minor,
  totalMinor: minor,
};
export const PriceMixQuantityRow = z.object({
  id,
  code: z.string(),
  name: z.string(),
  /** COMPARED, NO_BASIS (not budgeted), NO_SALES, NO_QUANTITY; MIXED for a sum of several. */
  standing: z.enum(['COMPARED', 'NO_BASIS', 'NO_SALES', 'NO_QUANTITY', 'MIXED']),
  ...effects,
});
export type PriceMixQuantityRow = z.infer<typeof PriceMixQuantityRow>;
export const PriceMixQuantity = z.object({
  ...head,
  span: spanView,
  basis: z.enum(BASES),
  by: z.enum(PMQ_DIMENSIONS),
  toDate,
  /** The days of what was ordered. */
  days: z.object({ from: dayField, to: dayField }),
  basisDays,
  rows: z.array(PriceMixQuantityRow),
  total: z.object(effects),
});
export type PriceMixQuantity = z.infer<typeof PriceMixQuantity>;
