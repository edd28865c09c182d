// Fiscal calendars and their years.
import { changesBetween, staleError } from '@/kernel/changes';
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { Work } from '@/server/platform/actor';
import { cutYear } from '../domain/cut-year';
import type {
  CalendarInput,
  CalendarView,
  UpdateCalendarInput,
  YearInput,
} from '../period-schemas';
import {
  clearOtherDefault,
  deleteCalendar,
  deleteYear,
  findYear,
  insertCalendar,
  insertYear,
  lockCalendars,
  readCalendars,
  readPeriods,
  readYears,
  updateCalendar as writeCalendar,
  yearsOverlapping,
} from '../repo/periods';
import type { Saved } from '../schemas';
import { refuseHeld } from './refuse-held';

/** Every calendar, the default first, each with its years, the newest first. */
export async function listCalendars(work: Work): Promise<CalendarView[]> {
  const calendars = await readCalendars(work.tx);
  const years = await readYears(work.tx);
  const periods = await readPeriods(work.tx, null);
  return calendars.map((calendar) => ({
    ...calendar,
    years: years
      .filter((year) => year.calendarId === calendar.id)
      .map((year) => ({ ...year, periods: periods.filter((one) => one.yearId === year.id) })),
  }));
}

/** Only one is the default: whoever has the other one open is told why it no longer is. */
async function takeDefault(work: Work, id: string): Promise<void> {
  const cleared = await clearOtherDefault(work.tx, id);
  work.journal.audit(
    ...cleared.map(({ id: docId, version }) => ({
      ...{ docKind: 'fiscalCalendar', docId, action: 'updated', version },
      detail: { changes: { isDefault: { from: true, to: false } } },
    })),
  );
}

/** The first calendar of an organization is its default. Refuses with `periods.codeTaken`. */
export async function createCalendar(work: Work, input: CalendarInput): Promise<Saved> {
  await lockCalendars(work.tx);
  const isFirst = (await readCalendars(work.tx)).length === 0;
  const id = newId();
  if (input.isDefault) await takeDefault(work, id);
  await insertCalendar(work.tx, { ...input, id, isDefault: input.isDefault || isFirst });
  work.journal.audit({ docKind: 'fiscalCalendar', docId: id, action: 'created' });
  return { id, version: 1 };
}

/**
 * Refuses with `periods.calendarNotFound`, `periods.stale`, `periods.codeTaken`,
 * `periods.defaultNeeded` (another has to become the default first).
 */
export async function updateCalendar(work: Work, input: UpdateCalendarInput): Promise<Saved> {
  await lockCalendars(work.tx);
  const { id, version, code, name, isDefault } = input;
  const before = (await readCalendars(work.tx)).find((calendar) => calendar.id === id);
  if (!before) throw new DomainError('periods.calendarNotFound', { status: 'not_found' });
  if (before.isDefault && !isDefault) {
    throw new DomainError('periods.defaultNeeded', { field: 'isDefault' });
  }
  const values = { code, name, isDefault };
  const about = { docKind: 'fiscalCalendar', docId: id, version };
  if (before.version !== version) throw staleError('periods', values, { ...before }, about);
  if (isDefault) await takeDefault(work, id);
  await writeCalendar(work.tx, { id, version, code, name, isDefault });
  const detail = { changes: changesBetween({ ...before }, values) };
  const trail = { docKind: 'fiscalCalendar', docId: id, action: 'updated' };
  work.journal.audit({ ...trail, version: version + 1, detail });
  return { id, version: version + 1 };
}

/**
 * Cuts a year of a calendar into its periods. Refuses with `periods.calendarNotFound`,
 * `periods.badStart`, `request.badDate`, `periods.overlap`, `periods.codeTaken`.
 */
export async function createYear(
  work: Work,
  { calendarId, startsOn, code, weeks }: YearInput,
): Promise<{ yearId: string; periodIds: string[] }> {
  // Two who add the same days at once take turns, so that the second is told which year has them.
  await lockCalendars(work.tx);
  const calendar = (await readCalendars(work.tx)).find(({ id }) => id === calendarId);
  if (!calendar) {
    throw new DomainError('periods.calendarNotFound', { status: 'not_found', field: 'calendarId' });
  }
  const year = cutYear({ kind: calendar.kind, startsOn, code, weeks });
  const [other] = await yearsOverlapping(work.tx, calendarId, year);
  if (other) {
    const params = { code: other.code, startsOn: other.startsOn, endsOn: other.endsOn };
    throw new DomainError('periods.overlap', { status: 'conflict', field: 'startsOn', params });
  }
  const yearId = newId();
  const periodIds = year.periods.map(() => newId());
  await insertYear(work.tx, { ...year, id: yearId, calendarId, periodIds });
  work.journal.audit({
    ...{ docKind: 'fiscalYear', docId: yearId, action: 'created' },
    detail: { calendar: calendar.code, year: year.code, periods: periodIds.length },
  });
  return { yearId, periodIds };
}

/**
 * Takes away a year that was cut by mistake. Refuses with `periods.yearNotFound`, and with
 * `periods.yearInUse` while a budget is of it or anything names it or one of its periods.
 */
export async function removeYear(work: Work, { id }: { id: string }): Promise<{ done: true }> {
  await lockCalendars(work.tx);
  const year = await findYear(work.tx, id);
  if (!year) throw new DomainError('periods.yearNotFound', { status: 'not_found' });
  await refuseHeld(work, 'year', year, 'periods.yearInUse');
  await deleteYear(work.tx, id);
  const detail = { year: year.code, startsOn: year.startsOn, endsOn: year.endsOn };
  work.journal.audit({ docKind: 'fiscalYear', docId: id, action: 'removed', detail });
  return { done: true };
}

/**
 * Refuses with `periods.calendarNotFound`, `periods.stale`, `periods.calendarHasYears`, and
 * `periods.defaultNeeded` while others are left that documents would be posted by.
 */
export async function removeCalendar(
  work: Work,
  { id, version }: { id: string; version: number },
): Promise<{ done: true }> {
  await lockCalendars(work.tx);
  const calendars = await readCalendars(work.tx);
  const before = calendars.find((calendar) => calendar.id === id);
  if (!before) throw new DomainError('periods.calendarNotFound', { status: 'not_found' });
  const years = (await readYears(work.tx)).filter(({ calendarId }) => calendarId === id).length;
  if (years > 0) {
    throw new DomainError('periods.calendarHasYears', { status: 'conflict', params: { years } });
  }
  if (before.isDefault && calendars.length > 1) throw new DomainError('periods.defaultNeeded');
  const about = { docKind: 'fiscalCalendar', docId: id, version };
  if (!(await deleteCalendar(work.tx, { id, version }))) throw staleError('periods', {}, {}, about);
  const { code, name } = before;
  const trail = { docKind: 'fiscalCalendar', docId: id, action: 'removed' };
  work.journal.audit({ ...trail, detail: { code, name } });
  return { done: true };
}
