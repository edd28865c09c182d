// Fields that the dashboards' answers share. Client-safe.
import { z } from 'zod';
import { dayField } from '@/kernel/fields';

export const id = z.uuid();
export const date = dayField;
export const minor = z.bigint();
export const rate = z.string().nullable();
export const head = {
  /** When the rollups were last brought up to their ledgers; null: never. */
  asOf: z.date().nullable(),
  currency: z.string(),
};
/** Favourable is positive in every variance. */
export const variance = {
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
export const span = {
  yearId: id.nullish(),
  throughNo: z.number().int().min(1).max(53).nullish(),
};
/** The period that is not over: `days` of `of` have come, and count; null: all are over. */
export const ToDate = z.object({ period: z.string(), days: z.number(), of: z.number() });
export type ToDate = z.infer<typeof ToDate>;
export const toDate = ToDate.nullable();
export const spanView = z.object({
  yearId: id,
  yearCode: z.string(),
  throughNo: z.number(),
  throughCode: z.string(),
  from: date,
  to: date,
  /** The period or year is not over yet. */
  isUnfinished: z.boolean(),
  toDate,
});
/**
 * Whose entries the basis of a comparison is made of: these periods of a year. Null of a budget, whose
 * periods are those of the answer, and where there is nothing to compare with or no day of it counts.
 */
export const BasisSpan = z.object({
  yearId: id,
  fromNo: z.number(),
  toNo: z.number(),
  /** The period that runs, which the last one stands for by its days; null: every period counts whole. */
  againstId: id.nullable(),
  /** Centres are those of this day, as on the other side. */
  treeOn: date,
});
export type BasisSpan = z.infer<typeof BasisSpan>;
export const basisSpan = BasisSpan.nullable();
/** The days of a basis that was ordered; null of a budget, and where there is nothing to compare with. */
export const basisDays = z.object({ from: date, to: date }).nullable();

export const node = z.object({
  id,
  code: z.string(),
  name: z.string(),
  parentId: id.nullable(),
  kind: z.string(),
});

export const execution = {
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
  /** actual ÷ what of it was planned to date. */
  rateToDate: rate,
};
