// Published results as rows: one per subject, or one per indicator of a subject.
import { empty, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { IndicatorName } from '../domain/indicators';
import type { RunStatus } from '../domain/run-machine';
import { subjectNames } from './subject-names';

export interface ReportFilter {
  from: string | null;
  to: string | null;
  scheme: string | null;
  subject: string | null;
  locale: string;
  limit: number;
  /** Scheme by scheme as time went, or the latest period first. */
  order: 'asOfTime' | 'latestFirst';
}

export interface ResultRow {
  runId: string;
  subjectId: string;
  scheme: string;
  schemeName: string;
  periodFrom: string;
  periodTo: string;
  run: string;
  status: RunStatus;
  subject: string;
  subjectName: string;
  total: bigint | null;
  grade: string | null;
}

export interface IndicatorRow extends ResultRow {
  indicator: IndicatorName;
  valuePpm: bigint | null;
  attainmentPpm: bigint | null;
  /** What was computed, with what appeals added or took. */
  score: bigint | null;
}

const RESULT = sql`r.id AS "runId", x.subject_id AS "subjectId", s.code AS scheme, coalesce(s.names ->> l.locale, s.name) AS "schemeName",
  r.period_from AS "periodFrom", r.period_to AS "periodTo", r.number AS run, r.status,
  x.subject_code AS subject, coalesce(${subjectNames('x')} ->> l.locale, x.subject_name) AS "subjectName", x.total, x.grade`;

/** Drafts and what they replaced were never shown to anybody, so no report tells them. */
const fromResults = ({ locale }: ReportFilter) => sql`
  FROM (SELECT ${locale}::text AS locale) l
  CROSS JOIN assessment_run r
  JOIN assessment_scheme s ON s.org_id = r.org_id AND s.id = r.scheme_id
  JOIN assessment_score x ON x.org_id = r.org_id AND x.run_id = r.id`;

const narrowed = (tx: Tx, { from, to, scheme, subject, order }: ReportFilter) => sql`
  WHERE r.org_id = ${tx.orgId}::uuid AND r.status IN ('PUBLISHED', 'APPEALED', 'FINAL')
    ${from ? sql`AND r.period_from >= ${from}::date` : empty}
    ${to ? sql`AND r.period_to <= ${to}::date` : empty}
    ${scheme ? sql`AND s.code = ${scheme}` : empty}
    ${subject ? sql`AND x.subject_code = ${subject}` : empty}
  ORDER BY ${order === 'latestFirst' ? sql`r.period_to DESC,` : empty} s.code, r.period_to, r.id, x.rank NULLS LAST, x.subject_code`;

export async function readResultRows(tx: Tx, filter: ReportFilter): Promise<ResultRow[]> {
  return tx.rows<ResultRow & Record<string, unknown>>(sql`
    SELECT ${RESULT} ${fromResults(filter)} ${narrowed(tx, filter)}
    LIMIT ${filter.limit}`);
}

export async function readIndicatorRows(tx: Tx, filter: ReportFilter): Promise<IndicatorRow[]> {
  return tx.rows<IndicatorRow & Record<string, unknown>>(sql`
    SELECT ${RESULT}, i.indicator, i.value_ppm AS "valuePpm",
      i.attainment_ppm AS "attainmentPpm", i.score + i.adjustment AS score
    ${fromResults(filter)}
    JOIN assessment_score_line i ON i.org_id = x.org_id AND i.run_id = x.run_id
      AND i.subject_id = x.subject_id
    ${narrowed(tx, filter)}, i.line_no LIMIT ${filter.limit}`);
}

/** Whether anything of that code can be asked for: a scheme, or a subject of any run. */
export async function hasCode(
  tx: Tx,
  dimension: 'scheme' | 'subject',
  code: string,
): Promise<boolean> {
  const among =
    dimension === 'scheme'
      ? sql`assessment_scheme WHERE code = ${code}`
      : sql`assessment_score WHERE subject_code = ${code}`;
  const row = await tx.row<{ found: boolean }>(sql`
    SELECT EXISTS (SELECT 1 FROM ${among} AND org_id = ${tx.orgId}::uuid) AS found`);
  return row?.found ?? false;
}
