// What crosses the wire about reports that are sent regularly. Client-safe.
import { z } from 'zod';
import { dayField } from '@/kernel/fields';
import { REPORT_REPEATS, REPORT_SPANS } from './domain/report-schedule';
import { BASES } from './figure-parts-schemas';
import { ReportInput, reportNames } from './schemas';

export { comparesWholePeriods } from './domain/whole-periods';
export {
  REPORT_REPEATS,
  REPORT_SPANS,
  type ReportRepeat,
  type ReportSpan,
} from './domain/report-schedule';

const date = dayField;

/** A report as it is asked for on the screen, without its days: those follow from the schedule. */
export const NewReportScheduleInput = ReportInput.pick({
  name: true,
  by: true,
  only: true,
  depth: true,
  basis: true,
}).extend({ repeat: z.enum(REPORT_REPEATS), span: z.enum(REPORT_SPANS) });
export type NewReportScheduleInput = z.output<typeof NewReportScheduleInput>;

export const ReportScheduleRef = z.object({ id: z.uuid() });
/** A schedule and the last day that a notice of it names. */
export const ScheduledDaysInput = ReportScheduleRef.extend({ to: date });
export const ScheduledDays = z.object({ from: date, to: date }).nullable();

export const ReportSchedule = z.object({
  id: z.uuid(),
  name: z.enum(reportNames),
  by: z.array(z.string()),
  only: z.record(z.string(), z.string()),
  depth: z.number().nullable(),
  basis: z.enum(BASES),
  repeat: z.enum(REPORT_REPEATS),
  span: z.enum(REPORT_SPANS),
  /** The day it is sent next, and the last one it was sent for. */
  nextOn: date,
  lastOn: date.nullable(),
  /** The days it was about then; null before the first time. */
  lastPeriod: z.object({ from: date, to: date }).nullable(),
});
export type ReportSchedule = z.output<typeof ReportSchedule>;
