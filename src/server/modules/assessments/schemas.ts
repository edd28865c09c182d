// What crosses the wire about assessments. Client-safe. Rates are parts per million of one, scores
// hundredths of a point, amounts minor units of the organization's currency.
import { z } from 'zod';
import { LOCALES } from '@/i18n/locales';
import { codeField, dayField, nameField, versionRef } from '@/kernel/fields';
import { localName, localNamesSchema, type LocalNames } from '@/kernel/local-names';
import { pageInput, pageOf } from '@/kernel/page';
import { BETTER, INDICATOR_NAMES, SUBJECT_KINDS } from './domain/indicators';
import { RUN_STATUSES } from './domain/run-machine';
import { FREQUENCIES } from './domain/scheme';
import { SCORINGS } from './domain/score';

const MAX_INDICATORS = 20;
const MAX_BANDS = 20;

/** Roles that may be told of results: those that may read them. */
export const RECIPIENT_ROLES = [
  'SALES_MANAGER',
  'FINANCE',
  'CONTROLLER',
  'EXECUTIVE',
  'ADMINISTRATOR',
] as const;

const date = dayField;
const reason = z.string().trim().min(3, 'request.reasonMissing').max(1000);
const indicatorName = z.enum(INDICATOR_NAMES);

export { INDICATOR_NAMES, indicatorOf, readsBudgets } from './domain/indicators';
export type { IndicatorName } from './domain/indicators';

export const BandFields = z.object({ from: z.bigint(), score: z.bigint() });
export const GradeFields = z.object({
  from: z.bigint(),
  grade: z.string().trim().min(1, 'request.required').max(10),
});
export const IndicatorFields = z.object({
  indicator: indicatorName,
  weightPpm: z.bigint(),
  targetPpm: z.bigint(),
  better: z.enum(BETTER),
  controllable: z.boolean(),
  scoring: z.enum(SCORINGS),
  bands: z.array(BandFields).max(MAX_BANDS),
});

export const SchemeInput = z.object({
  code: codeField,
  name: nameField,
  names: localNamesSchema.default({}),
  subjectKind: z.enum(SUBJECT_KINDS),
  frequency: z.enum(FREQUENCIES),
  delayDays: z.number().int().min(0).max(366),
  noBasis: z.enum(['EXCLUDE', 'ZERO']),
  grades: z.array(GradeFields).max(MAX_BANDS),
  recipients: z.array(z.uuid()).max(50).default([]),
  recipientRoles: z.array(z.enum(RECIPIENT_ROLES)).max(RECIPIENT_ROLES.length).default([]),
  /** Whether recipients get the report by mail, besides being told in the application. */
  mailsReport: z.boolean().default(true),
  /** Whether the schedule publishes what it computed, rather than leave a draft. */
  publishesItself: z.boolean().default(false),
  active: z.boolean().default(true),
  indicators: z.array(IndicatorFields).max(MAX_INDICATORS),
});
export type SchemeInput = z.output<typeof SchemeInput>;

export const SchemeChange = SchemeInput.extend(versionRef);
export type SchemeChange = z.output<typeof SchemeChange>;

export const SchemeView = SchemeInput.extend({ id: z.uuid(), version: z.number() });
export type SchemeView = z.infer<typeof SchemeView>;

export const SchemeRow = z.object({
  id: z.uuid(),
  version: z.number(),
  code: z.string(),
  name: z.string(),
  names: localNamesSchema,
  subjectKind: z.enum(SUBJECT_KINDS),
  frequency: z.enum(FREQUENCIES),
  active: z.boolean(),
  indicators: z.number(),
  /** Only whole fiscal periods can be assessed by it. */
  readsBudgets: z.boolean(),
  lastRunId: z.uuid().nullable(),
  lastPeriodTo: z.string().nullable(),
  /** The last period of its frequency that is over; null: on demand. */
  lastPeriod: z.object({ from: z.string(), to: z.string() }).nullable(),
});
export type SchemeRow = z.infer<typeof SchemeRow>;

export const Saved = z.object({ id: z.uuid(), version: z.number() });
export type Saved = z.infer<typeof Saved>;

export const RunInput = z.object({ schemeId: z.uuid(), from: date, to: date });
export type RunInput = z.output<typeof RunInput>;

export const RunRef = z.object(versionRef);
export type RunRef = z.output<typeof RunRef>;

export const RunOutcome = z.object({
  id: z.uuid(),
  number: z.string(),
  status: z.enum(RUN_STATUSES),
  version: z.number(),
});
export type RunOutcome = z.infer<typeof RunOutcome>;

export const ListRunsInput = z.object({
  ...pageInput,
  schemeId: z.uuid().optional(),
  status: z.enum(RUN_STATUSES).optional(),
});
export type ListRunsInput = z.output<typeof ListRunsInput>;

const runHead = {
  id: z.uuid(),
  number: z.string(),
  version: z.number(),
  status: z.enum(RUN_STATUSES),
  schemeId: z.uuid(),
  schemeCode: z.string(),
  schemeName: z.string(),
  schemeNames: localNamesSchema,
  /** Of the scheme it was computed with; null where that was not recorded yet. */
  schemeVersion: z.number().nullable(),
  subjectKind: z.enum(SUBJECT_KINDS),
  periodFrom: z.string(),
  periodTo: z.string(),
  runNo: z.number(),
  subjects: z.number(),
  asOf: z.date(),
  createdAt: z.date(),
  createdByName: z.string().nullable(),
  publishedAt: z.date().nullable(),
  openAppeals: z.number(),
};
export const RunItem = z.object(runHead);
export type RunItem = z.infer<typeof RunItem>;
export const RunPage = pageOf(RunItem);

