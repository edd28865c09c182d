// What goes in and out of fiscal calendars, years and periods. Client-safe.
import { z } from 'zod';
import { codeField, dayField, nameField, versionRef } from '@/kernel/fields';
import { CALENDAR_KINDS } from './domain/cut-year';

export { CALENDAR_KINDS };
export type { CalendarKind } from './domain/cut-year';

/** The rule the server applies, so that the form shows the periods before they are made. */
export { cutYear, usualStart, weeksOf } from './domain/cut-year';

export const PERIOD_STATUSES = ['OPEN', 'CLOSED'] as const;
export type PeriodStatus = (typeof PERIOD_STATUSES)[number];

const id = z.uuid();
const date = dayField;

export const PeriodView = z.object({
  id,
  yearId: id,
  calendarId: id,
  no: z.number(),
  code: z.string(),
  startsOn: date,
  endsOn: date,
  status: z.enum(PERIOD_STATUSES),
  version: z.number(),
});
/** A period as the rest of the system posts by it. */
export type FiscalPeriod = z.infer<typeof PeriodView>;

export const PeriodItem = PeriodView.extend({
  closedAt: z.date().nullable(),
  closedByName: z.string().nullable(),
});
export type PeriodItem = z.infer<typeof PeriodItem>;

const yearFields = { id, calendarId: id, code: z.string(), startsOn: date, endsOn: date };
export interface FiscalYear {
  id: string;
  calendarId: string;
  code: string;
  startsOn: string;
  endsOn: string;
  /** In order of their numbers. */
  periods: FiscalPeriod[];
}

export const YearView = z.object({ ...yearFields, periods: z.array(PeriodItem) });
export type YearView = z.infer<typeof YearView>;

export const CalendarView = z.object({
  id,
  version: z.number(),
  code: z.string(),
  name: z.string(),
  kind: z.enum(CALENDAR_KINDS),
  isDefault: z.boolean(),
  /** Newest first. */
  years: z.array(YearView),
});
export type CalendarView = z.infer<typeof CalendarView>;
export const Calendars = z.array(CalendarView);

export const CalendarInput = z.object({
  code: codeField,
  name: nameField,
  kind: z.enum(CALENDAR_KINDS),
  /** The calendar that documents are posted by. The first of an organization always is. */
  isDefault: z.boolean().default(false),
});
export type CalendarInput = z.output<typeof CalendarInput>;
/** Without the kind: its years are cut already. */
export const UpdateCalendarInput = CalendarInput.omit({ kind: true }).extend(versionRef);
export type UpdateCalendarInput = z.output<typeof UpdateCalendarInput>;

export const YearInput = z.object({
  calendarId: id,
  startsOn: date,
  /** Left out: the calendar year that holds the middle of the fiscal year. */
  code: codeField.optional(),
  /** Of 4-4-5 only. */
  weeks: z.union([z.literal(52), z.literal(53)]).optional(),
});
export type YearInput = z.output<typeof YearInput>;

export const PeriodChange = z.object({
  ...versionRef,
  reason: z.string().trim().min(1, 'request.required').max(500),
});
export type PeriodChange = z.output<typeof PeriodChange>;
export const CreatedYear = z.object({ yearId: id, periodIds: z.array(id) });
