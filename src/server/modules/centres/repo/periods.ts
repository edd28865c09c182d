// Calendars, years and periods.
import type { BusinessDate } from '@/kernel/business-date';
import { columns, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { CutYear } from '../domain/cut-year';
import type { CalendarKind, FiscalPeriod, PeriodItem, PeriodStatus } from '../period-schemas';

export interface CalendarRow {
  id: string;
  version: number;
  code: string;
  name: string;
  kind: CalendarKind;
  isDefault: boolean;
}

export interface YearRow {
  id: string;
  calendarId: string;
  code: string;
  startsOn: BusinessDate;
  endsOn: BusinessDate;
}

const CALENDAR = sql`id, version, code, name, kind, is_default AS "isDefault"`;
const YEAR = sql`id, calendar_id AS "calendarId", code, starts_on AS "startsOn",
  ends_on AS "endsOn"`;
const PERIOD = sql`p.id, p.year_id AS "yearId", p.calendar_id AS "calendarId", p.no, p.code,
  p.starts_on AS "startsOn", p.ends_on AS "endsOn", p.status, p.version`;

export async function readCalendars(tx: Tx): Promise<CalendarRow[]> {
  return tx.rows<CalendarRow>(sql`
    SELECT ${CALENDAR} FROM fiscal_calendar WHERE org_id = ${tx.orgId}::uuid
    ORDER BY is_default DESC, code`);
}

/** One writer of calendars and their years at a time, so that one of them stays the default. */
export async function lockCalendars(tx: Tx): Promise<void> {
  await tx.run(sql`
    SELECT pg_advisory_xact_lock(hashtextextended(${`fiscal_calendar:${tx.orgId}`}, 0))`);
}

export async function insertCalendar(tx: Tx, row: Omit<CalendarRow, 'version'>): Promise<void> {
  await tx.run(sql`
    INSERT INTO fiscal_calendar (org_id, id, code, name, kind, is_default)
    VALUES (${tx.orgId}::uuid, ${row.id}::uuid, ${row.code}, ${row.name}, ${row.kind},
      ${row.isDefault})`);
}

/** False where the version is not the stored one. */
export async function updateCalendar(
  tx: Tx,
  { id, version, code, name, isDefault }: Omit<CalendarRow, 'kind'>,
): Promise<boolean> {
  const written = await tx.run(sql`
    UPDATE fiscal_calendar SET code = ${code}, name = ${name}, is_default = ${isDefault},
      version = version + 1
    WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid AND version = ${version}`);
  return written === 1;
}

/** Takes the mark from the calendar that had it, unless that is this one; with its new version. */
export async function clearOtherDefault(
  tx: Tx,
  id: string,
): Promise<Pick<CalendarRow, 'id' | 'version'>[]> {
  return tx.rows<Pick<CalendarRow, 'id' | 'version'>>(sql`
    UPDATE fiscal_calendar SET is_default = false, version = version + 1
    WHERE org_id = ${tx.orgId}::uuid AND is_default AND id <> ${id}::uuid RETURNING id, version`);
}

/** Years of all calendars, the newest first. */
export async function readYears(tx: Tx): Promise<YearRow[]> {
  return tx.rows<YearRow>(sql`
    SELECT ${YEAR} FROM fiscal_year WHERE org_id = ${tx.orgId}::uuid ORDER BY starts_on DESC`);
}

export async function findYear(tx: Tx, id: string): Promise<YearRow | undefined> {
  return tx.row<YearRow>(sql`
    SELECT ${YEAR} FROM fiscal_year WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid`);
}

/** The years of a calendar that share a day with these. */
export async function yearsOverlapping(
  tx: Tx,
  calendarId: string,
  { startsOn, endsOn }: Pick<YearRow, 'startsOn' | 'endsOn'>,
): Promise<YearRow[]> {
  return tx.rows<YearRow>(sql`
    SELECT ${YEAR} FROM fiscal_year
    WHERE org_id = ${tx.orgId}::uuid AND calendar_id = ${calendarId}::uuid
      AND starts_on <= ${endsOn}::date AND ends_on >= ${startsOn}::date ORDER BY starts_on`);
}

/** A year with its periods; the database refuses days that another year of the calendar has. */
export async function insertYear(
  tx: Tx,
  year: CutYear & { id: string; calendarId: string; periodIds: readonly string[] },
): Promise<void> {
  const { id, calendarId } = year;
  await tx.run(sql`
    INSERT INTO fiscal_year (org_id, id, calendar_id, code, starts_on, ends_on)
    VALUES (${tx.orgId}::uuid, ${id}::uuid, ${calendarId}::uuid, ${year.code},
      ${year.startsOn}::date, ${year.endsOn}::date)`);
  const c = columns(
    year.periods,
    (period) => year.periodIds[period.no - 1],
    (period) => period.no,
    (period) => period.code,
    (period) => period.startsOn,
    (period) => period.endsOn,
  );
  await tx.run(sql`
    INSERT INTO fiscal_period (org_id, id, year_id, calendar_id, no, code, starts_on, ends_on)
    SELECT ${tx.orgId}::uuid, r.id, ${id}::uuid, ${calendarId}::uuid, r.no, r.code, r.starts_on,
      r.ends_on
    FROM unnest(${c[0]}::uuid[], ${c[1]}::int[], ${c[2]}::text[], ${c[3]}::date[], ${c[4]}::date[])
      AS r(id, no, code, starts_on, ends_on)`);
}

/** A year with its periods; the keys of the database keep one that anything names. */
export async function deleteYear(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`
    DELETE FROM fiscal_period WHERE org_id = ${tx.orgId}::uuid AND year_id = ${id}::uuid`);
  await tx.run(sql`
    DELETE FROM fiscal_year WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid`);
}

