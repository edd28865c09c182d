// Reports that people are sent regularly: each person's own.
import type { BusinessDate } from '@/kernel/business-date';
import { columns, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { ReportSchedule } from '../report-schedule-schemas';

export type ScheduleRow = Omit<ReportSchedule, 'lastPeriod'> & { userId: string };

const COLUMNS = sql`s.id, s.user_id AS "userId", s.report AS name, s.grouped_by AS by,
  s.narrowed AS only, s.depth, s.basis, s.repeat, s.span, s.next_on AS "nextOn",
  s.last_on AS "lastOn"`;

const select = (tx: Tx, where: Sql): Promise<ScheduleRow[]> =>
  tx.rows<ScheduleRow & Record<string, unknown>>(sql`
    SELECT ${COLUMNS} FROM report_schedule s WHERE s.org_id = ${tx.orgId}::uuid AND ${where}`);

export const readSchedulesOf = (tx: Tx, userId: string): Promise<ScheduleRow[]> =>
  select(tx, sql`s.user_id = ${userId}::uuid ORDER BY s.report, s.id`);

/** Those who add to a person's schedules take turns, so that they count what the others added. */
export async function lockSchedulesOf(tx: Tx, userId: string): Promise<void> {
  await tx.run(sql`
    SELECT pg_advisory_xact_lock(hashtextextended(${`report_schedule:${userId}`}, 0))`);
}

export async function readSchedule(tx: Tx, id: string): Promise<ScheduleRow | null> {
  return (await select(tx, sql`s.id = ${id}::uuid`))[0] ?? null;
}

export async function isAnyDue(tx: Tx, today: BusinessDate): Promise<boolean> {
  const found = await tx.row(sql`
    SELECT 1 FROM report_schedule WHERE org_id = ${tx.orgId}::uuid AND next_on <= ${today}::date
    LIMIT 1`);
  return found !== undefined;
}

/** Those that are due, locked; whoever comes at the same time passes them over. */
export const lockDueSchedules = (
  tx: Tx,
  today: BusinessDate,
  limit: number,
): Promise<ScheduleRow[]> =>
  select(
    tx,
    sql`s.next_on <= ${today}::date ORDER BY s.next_on, s.id LIMIT ${limit}
      FOR UPDATE OF s SKIP LOCKED`,
  );

export async function insertSchedule(tx: Tx, row: ScheduleRow): Promise<void> {
  await tx.run(sql`
    INSERT INTO report_schedule (org_id, id, user_id, report, grouped_by, narrowed, depth, basis,
      repeat, span, next_on)
    VALUES (${tx.orgId}::uuid, ${row.id}::uuid, ${row.userId}::uuid, ${row.name},
      ${row.by}::text[], ${JSON.stringify(row.only)}::jsonb, ${row.depth}, ${row.basis},
      ${row.repeat}, ${row.span}, ${row.nextOn}::date)`);
}

/** False: it is not there, or somebody else's. */
export async function deleteSchedule(
  tx: Tx,
  { id, userId }: { id: string; userId: string },
): Promise<boolean> {
  const count = await tx.run(sql`
    DELETE FROM report_schedule
    WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid AND user_id = ${userId}::uuid`);
  return count > 0;
}

/** What was sent was for `sentOn`, null where it waits; the next one is for `nextOn`. */
export async function writeSent(
  tx: Tx,
  sent: readonly { id: string; sentOn: BusinessDate | null; nextOn: BusinessDate }[],
): Promise<void> {
  const c = columns(
    sent,
    (one) => one.id,
    (one) => one.sentOn,
    (one) => one.nextOn,
  );
  await tx.run(sql`
    UPDATE report_schedule s SET last_on = coalesce(r.sent_on, s.last_on), next_on = r.next_on
    FROM unnest(${c[0]}::uuid[], ${c[1]}::date[], ${c[2]}::date[]) AS r(id, sent_on, next_on)
    WHERE s.org_id = ${tx.orgId}::uuid AND s.id = r.id`);
}
