// What the dashboards are drawn from. Client-safe. Every answer says as of when, in which currency and
// with which sign; amounts are minor units; rates are text (`0.074448`) or null where there is no
// basis, which is never 0. Ids are those a figure drills down to.
import { z } from 'zod';

const id = z.uuid();
const date = z.iso.date();
const minor = z.bigint();
const rate = z.string().nullable();
const head = {
  /** When the rollups were last brought up to their ledgers; null: never. */
  asOf: z.date().nullable(),
  currency: z.string(),
};
/** Favourable is positive in every variance. */
const variance = {
  basisMinor: minor.nullable(),
  actualMinor: minor,
  varianceMinor: minor.nullable(),
  rate,
  mark: z.enum(['F', 'U']).nullable(),
};
export const VarianceFigure = z.object(variance);
export type VarianceFigure = z.infer<typeof VarianceFigure>;

export const BASES = ['BUDGET', 'LAST_YEAR', 'LAST_PERIOD'] as const;
export type Basis = (typeof BASES)[number];
export const SPANS = ['PERIOD', 'YEAR_TO_DATE'] as const;

/** Which fiscal periods. Left out: the year that holds today, up to the period that holds today. */
const span = {
  yearId: id.nullish(),
  throughNo: z.number().int().min(1).max(53).nullish(),
};
const spanView = z.object({
  yearId: id,
  yearCode: z.string(),
  throughNo: z.number(),
  throughCode: z.string(),
  from: date,
  to: date,
  /** The period or year is not over yet. */
  isUnfinished: z.boolean(),
});
const node = z.object({
  id,
  code: z.string(),
  name: z.string(),
  parentId: id.nullable(),
  kind: z.string(),
});

// 2. Budget execution
export const ExecutionInput = z.object({
  ...span,
  centreId: id.nullish(),
  accountId: id.nullish(),
  /** Every level below; else the node and one level. */
  asTree: z.boolean().default(false),
});
export type ExecutionInput = z.input<typeof ExecutionInput>;
const execution = {
  originalMinor: minor,
  /** Original and every change of it. */
  revisedMinor: minor,
  preCommittedMinor: minor,
  committedMinor: minor,
  actualMinor: minor,
  settledMinor: minor,
  availableMinor: minor,
  /** actual ÷ revised. */
  rate,
};
export const ExecutionRow = z.object({ centreId: id, accountId: id, ...execution });
export type ExecutionRow = z.infer<typeof ExecutionRow>;
export const BudgetExecution = z.object({
  ...head,
  span: spanView,
  /** Parents before children. */
  centres: z.array(node),
  /** `operator` says how an account enters the one above: + - ~. */
  accounts: z.array(node.extend({ operator: z.string() })),
  rows: z.array(ExecutionRow),
  /** Actual of the topmost row carried on by days to the end of the year, by centre and account. */
  forecast: z.array(z.object({ centreId: id, accountId: id, yearMinor: minor.nullable() })),
});
export type BudgetExecution = z.infer<typeof BudgetExecution>;

export const HeatMapInput = z.object({ ...span, accountId: id.nullish(), centreId: id.nullish() });
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
  /** RESULT: revenue less expense by the operators; the bars of the waterfall lead to it. */
  total: VarianceFigure,
  rows: z.array(VarianceRow),
  waterfall: z.object({
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
  rows: z.array(PriceMixQuantityRow),
  total: z.object(effects),
});
export type PriceMixQuantity = z.infer<typeof PriceMixQuantity>;

// 4. Order flow
export const DaysInput = z.object({ from: date, to: date, locale: z.string().default('en') });
export type DaysInput = z.input<typeof DaysInput>;
export const OrderFlow = z.object({
  ...head,
  from: date,
  to: date,
  flow: z.array(
    z.object({
      stage: z.enum(['ORDERED', 'APPROVED', 'SHIPPED', 'DELIVERED', 'RETURNED']),
      quantity: z.bigint(),
      amountMinor: minor,
    }),
  ),
  /** Movements of the period, whole months; and `now`: what is open at this moment, by cause. */
  causes: z.array(
    z.object({ kind: z.string(), cause: z.string(), quantity: z.bigint(), amountMinor: minor }),
  ),
  now: z.array(z.object({ cause: z.string(), quantity: z.bigint(), orders: z.number() })),
});
export type OrderFlow = z.infer<typeof OrderFlow>;

const service = {
  lines: z.bigint(),
  approvedQuantity: z.bigint(),
  filledQuantity: z.bigint(),
  /** shipped ÷ approved, each line up to what it was approved. */
  fillRate: rate,
  shippedInFull: z.bigint(),
  /** Lines that were shipped in full by the day they were wanted ÷ lines. */
  otifShipped: rate,
  /** The same by the day they were signed for. */
  otifDelivered: rate,
};
export const OtifInput = DaysInput.extend({ by: z.enum(['dealer', 'product']).default('dealer') });
export const Otif = z.object({
  ...head,
  from: date,
  to: date,
  /** Lines by the day the order was wanted on; orders wanted on no day have no basis. */
  dateBasis: z.literal('REQUESTED_DATE'),
  total: z.object(service),
  months: z.array(z.object({ month: z.string(), ...service })),
  rows: z.array(z.object({ id, code: z.string(), name: z.string(), ...service })),
});
export type Otif = z.infer<typeof Otif>;