/** False where the version is not the stored one. */
export async function deleteCalendar(
  tx: Tx,
  { id, version }: { id: string; version: number },
): Promise<boolean> {
  const removed = await tx.run(sql`
    DELETE FROM fiscal_calendar
    WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid AND version = ${version}`);
  return removed === 1;
}

/** Periods of a year in their order, or of all years. */
export async function readPeriods(tx: Tx, yearId: string | null): Promise<PeriodItem[]> {
  return tx.rows<PeriodItem>(sql`
    SELECT ${PERIOD}, p.closed_at AS "closedAt", u.name AS "closedByName"
    FROM fiscal_period p
    LEFT JOIN app_user u ON u.org_id = p.org_id AND u.id = p.closed_by
    WHERE p.org_id = ${tx.orgId}::uuid
      AND (${yearId}::uuid IS NULL OR p.year_id = ${yearId}::uuid)
    ORDER BY p.year_id, p.no`);
}

/** The periods of the default calendar that hold these days. */
export async function findPeriods(
  tx: Tx,
  dates: readonly BusinessDate[],
): Promise<(FiscalPeriod & { date: BusinessDate })[]> {
  return tx.rows<FiscalPeriod & { date: BusinessDate }>(sql`
    SELECT d.date, ${PERIOD} FROM unnest(${dates}::date[]) AS d(date)
    JOIN fiscal_calendar c ON c.org_id = ${tx.orgId}::uuid AND c.is_default
    JOIN fiscal_period p ON p.org_id = c.org_id AND p.calendar_id = c.id
      AND p.starts_on <= d.date AND p.ends_on >= d.date`);
}

/** The period of the default calendar that holds a day, or the last one before it. */
export async function findLastPeriod(
  tx: Tx,
  date: BusinessDate,
): Promise<FiscalPeriod | undefined> {
  return tx.row<FiscalPeriod & Record<string, unknown>>(sql`
    SELECT ${PERIOD} FROM fiscal_calendar c
    JOIN fiscal_period p ON p.org_id = c.org_id AND p.calendar_id = c.id
    WHERE c.org_id = ${tx.orgId}::uuid AND c.is_default AND p.starts_on <= ${date}::date
    ORDER BY p.starts_on DESC LIMIT 1`);
}

/** The first open period after each closed one of these, within its calendar. */
export async function firstOpenAfter(
  tx: Tx,
  ids: readonly string[],
): Promise<(FiscalPeriod & { closedId: string })[]> {
  return tx.rows<FiscalPeriod & { closedId: string }>(sql`
    SELECT c.id AS "closedId", ${PERIOD} FROM fiscal_period c
    CROSS JOIN LATERAL (SELECT * FROM fiscal_period o
      WHERE o.org_id = c.org_id AND o.calendar_id = c.calendar_id AND o.status = 'OPEN'
        AND o.starts_on > c.ends_on ORDER BY o.starts_on LIMIT 1) p
    WHERE c.org_id = ${tx.orgId}::uuid AND c.id = ANY(${ids}::uuid[]) AND c.status = 'CLOSED'`);
}

/**
 * The periods as they stand, kept from being closed or reopened until the end of the transaction.
 * Others may post by them at the same time.
 */
export async function sharePeriods(tx: Tx, ids: readonly string[]): Promise<FiscalPeriod[]> {
  return tx.rows<FiscalPeriod>(sql`
    SELECT ${PERIOD} FROM fiscal_period p
    WHERE p.org_id = ${tx.orgId}::uuid AND p.id = ANY(${ids}::uuid[])
    ORDER BY p.id FOR SHARE`);
}

export async function lockPeriod(tx: Tx, id: string): Promise<FiscalPeriod | undefined> {
  return tx.row<FiscalPeriod>(sql`
    SELECT ${PERIOD} FROM fiscal_period p
    WHERE p.org_id = ${tx.orgId}::uuid AND p.id = ${id}::uuid FOR UPDATE`);
}

export async function writePeriodStatus(
  tx: Tx,
  id: string,
  { status, at, by }: { status: PeriodStatus; at: Date | null; by: string | null },
): Promise<void> {
  await tx.run(sql`
    UPDATE fiscal_period SET status = ${status}, closed_at = ${at}, closed_by = ${by}::uuid,
      version = version + 1
    WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid`);
}

/** The last day of the default calendar's closed periods. */
export async function closedThrough(tx: Tx): Promise<BusinessDate | null> {
  const row = await tx.row<{ last: BusinessDate | null }>(sql`
    SELECT max(p.ends_on) AS last FROM fiscal_period p
    JOIN fiscal_calendar c ON c.org_id = p.org_id AND c.id = p.calendar_id AND c.is_default
    WHERE p.org_id = ${tx.orgId}::uuid AND p.status = 'CLOSED'`);
  return row?.last ?? null;
}
