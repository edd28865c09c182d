// Which fiscal periods a figure speaks of, and which it is compared with.
import { addDays, minDate } from '@/kernel/business-date';
import { DomainError } from '@/kernel/domain-error';
import {
  findPeriodOn,
  readYear,
  type FiscalPeriod,
  type FiscalYear,
} from '@/server/modules/centres';
import type { Work } from '@/server/platform/actor';
import type { BasisSpan } from '../figure-parts-schemas';
import type { Basis } from '../figure-schemas';
import { runningPeriod, sharesToDate, shareToDate, type PeriodShare } from '../domain/to-date';
import { findYearBefore } from '../repo/figures-budget';

export interface FiscalSpan {
  year: FiscalYear;
  through: FiscalPeriod;
  /** Periods 1 to through. */
  periods: FiscalPeriod[];
}

/**
 * The year and period asked for; else those that hold today. Refuses with `periods.noPeriod`,
 * `periods.yearNotFound`, `periods.notFound`.
 */
export async function fiscalSpan(
  work: Work,
  asked: { yearId?: string | null | undefined; throughNo?: number | null | undefined },
): Promise<FiscalSpan> {
  const { today } = work;
  const yearId = asked.yearId ?? (await findPeriodOn(work, today))?.yearId;
  if (!yearId) throw new DomainError('periods.noPeriod', { params: { date: today } });
  const year = await readYear(work, yearId);
  const holding = year.periods.find(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn);
  const no = asked.throughNo ?? holding?.no ?? year.periods.at(-1)?.no;
  const through = year.periods.find((period) => period.no === no);
  if (!through) throw new DomainError('periods.notFound', { status: 'not_found' });
  return { year, through, periods: year.periods.filter((period) => period.no <= through.no) };
}

export function spanView(work: Work, { year, through, periods }: FiscalSpan) {
  return {
    yearId: year.id,
    yearCode: year.code,
    throughNo: through.no,
    throughCode: through.code,
    from: year.startsOn,
    to: through.endsOn,
    isUnfinished: work.today <= through.endsOn,
    toDate: runningPeriod(periods, work.today),
  };
}

/** Days of the year up to the end of the span or today, and all of them. */
export function daysOf(work: Work, { year, through }: FiscalSpan): [gone: number, all: number] {
  const { days, of } = shareToDate(year, minDate(through.endsOn, work.today));
  return [days, of];
}

export interface Compared {
  actual: FiscalPeriod[];
  /** null: there is no such year or period to compare with. */
  basis: FiscalPeriod[] | null;
  /** Of these periods of the basis as many days count as have come of the period they stand for. */
  shares: PeriodShare[];
  /** The period that is not over, with its days; null: all are, or they count whole all the same. */
  toDate: ReturnType<typeof runningPeriod>;
}

/** The period of these that one of the basis is held against: of the same number, else the last. */
export const counterpartOf = (
  { no }: FiscalPeriod,
  actual: readonly FiscalPeriod[],
): FiscalPeriod | undefined => actual.find((period) => period.no === no) ?? actual.at(-1);

/** WHOLE: what is spent is past the budget of a period as soon as it is spent. */
export type Counted = 'TO_DATE' | 'WHOLE';

function compared(
  work: Work,
  counted: Counted,
  { actual, basis }: Pick<Compared, 'actual' | 'basis'>,
): Compared {
  if (counted === 'WHOLE') return { actual, basis, shares: [], toDate: null };
  const own = sharesToDate(actual, work.today);
  const shares = (basis ?? []).flatMap((period) => {
    const counterpart = counterpartOf(period, actual);
    const share = own.find(({ periodId }) => periodId === counterpart?.id);
    return share ? [{ ...share, periodId: period.id }] : [];
  });
  return { actual, basis, shares, toDate: runningPeriod(actual, work.today) };
}

/**
 * The periods of both sides. BUDGET compares with the same periods; LAST_YEAR with those of the same
 * numbers a year before; LAST_PERIOD looks at the one period and the one before it.
 */
export async function comparedPeriods(
  work: Work,
  span: FiscalSpan,
  asked: { basis: Basis; over: 'PERIOD' | 'YEAR_TO_DATE'; counted: Counted },
): Promise<Compared> {
  const { year, through, periods } = span;
  const isOne = asked.over === 'PERIOD' || asked.basis === 'LAST_PERIOD';
  const actual = isOne ? [through] : periods;
  const sides = (basis: FiscalPeriod[] | null) => compared(work, asked.counted, { actual, basis });
  if (asked.basis === 'BUDGET') return sides(actual);
  if (asked.basis === 'LAST_PERIOD') {
    const before = await findPeriodOn(work, addDays(through.startsOn, -1));
    return sides(before ? [before] : null);
  }
  const found = await findYearBefore(work.tx, year);
  if (!found) return sides(null);
  const before = (await readYear(work, found.id)).periods;
  const numbers = new Set(actual.map(({ no }) => no));
  return sides(before.filter(({ no }) => numbers.has(no)));
}

/** Where the entries of what is compared with stand; of a budget they are those of the answer itself. */
export function basisSpanOf({ actual, basis, shares }: Compared, of: Basis): BasisSpan | null {
  const treeOn = actual.at(-1)?.endsOn;
  if (of === 'BUDGET' || treeOn === undefined) return null;
  const days = new Map(shares.map((share) => [share.periodId, share.days]));
  const counted = (basis ?? []).filter(({ id }) => days.get(id) !== 0);
  const [first, last] = [counted[0], counted.at(-1)];
  if (!first || !last) return null;
  // At most one period runs, and those after it do not count: it is the last of them.
  const against = days.has(last.id) ? counterpartOf(last, actual) : undefined;
  return {
    ...{ yearId: last.yearId, fromNo: first.no, toNo: last.no, treeOn },
    againstId: against?.id ?? null,
  };
}
