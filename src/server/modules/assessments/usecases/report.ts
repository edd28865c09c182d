// Published results as a report for machines: a row per indicator, or a row per subject.
import { decimalText } from '@/kernel/decimal';
import { DomainError } from '@/kernel/domain-error';
import type { Report, ReportColumn } from '@/server/modules/analytics';
import type { Work } from '@/server/platform/actor';
import {
  hasCode,
  readIndicatorRows,
  readResultRows,
  type IndicatorRow,
  type ReportFilter,
  type ResultRow,
} from '../repo/report';
import { REPORT_DEPTHS, type ReportInput, type ReportRows } from '../schemas';

const NARROWINGS = ['scheme', 'subject'] as const;

export interface AssessmentQuestion {
  by?: readonly string[] | undefined;
  /** Periods that lie wholly between these days. */
  from: string | null;
  to: string | null;
  only: Readonly<Record<string, string>>;
}

const text = (key: string): ReportColumn => ({ key, kind: 'text' });
const day = (key: string): ReportColumn => ({ key, kind: 'date' });
const ratio = (key: string): ReportColumn => ({ key, kind: 'ratio' });

const HEAD = [
  ...[text('scheme'), text('scheme_name'), day('period_from'), day('period_to')],
  ...[text('run'), text('status'), text('subject'), text('subject_name')],
];
const LINE = [text('indicator'), ratio('value'), ratio('attainment'), ratio('score')];
const RESULT = [ratio('total'), text('grade')];

/** Null is "no basis" and stays empty. */
const exact = (unscaled: bigint | null, scale: number) =>
  unscaled === null ? null : decimalText({ unscaled, scale });

const PPM = 6;
const HUNDREDTHS = 2;

const headOf = (row: ResultRow) => [
  ...[row.scheme, row.schemeName, row.periodFrom, row.periodTo],
  ...[row.run, row.status, row.subject, row.subjectName],
];
const lineOf = (row: IndicatorRow) => [
  row.indicator,
  exact(row.valuePpm, PPM),
  exact(row.attainmentPpm, PPM),
  exact(row.score, HUNDREDTHS),
];
const resultOf = (row: ResultRow) => [exact(row.total, HUNDREDTHS), row.grade];

function refuseUnless(allowed: readonly string[], field: string, values: readonly string[]): void {
  const value = values.find((one) => !allowed.includes(one));
  if (value === undefined) return;
  throw new DomainError('reports.unknownDimension', {
    status: 'invalid',
    field,
    params: { value, allowed: [...allowed] },
  });
}

async function narrow(
  work: Work,
  dimension: (typeof NARROWINGS)[number],
  only: AssessmentQuestion['only'],
): Promise<string | null> {
  const value = only[dimension];
  if (value === undefined) return null;
  if (await hasCode(work.tx, dimension, value)) return value;
  throw new DomainError('reports.unknownCode', {
    status: 'not_found',
    field: `only.${dimension}`,
    params: { dimension, value },
  });
}

async function filterOf(
  work: Work,
  { from, to, only }: Pick<AssessmentQuestion, 'from' | 'to' | 'only'>,
  more: Pick<ReportFilter, 'locale' | 'limit' | 'order'>,
): Promise<ReportFilter> {
  refuseUnless(NARROWINGS, 'only', Object.keys(only));
  if (from !== null && to !== null && from > to) {
    throw new DomainError('reports.endBeforeStart', {
      status: 'invalid',
      field: 'to',
      params: { from, to },
    });
  }
  const scheme = await narrow(work, 'scheme', only);
  const subject = await narrow(work, 'subject', only);
  return { from, to, scheme, subject, ...more };
}

/** A file holds every row there is. */
const EVERY_ROW = 10_000_000;

/**
 * Published results of the periods asked for. Values and attainments are rates of one (days where the
 * indicator counts days), scores and totals points with what appeals moved. Refuses with
 * `reports.unknownDimension`, `reports.unknownCode`, `reports.endBeforeStart`.
 */
export async function reportAssessments(
  work: Work,
  { by = ['indicator'], ...question }: AssessmentQuestion,
  locale: string,
): Promise<Pick<Report, 'columns' | 'rows'>> {
  refuseUnless(REPORT_DEPTHS, 'by', by);
  const filter = await filterOf(work, question, {
    ...{ locale, limit: EVERY_ROW, order: 'asOfTime' },
  });
  if (by.includes('indicator')) {
    const rows = await readIndicatorRows(work.tx, filter);
    return {
      columns: [...HEAD, ...LINE, ...RESULT],
      rows: rows.map((row) => [...headOf(row), ...lineOf(row), ...resultOf(row)]),
    };
  }
  const rows = await readResultRows(work.tx, filter);
  return {
    columns: [...HEAD, ...RESULT],
    rows: rows.map((row) => [...headOf(row), ...resultOf(row)]),
  };
}

/** More than that nobody reads, least of all on a phone; the command prints them all. */
const SHOWN_ROWS = 500;

const NO_INDICATOR = { indicator: null, valuePpm: null, attainmentPpm: null, score: null };

/** The same results with the ids that their pages are found by. Refuses what `reportAssessments` does. */
export async function readReportRows(work: Work, input: ReportInput): Promise<ReportRows> {
  const { by, from = null, to = null, scheme, subject, locale } = input;
  const only = {
    ...(scheme === undefined ? {} : { scheme }),
    ...(subject === undefined ? {} : { subject }),
  };
  const filter = await filterOf(
    work,
    { from, to, only },
    { locale, limit: SHOWN_ROWS + 1, order: 'latestFirst' },
  );
  const rows =
    by === 'indicator'
      ? await readIndicatorRows(work.tx, filter)
      : (await readResultRows(work.tx, filter)).map((row) => ({ ...row, ...NO_INDICATOR }));
  const isCut = rows.length > SHOWN_ROWS;
  return { rows: rows.slice(0, SHOWN_ROWS), cutAfter: isCut ? SHOWN_ROWS : null };
}
