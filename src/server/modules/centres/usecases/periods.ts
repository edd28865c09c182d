// The periods that documents are posted by: finding, sharing, closing and reopening them.
import type { BusinessDate } from '@/kernel/business-date';
import { DomainError } from '@/kernel/domain-error';
import type { Work } from '@/server/platform/actor';
import { periodClosed, periodReopened } from '../events';
import {
  findLastPeriod,
  findPeriods,
  firstOpenAfter,
  findYear,
  lockPeriod,
  readPeriods,
  sharePeriods,
  writePeriodStatus,
} from '../repo/periods';
import type { FiscalPeriod, FiscalYear, PeriodChange, PeriodStatus } from '../period-schemas';
import type { Saved } from '../schemas';

function plain({ id, yearId, calendarId, no, code, startsOn, endsOn, ...more }: FiscalPeriod) {
  const { status, version } = more;
  return { id, yearId, calendarId, no, code, startsOn, endsOn, status, version };
}

/** The period of the default calendar that holds a day, open or closed; undefined: none does. */
export async function findPeriodOn(
  work: Work,
  date: BusinessDate,
): Promise<FiscalPeriod | undefined> {
  const [found] = await findPeriods(work.tx, [date]);
  return found && plain(found);
}

/** The same, and where none holds it the last one before: books that ended are looked at as they ended. */
export async function findLastPeriodUpTo(
  work: Work,
  date: BusinessDate,
): Promise<FiscalPeriod | undefined> {
  const found = await findLastPeriod(work.tx, date);
  return found && plain(found);
}

/** Like `findPeriodOn` for many days at once; a day without a period is not in the answer. */
export async function findPeriodsOn(
  work: Work,
  dates: readonly BusinessDate[],
): Promise<Map<BusinessDate, FiscalPeriod>> {
  const found = await findPeriods(work.tx, [...new Set(dates)]);
  return new Map(found.map((row) => [row.date, plain(row)]));
}

function refuseClosed({ code }: FiscalPeriod): never {
  throw new DomainError('periods.closed', { params: { code } });
}

/**
 * The open period of the default calendar that holds a day. It cannot be closed before the caller's
 * transaction ends. Refuses with `periods.noPeriod`, `periods.closed`.
 */
export async function periodOn(work: Work, date: BusinessDate): Promise<FiscalPeriod> {
  const found = await findPeriodOn(work, date);
  if (!found) throw new DomainError('periods.noPeriod', { params: { date } });
  const [shared] = await sharePeriods(work.tx, [found.id]);
  const period = shared ?? found;
  return period.status === 'CLOSED' ? refuseClosed(period) : period;
}

/**
 * Where a promise goes whose period is closed: the first open period after each closed one of these.
 * One after which nothing is open is not in the answer. Whoever posts to it finds out under its lock
 * whether it is still open.
 */
export async function openPeriodsAfter(
  work: Work,
  ids: readonly string[],
): Promise<Map<string, FiscalPeriod>> {
  const rows = await firstOpenAfter(work.tx, [...new Set(ids)]);
  return new Map(rows.map((row) => [row.closedId, plain(row)]));
}

/**
 * The periods as they stand; none of them can be closed or reopened before the caller's transaction
 * ends. The caller decides what a closed one means. Refuses with `periods.notFound`.
 */
export async function lockPeriods(
  work: Work,
  ids: readonly string[],
): Promise<Map<string, FiscalPeriod>> {
  const wanted = [...new Set(ids)];
  const periods = await sharePeriods(work.tx, wanted);
  if (periods.length < wanted.length) {
    throw new DomainError('periods.notFound', { status: 'not_found' });
  }
  return new Map(periods.map((period) => [period.id, period]));
}

/** A year with its periods in their order. Refuses with `periods.yearNotFound`. */
export async function readYear(work: Work, yearId: string): Promise<FiscalYear> {
  const year = await findYear(work.tx, yearId);
  if (!year) throw new DomainError('periods.yearNotFound', { status: 'not_found' });
  return { ...year, periods: (await readPeriods(work.tx, yearId)).map(plain) };
}

async function change(
  work: Work,
  { id, version, reason }: PeriodChange,
  to: PeriodStatus,
): Promise<Saved> {
  const { tx, journal, now, actor } = work;
  const period = await lockPeriod(tx, id);
  if (!period) throw new DomainError('periods.notFound', { status: 'not_found' });
  const { code, status } = period;
  const seen = { docKind: 'fiscalPeriod', docId: id, version };
  if (status === to) {
    const already = to === 'CLOSED' ? 'periods.closed' : 'periods.alreadyOpen';
    throw new DomainError(already, { status: 'conflict', params: { code }, seen });
  }
  if (period.version !== version) {
    throw new DomainError('periods.stale', { status: 'conflict', params: { code }, seen });
  }
  const isClosing = to === 'CLOSED';
  const by = isClosing ? actor.userId : null;
  await writePeriodStatus(tx, id, { status: to, at: isClosing ? now : null, by });
  journal.audit({
    ...{ docKind: 'fiscalPeriod', docId: id, action: isClosing ? 'closed' : 'reopened' },
    ...{ from: status, to, reason, detail: { code }, version: version + 1 },
  });
  journal.emit((isClosing ? periodClosed : periodReopened)({ periodId: id }));
  return { id, version: version + 1 };
}

/**
 * Nothing more is posted in it; waits for postings that are under way. Refuses with
 * `periods.notFound`, `periods.closed`, `periods.stale`.
 */
export function closePeriod(work: Work, input: PeriodChange): Promise<Saved> {
  return change(work, input, 'CLOSED');
}

/** Refuses with `periods.notFound`, `periods.alreadyOpen`, `periods.stale`. */
export function reopenPeriod(work: Work, input: PeriodChange): Promise<Saved> {
  return change(work, input, 'OPEN');
}