const returned = {
  returnedQuantity: z.bigint(),
  returnedMinor: minor,
  shippedQuantity: z.bigint(),
  shippedMinor: minor,
  rateByQuantity: rate,
  rateByValue: rate,
};
export const Returns = z.object({
  ...head,
  from: date,
  to: date,
  total: z.object(returned),
  products: z.array(z.object({ id, code: z.string(), name: z.string(), ...returned })),
  reasons: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      quantity: z.bigint(),
      amountMinor: minor,
      /** Of everything returned. */
      share: rate,
    }),
  ),
});
export type Returns = z.infer<typeof Returns>;

// 5. Where the expense went
export const ExpenseFlowInput = z.object({
  ...span,
  centreId: id.nullish(),
  locale: z.string().default('en'),
});
export const ExpenseFlow = z.object({
  ...head,
  span: spanView,
  /** Layer 0 budget (account), 1 expense type, 2 dealer. An id of zeros: nobody named. */
  nodes: z.array(
    z.object({ key: z.string(), layer: z.number(), id, code: z.string(), name: z.string() }),
  ),
  links: z.array(z.object({ from: z.string(), to: z.string(), amountMinor: minor })),
  treemap: z.array(
    z.object({ centreId: id, accountId: id, typeId: id, code: z.string(), actualMinor: minor }),
  ),
  actualMinor: minor,
  salesMinor: minor,
  /** expense ÷ sales. */
  expenseRate: rate,
});
export type ExpenseFlow = z.infer<typeof ExpenseFlow>;

export const ActivityReturnInput = z.object({
  limit: z.number().int().min(1).max(100).default(20),
});
export const ActivityReturn = z.object({
  ...head,
  /** A comparison, no proof: other things happen at the same time. */
  activities: z.array(
    z.object({
      requestId: id,
      number: z.string(),
      title: z.string(),
      from: date,
      to: date,
      costMinor: minor,
      /** Of its dealers and products, over as many days as the activity has. */
      beforeMinor: minor,
      duringMinor: minor,
      /** null: those days are not over. */
      afterMinor: minor.nullable(),
      expectedMinor: minor.nullable(),
      /** (during − before) ÷ cost. */
      liftRate: rate,
    }),
  ),
});
export type ActivityReturn = z.infer<typeof ActivityReturn>;

// 6. Receivables
export const ReceivablesDashboard = z.object({
  ...head,
  today: date,
  ageing: z.array(
    z.object({
      currency: z.string(),
      buckets: z.array(z.object({ key: z.string(), amountMinor: minor })),
      totalMinor: minor,
    }),
  ),
  months: z.array(
    z.object({
      month: z.string(),
      invoicedMinor: minor,
      receivedMinor: minor,
      creditedMinor: minor,
      balanceMinor: minor,
      /** received ÷ (opening balance + invoiced − credited). */
      collectionRate: rate,
      /** Days: balance ÷ invoiced of the last 90 days × 90. */
      dsoDays: rate,
    }),
  ),
  /** Reported by a salesperson and not confirmed by a bank line; null: bank lines are not read yet. */
  heldMinor: minor.nullable(),
  /** Invoiced in a month and given back later: credited, or unpaid 90 days after it was due. */
  reversed: z.array(
    z.object({
      month: z.string(),
      invoicedMinor: minor,
      creditedMinor: minor,
      unpaidMinor: minor,
      rate,
    }),
  ),
});
export type ReceivablesDashboard = z.infer<typeof ReceivablesDashboard>;

// 7. Targets
export const TARGET_SUBJECTS = [
  'COMPANY',
  'DEALER',
  'REGION',
  'SALESPERSON',
  'PRODUCT',
  'CATEGORY',
] as const;
export type TargetSubject = (typeof TARGET_SUBJECTS)[number];
export const TargetsInput = DaysInput.extend({
  subject: z.enum(TARGET_SUBJECTS).default('SALESPERSON'),
});
export type TargetsInput = z.input<typeof TargetsInput>;
const attainment = {
  targetMinor: minor.nullable(),
  actualMinor: minor,
  /** actual ÷ target. */
  rate,
};
export const TargetRow = z.object({
  subjectId: id,
  code: z.string(),
  name: z.string(),
  ...attainment,
  /** Each target that is in force in the period, over its days inside it. */
  parts: z.array(
    z.object({ from: date, to: date, startsOn: date, ...attainment, targetMinor: minor }),
  ),
});
export type TargetRow = z.infer<typeof TargetRow>;
export const Targets = z.object({
  ...head,
  from: date,
  to: date,
  subject: z.enum(TARGET_SUBJECTS),
  total: z.object(attainment),
  rows: z.array(TargetRow),
});
export type Targets = z.infer<typeof Targets>;

// 1. Executive
export const Executive = z.object({
  ...head,
  today: date,
  span: spanView.nullable(),
  sales: z.object({
    actualMinor: minor,
    marginMinor: minor,
    /** margin ÷ sales. */
    marginRate: rate,
    againstBudget: VarianceFigure,
    againstLastYear: VarianceFigure,
    months: z.array(
      z.object({ month: z.string(), actualMinor: minor, lastYearMinor: minor.nullable() }),
    ),
  }),
  execution: z.object(execution).nullable(),
  collections: z.object({ receivedMinor: minor, openMinor: minor, dsoDays: rate }),
  deviations: z.array(
    z.object({
      id,
      number: z.string(),
      status: z.string(),
      centreName: z.string(),
      accountName: z.string(),
      varianceMinor: minor,
      rate,
      dueOn: date,
      drivers: z.array(z.object({ name: z.string(), varianceMinor: minor })),
    }),
  ),
  waiting: z.object({ approvals: z.number(), deviations: z.number(), orders: z.number() }),
});
export type Executive = z.infer<typeof Executive>;
