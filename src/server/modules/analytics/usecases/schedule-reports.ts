// Reports that people have sent to them regularly: asked for, called off, and told of when their day
// has come. The file itself is made when the mail is, see `report-file.ts`.
import { dateInZone, type BusinessDate } from '@/kernel/business-date';
import { refuse } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import type { Work } from '@/server/platform/actor';
import { noticeRaised } from '@/server/platform/notices';
import type { Period } from '@/kernel/period';
import { dueAfter, dueDays, lastDueUpTo, nextDue } from '../domain/report-schedule';
import { neverWhole } from '../domain/whole-periods';
import type { NewReportScheduleInput, ReportSchedule } from '../report-schedule-schemas';
import {
  deleteSchedule,
  insertSchedule,
  isAnyDue,
  lockDueSchedules,
  lockSchedulesOf,
  readSchedulesOf,
  writeSent,
  type ScheduleRow,
} from '../repo/report-schedules';
import { askReport } from './report-question';
import { askedOf } from './report-file';
import { reportTitles } from './report-titles';
import { runReport } from './run-report';
import { scheduledDays } from './scheduled-days';

/** More than anybody reads. */
const MOST_OF_A_PERSON = 30;
/** More wait for the next run, an hour later. */
const MOST_AT_ONCE = 1_000;
/** A day's reports are sent from this hour on, in the organization's time zone. */
const FROM_HOUR = 6;
const HOUR_MS = 3_600_000;

const DOC_KIND = 'REPORT_SCHEDULE';

function userOf({ actor }: Work): string {
  if (actor.userId === null) throw new Error('the system is sent no reports');
  return actor.userId;
}

/** This person's own, by report. */
export async function listReportSchedules(work: Work): Promise<ReportSchedule[]> {
  const daysOf = scheduledDays(work);
  const views: ReportSchedule[] = [];
  for (const row of await readSchedulesOf(work.tx, userOf(work))) {
    const lastPeriod = row.lastOn === null ? null : await daysOf(row, row.lastOn);
    views.push({ ...row, lastPeriod });
  }
  return views;
}

/** The days one of this person's own was about whose notice names this last day; null: none. */
export async function readScheduledDays(
  work: Work,
  { id, to }: { id: string; to: BusinessDate },
): Promise<Period | null> {
  const own = await readSchedulesOf(work.tx, userOf(work));
  const row = own.find((one) => one.id === id);
  return row ? scheduledDays(work)(row, dueAfter(to)) : null;
}

/**
 * From the next day of its kind on. Refuses with `reports.tooManySchedules`,
 * `reports.scheduleCutsPeriods` and what a report refuses: `reports.unknownDimension`,
 * `reports.unknownCode`, `periods.noPeriod` and the like.
 */
export async function scheduleReport(
  work: Work,
  input: NewReportScheduleInput,
): Promise<ReportSchedule> {
  const { repeat, span, ...asked } = input;
  const question = await askReport(work.tx, asked);
  const userId = userOf(work);
  await lockSchedulesOf(work.tx, userId);
  if ((await readSchedulesOf(work.tx, userId)).length >= MOST_OF_A_PERSON) {
    refuse('reports.tooManySchedules', { status: 'conflict', params: { max: MOST_OF_A_PERSON } });
  }
  const row: ScheduleRow = {
    ...{ id: newId(), userId, name: question.name, by: question.by, only: input.only },
    ...{ depth: question.depth, basis: question.basis, repeat, span },
    ...{ nextOn: nextDue(repeat, work.today), lastOn: null },
  };
  if (neverWhole(row)) {
    refuse('reports.scheduleCutsPeriods', { status: 'invalid', field: 'span' });
  }
  // A report that refuses what it is asked is refused now, not in a mail without a file.
  const days = await scheduledDays(work)(row, lastDueUpTo(repeat, work.today));
  await runReport(work, askedOf(row, days), { locale: 'en', limit: 1 });
  await insertSchedule(work.tx, row);
  work.journal.audit({
    ...{ docKind: 'reportSchedule', docId: row.id, action: 'scheduled' },
    detail: { report: row.name, repeat, span },
  });
  return { ...row, lastPeriod: null };
}

/** Refuses with `reports.scheduleNotFound`, also for somebody else's. */
export async function cancelReportSchedule(work: Work, id: string): Promise<{ id: string }> {
  const isGone = await deleteSchedule(work.tx, { id, userId: userOf(work) });
  if (!isGone) refuse('reports.scheduleNotFound', { status: 'not_found' });
  work.journal.audit({ docKind: 'reportSchedule', docId: id, action: 'unscheduled' });
  return { id };
}

/** One that is told of: the day it was due, and the last of the days it is about. */
type Told = ScheduleRow & { dueOn: BusinessDate; to: BusinessDate };

/** Up to this day reports are due. */
function dueUpTo({ now, organization }: Work): BusinessDate {
  const since = new Date(now.getTime() - FROM_HOUR * HOUR_MS);
  return dateInZone(since, organization.timeZone);
}

/** Whether `sendDueReports` would tell anybody. */
export const hasDueReports = (work: Work): Promise<boolean> => isAnyDue(work.tx, dueUpTo(work));

/**
 * Tells whose report's day has come, once: the day is written with the notice that tells of it, in one
 * transaction, so whatever runs again or dies in between tells nothing twice. A report of whole fiscal
 * periods of which none is over yet waits for its next day. Weeks and months that were missed are told of
 * one by one. How many were told.
 */
export async function sendDueReports(work: Work): Promise<number> {
  const today = dueUpTo(work);
  const rows = await lockDueSchedules(work.tx, today, MOST_AT_ONCE);
  if (rows.length === 0) return 0;
  const daysOf = scheduledDays(work);
  const told: Told[] = [];
  const sent: { id: string; sentOn: BusinessDate | null; nextOn: BusinessDate }[] = [];
  for (const row of rows) {
    let sentOn: BusinessDate | null = null;
    for (const dueOn of dueDays(row, today)) {
      const days = await daysOf(row, dueOn);
      if (!days) continue;
      told.push({ ...row, dueOn, to: days.to });
      sentOn = dueOn;
    }
    sent.push({ id: row.id, sentOn, nextOn: nextDue(row.repeat, today) });
  }
  await writeSent(work.tx, sent);
  const titles = await reportTitles();
  work.journal.emit(
    ...told.map((row) =>
      noticeRaised({
        ...{ kind: 'reportDue', userIds: [row.userId] },
        ...{ docKind: DOC_KIND, docId: row.id, key: `${row.id}-${row.dueOn}` },
        params: { ...titles(row.name), dueOn: row.to },
      }),
    ),
  );
  return told.length;
}