const ScoreLine = z.object({
  lineNo: z.number(),
  indicator: indicatorName,
  numerator: z.bigint(),
  denominator: z.bigint(),
  valuePpm: z.bigint().nullable(),
  attainmentPpm: z.bigint().nullable(),
  score: z.bigint().nullable(),
  adjustment: z.bigint(),
});
export type ScoreLine = z.infer<typeof ScoreLine>;

export const SubjectScore = z.object({
  subjectId: z.uuid(),
  subjectCode: z.string(),
  subjectName: z.string(),
  subjectNames: localNamesSchema,
  total: z.bigint().nullable(),
  controllable: z.bigint().nullable(),
  grade: z.string().nullable(),
  rank: z.number().nullable(),
  lines: z.array(ScoreLine),
});
export type SubjectScore = z.infer<typeof SubjectScore>;

export const AppealView = z.object({
  id: z.uuid(),
  subjectId: z.uuid(),
  subjectName: z.string(),
  subjectNames: localNamesSchema,
  lineNo: z.number(),
  reason: z.string(),
  status: z.enum(['OPEN', 'UPHELD', 'DISMISSED', 'WITHDRAWN']),
  adjustment: z.bigint().nullable(),
  answer: z.string().nullable(),
  createdAt: z.date(),
  createdById: z.uuid(),
  createdByName: z.string().nullable(),
  decidedAt: z.date().nullable(),
  decidedByName: z.string().nullable(),
});
export type AppealView = z.infer<typeof AppealView>;

export const RunView = z.object({
  ...runHead,
  inputsHash: z.string(),
  /** Computing again from the frozen inputs gives the stored scores. */
  isReproduced: z.boolean(),
  currency: z.string(),
  indicators: z.array(IndicatorFields),
  noBasis: z.enum(['EXCLUDE', 'ZERO']),
  grades: z.array(GradeFields),
  scores: z.array(SubjectScore),
  appeals: z.array(AppealView),
  timeline: z.array(
    z.object({
      at: z.date(),
      action: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      reason: z.string().nullable(),
      userName: z.string().nullable(),
    }),
  ),
  actions: z.array(z.string()),
});
export type RunView = z.infer<typeof RunView>;

export const FiguresView = z.object({
  subjectId: z.uuid(),
  figures: z.record(z.string(), z.bigint()),
});
export type FiguresView = z.infer<typeof FiguresView>;

export const AppealInput = z.object({
  runId: z.uuid(),
  subjectId: z.uuid(),
  lineNo: z.number().int().min(1).max(MAX_INDICATORS),
  reason,
});
export type AppealInput = z.output<typeof AppealInput>;

export const DecideAppealInput = z.object({
  appealId: z.uuid(),
  decision: z.enum(['UPHOLD', 'DISMISS']),
  /** Hundredths of a point to add or take; asked for where the appeal is upheld. */
  adjustment: z.bigint().nullish(),
  answer: reason,
});
export type DecideAppealInput = z.output<typeof DecideAppealInput>;

export const AppealOutcome = z.object({ appealId: z.uuid(), run: RunOutcome });
export type AppealOutcome = z.infer<typeof AppealOutcome>;

/** Scores of several subjects or schemes do not add up: a report only goes more or less deep. */
export const REPORT_DEPTHS = ['subject', 'indicator'] as const;

export const ReportInput = z.object({
  by: z.enum(REPORT_DEPTHS).default('subject'),
  /** Periods that lie wholly between these days. */
  from: date.optional(),
  to: date.optional(),
  /** Codes. */
  scheme: z.string().max(200).optional(),
  subject: z.string().max(200).optional(),
  locale: z.enum(LOCALES),
});
export type ReportInput = z.output<typeof ReportInput>;

export const ReportRow = z.object({
  ...{ runId: z.uuid(), run: z.string(), status: z.enum(RUN_STATUSES) },
  ...{ scheme: z.string(), schemeName: z.string() },
  ...{ periodFrom: z.string(), periodTo: z.string() },
  ...{ subjectId: z.uuid(), subject: z.string(), subjectName: z.string() },
  ...{ total: z.bigint().nullable(), grade: z.string().nullable() },
  /** Null where a row is a whole subject; the figures after it are then null too. */
  indicator: indicatorName.nullable(),
  valuePpm: z.bigint().nullable(),
  attainmentPpm: z.bigint().nullable(),
  score: z.bigint().nullable(),
});
export type ReportRow = z.infer<typeof ReportRow>;

export const ReportRows = z.object({
  rows: z.array(ReportRow),
  /** Only so many are shown; null: all. */
  cutAfter: z.number().nullable(),
});
export type ReportRows = z.infer<typeof ReportRows>;

export const SubjectHistoryInput = z.object({ schemeId: z.uuid(), subjectId: z.uuid().optional() });
export const SubjectHistory = z.object({
  periods: z.array(z.object({ runId: z.uuid(), periodFrom: z.string(), periodTo: z.string() })),
  subjects: z.array(
    z.object({
      subjectId: z.uuid(),
      subjectCode: z.string(),
      subjectName: z.string(),
      subjectNames: localNamesSchema,
      /** One per period, in order; null where the subject was not assessed or had no basis. */
      totals: z.array(z.bigint().nullable()),
    }),
  ),
});
export type SubjectHistory = z.infer<typeof SubjectHistory>;

interface NamedSubject {
  readonly subjectName: string;
  readonly subjectNames: LocalNames;
}

/** The same rows, each subject called as a reader of that language calls it. */
export function inLanguage<T extends NamedSubject>(rows: readonly T[], locale: string): T[] {
  return rows.map((row) => {
    const { subjectName: name, subjectNames: names } = row;
    return { ...row, subjectName: localName({ name, names }, locale) };
  });
}
