// Answers about order flow, expenses, receivables, targets, and the executive's page. Client-safe.
import { z } from 'zod';
import { DEVIATION_STATUSES, DriverView } from './deviation-schemas';
import {
  BASES,
  date,
  execution,
  head,
  id,
  minor,
  rate,
  span,
  SPANS,
  spanView,
  VarianceFigure,
} from './figure-parts-schemas';

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
export const EXPENSE_SCOPES = ['TRADE', 'ALL'] as const;
export const ExpenseFlowInput = z.object({
  ...span,
  centreId: id.nullish(),
  /** TRADE: what names an expense type; ALL: every expense account, goods and wages too. */
  scope: z.enum(EXPENSE_SCOPES).default('ALL'),
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
  /** By centre, account and type; `name` is the type's, or the account's where no type is named. */
  treemap: z.array(
    z.object({
      ...{ centreId: id, centreName: z.string(), accountId: id, typeId: id },
      ...{ name: z.string(), actualMinor: minor },
    }),
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
/** An invoice that is unpaid for longer after it was due is no sale that lasted. */
export const LONG_UNPAID_DAYS = 90;
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
      /** Balance ÷ invoiced of this month and the two before × their days. */
      dsoDays: rate,
    }),
  ),
  /** Reported, and shown by no bank line for longer than the organization allows. */
  heldMinor: minor,
  /** Invoiced in a month and given back later: credited, or unpaid long after it was due. */
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

const names = z.record(z.string(), z.string());

// 1. Executive
export const Executive = z.object({
  ...head,
  today: date,
  span: spanView.nullable(),
  sales: z.object({
    actualMinor: minor,
    /** Of sales whose cost is known; null: of none is it. */
    marginMinor: minor.nullable(),
    /** margin ÷ sales with a known cost. */
    marginRate: rate,
    /** Sales without a known cost ÷ sales. */
    uncostedRate: rate,
    againstBudget: VarianceFigure,
    againstLastYear: VarianceFigure,
    months: z.array(
      z.object({
        month: z.string(),
        actualMinor: minor,
        lastYearMinor: minor.nullable(),
        /** Planned for the whole month; a fiscal period over several is split by their days. */
        budgetMinor: minor.nullable(),
        /** The one fiscal period whose plan it is. */
        budgetDays: z.object({ from: date, to: date }).nullable(),
      }),
    ),
  }),
  execution: z.object(execution).nullable(),
  collections: z.object({
    receivedMinor: minor,
    /** The last month that is over. */
    lastMonth: z.object({ month: z.string(), receivedMinor: minor }),
    /** As the ageing has it; what of it is received and not yet given to an invoice stands beside it. */
    openMinor: minor,
    unappliedMinor: minor,
    dsoDays: rate,
  }),
  deviations: z.array(
    z.object({
      id,
      number: z.string(),
      status: z.enum(DEVIATION_STATUSES),
      /** The figures no longer pass the threshold. */
      cleared: z.boolean(),
      isLate: z.boolean(),
      centreName: z.string(),
      centreNames: names,
      accountName: z.string(),
      accountNames: names,
      over: z.enum(SPANS),
      periodCode: z.string(),
      /** What it was compared with. */
      basis: z.enum(BASES),
      basisMinor: minor.nullable(),
      actualMinor: minor,
      varianceMinor: minor,
      rate,
      dueOn: date,
      /** Parts have no basis of their own; their shares are those of the actual. */
      isOneSided: z.boolean(),
      /** The first of what lies below it. */
      drivers: z.array(DriverView.omit({ role: true, count: true })),
    }),
  ),
  waiting: z.object({ approvals: z.number(), deviations: z.number(), orders: z.number() }),
});
export type Executive = z.infer<typeof Executive>;
