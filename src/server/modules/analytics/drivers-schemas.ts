// What crosses the wire about what lies below a variance. Client-safe. Amounts are minor units of the
// organization's currency; favourable is positive in every variance.
import { z } from 'zod';
import { dayField } from '@/kernel/fields';
import {
  BASES,
  basisDays,
  basisSpan,
  head,
  id,
  minor,
  rate,
  span,
  SPANS,
  spanView,
  VarianceFigure,
} from './figure-parts-schemas';

/** Along what a variance is taken apart. `product` and `buyer` are what was ordered, against plan. */
export const DRIVER_DIMENSIONS = [
  'centre',
  'account',
  'product',
  'buyer',
  'request',
  'document',
  'type',
  'dealer',
  'period',
] as const;
export type DriverDimension = (typeof DRIVER_DIMENSIONS)[number];
export const PART_ROLES = ['PART', 'BASIS', 'OTHERS'] as const;

const question = {
  /** Left out or not to be had here: the first that is. */
  by: z.enum(DRIVER_DIMENSIONS).nullish(),
  limit: z.number().int().min(1).max(50).default(8),
  locale: z.string().default('en'),
};

export const DriversInput = z.object({
  ...span,
  basis: z.enum(BASES).default('BUDGET'),
  over: z.enum(SPANS).default('YEAR_TO_DATE'),
  centreId: id.nullish(),
  accountId: id.nullish(),
  ...question,
});
export type DriversInput = z.input<typeof DriversInput>;
export const DeviationDriversInput = z.object({ id, ...question });

const effects = z.object({
  priceMinor: minor,
  mixMinor: minor,
  quantityMinor: minor,
  otherMinor: minor,
});

export const DriverPart = z.object({
  key: z.string(),
  /** PART; BASIS: what was planned, where parts have none of their own; OTHERS: what closes the sum. */
  role: z.enum(PART_ROLES),
  /** Of a document that was booked: `expenseRequest`, `expenseClaim`, `IMPORT`, … */
  docKind: z.string().nullable(),
  /** null: nobody is named, or several stand together. */
  id: id.nullable(),
  code: z.string(),
  name: z.string(),
  count: z.number(),
  basisMinor: minor.nullable(),
  actualMinor: minor,
  varianceMinor: minor,
  /** Of the variance; of the actual where parts have no basis of their own. */
  share: rate,
  effects: effects.nullable(),
});
export type DriverPart = z.infer<typeof DriverPart>;

export const Drivers = z.object({
  ...head,
  span: spanView,
  basis: z.enum(BASES),
  over: z.enum(SPANS),
  /** The first period that is counted; the last one is that of the span. */
  fromNo: z.number(),
  /** The days of what is counted. */
  days: z.object({ from: dayField, to: dayField }),
  basisSpan,
  basisDays,
  centreId: id.nullable(),
  /** What stands at the centre itself, without what is below it. */
  isOwn: z.boolean(),
  accountId: id.nullable(),
  kind: z.enum(['EXPENSE', 'REVENUE']),
  total: VarianceFigure,
  dimensions: z.array(z.enum(DRIVER_DIMENSIONS)),
  by: z.enum(DRIVER_DIMENSIONS),
  /** Parts have no basis of their own; shares are those of the actual. */
  isOneSided: z.boolean(),
  /** Their variances add up to that of the total; empty where there is nothing to compare with. */
  parts: z.array(DriverPart),
});
export type Drivers = z.infer<typeof Drivers>;
