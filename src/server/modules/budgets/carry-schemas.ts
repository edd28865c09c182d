// What crosses the wire about carrying a year's unused budget forward. Client-safe. Amounts are minor
// units of the organization's currency.
import { z } from 'zod';
import { WHOLE_PPM } from './domain/carry-forward';

export { WHOLE_PPM };

const id = z.uuid();
const money = z.bigint();

/** More lines of budget are counted in the totals and not listed. */
export const MAX_CARRY_ROWS = 300;

const Rule = z.object({
  centreId: id.nullable().default(null),
  accountId: id.nullable().default(null),
  ratePpm: z.number().int().min(0, 'budgets.badRate').max(WHOLE_PPM, 'budgets.badRate'),
  capMinor: money.min(0n, 'budgets.capBelowZero').nullable().default(null),
});

export const CarryPlanInput = z.object({
  fromYearId: id,
  /** The period of another year that receives it. */
  toPeriodId: id,
  /** The first that names a line counts; what none names stays where it is. */
  rules: z.array(Rule).min(1, 'request.required').max(50),
});
export type CarryPlanInput = z.output<typeof CarryPlanInput>;

export const CarryForwardInput = CarryPlanInput.extend({
  reason: z.string().trim().min(1, 'request.required').max(500),
  /** The sum the preview showed: what became another meanwhile is looked at again. */
  expectedMinor: money,
});
export type CarryForwardInput = z.output<typeof CarryForwardInput>;

const Totals = z.object({
  /** Budget less spent, promised and already asked to be carried. */
  unusedMinor: money,
  /** Promises: they stay with their documents. */
  promisedMinor: money,
  /** Carried out of the year before, or asked to be. */
  carriedMinor: money,
  /** What this carries. */
  carryMinor: money,
});

const Row = Totals.extend({
  centreId: id,
  accountId: id,
  programmeId: id,
  centre: z.string(),
  account: z.string(),
  programme: z.string().nullable(),
  /** Why the line cannot receive it; null: it can. */
  leftOut: z.string().nullable(),
});

export const CarryPlan = z.object({
  currency: z.string(),
  total: Totals,
  /** Lines of budget with anything unused, promised or carried. */
  lines: z.number(),
  /** Lines that are carried. */
  carried: z.number(),
  rows: z.array(Row),
});
export type CarryPlan = z.infer<typeof CarryPlan>;
