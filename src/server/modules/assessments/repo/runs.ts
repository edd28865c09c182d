// Runs with their frozen inputs, written once; afterwards only states and appeals move.
import { z } from 'zod';
import type { Named } from '@/kernel/local-names';
import { decodeCursor } from '@/server/platform/page';
import { columns, empty, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { Result, ScoredSubject } from '../domain/assess';
import type { RunStatus } from '../domain/run-machine';
import type { ListRunsInput, RunItem, ScoreLine, SubjectScore } from '../schemas';
import { subjectNames } from './subject-names';

const Cursor = z.tuple([z.string(), z.uuid()]);

const HEAD = sql`r.id, r.number, r.version, r.status, r.scheme_id AS "schemeId",
  s.code AS "schemeCode", s.name AS "schemeName", s.names AS "schemeNames",
  r.scheme_version AS "schemeVersion",
  s.subject_kind AS "subjectKind", r.period_from AS "periodFrom", r.period_to AS "periodTo",
  r.run_no AS "runNo", r.subjects, r.as_of AS "asOf", r.created_at AS "createdAt",
  u.name AS "createdByName", r.published_at AS "publishedAt",
  (SELECT count(*)::int FROM assessment_appeal a
    WHERE a.org_id = r.org_id AND a.run_id = r.id AND a.status = 'OPEN') AS "openAppeals"`;

const JOINS = sql`
  JOIN assessment_scheme s ON s.org_id = r.org_id AND s.id = r.scheme_id
  LEFT JOIN app_user u ON u.org_id = r.org_id AND u.id = r.created_by`;

/** Latest period first; one row more than the page. */
export async function listRunRows(
  tx: Tx,
  input: ListRunsInput,
  show: { unpublished: boolean },
): Promise<RunItem[]> {
  const after = decodeCursor(input.cursor, Cursor);
  return tx.rows<RunItem>(sql`
    SELECT ${HEAD} FROM assessment_run r ${JOINS}
    WHERE r.org_id = ${tx.orgId}::uuid
      ${input.schemeId ? sql`AND r.scheme_id = ${input.schemeId}::uuid` : empty}
      ${input.status ? sql`AND r.status = ${input.status}` : sql`AND r.status <> 'SUPERSEDED'`}
      ${show.unpublished ? empty : sql`AND r.published_at IS NOT NULL`}
      ${after ? sql`AND (r.period_to, r.id) < (${after[0]}::date, ${after[1]}::uuid)` : empty}
    ORDER BY r.period_to DESC, r.id DESC LIMIT ${input.limit + 1}`);
}

export interface RunHead extends RunItem {
  inputs: unknown;
  inputsHash: string;
}

export async function readRunHead(tx: Tx, id: string): Promise<RunHead | undefined> {
  return tx.row<RunHead>(sql`
    SELECT ${HEAD}, r.inputs, r.inputs_hash AS "inputsHash" FROM assessment_run r ${JOINS}
    WHERE r.org_id = ${tx.orgId}::uuid AND r.id = ${id}::uuid`);
}

/** Every score of a run, best first, each with its lines. */
export async function readScores(tx: Tx, runId: string): Promise<SubjectScore[]> {
  const [scores, lines] = await Promise.all([
    tx.rows<Omit<SubjectScore, 'lines'>>(sql`
      SELECT x.subject_id AS "subjectId", x.subject_code AS "subjectCode",
        x.subject_name AS "subjectName", ${subjectNames('x')} AS "subjectNames", x.total,
        x.controllable, x.grade, x.rank
      FROM assessment_score x WHERE x.org_id = ${tx.orgId}::uuid AND x.run_id = ${runId}::uuid
      ORDER BY x.rank NULLS LAST, x.subject_code`),
    tx.rows<ScoreLine & { subjectId: string }>(sql`
      SELECT subject_id AS "subjectId", line_no AS "lineNo", indicator, numerator, denominator,
        value_ppm AS "valuePpm", attainment_ppm AS "attainmentPpm", score, adjustment
      FROM assessment_score_line WHERE org_id = ${tx.orgId}::uuid AND run_id = ${runId}::uuid
      ORDER BY subject_id, line_no`),
  ]);
  const bySubject = new Map<string, ScoreLine[]>(scores.map((score) => [score.subjectId, []]));
  for (const { subjectId, ...line } of lines) bySubject.get(subjectId)?.push(line);
  return scores.map((score) => ({ ...score, lines: bySubject.get(score.subjectId) ?? [] }));
}

export interface NewRun {
  id: string;
  number: string;
  schemeId: string;
  schemeVersion: number;
  from: string;
  to: string;
  inputs: string;
  inputsHash: string;
  asOf: Date;
  subjects: readonly ScoredSubject[];
  createdBy: string | null;
}

/** One run of a scheme and period at a time, so that run numbers follow each other. */
export async function lockPeriod(tx: Tx, run: { schemeId: string; from: string; to: string }) {
  const key = `assessment:${tx.orgId}:${run.schemeId}:${run.from}:${run.to}`;
  await tx.run(sql`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
}

/** Drafts of the same period are superseded: answers them as they are now. */
export async function insertRun(
  tx: Tx,
  run: NewRun,
): Promise<readonly { id: string; version: number }[]> {
  const row = await tx.row<{ older: { id: string; version: number }[] }>(sql`
    WITH older AS (
      UPDATE assessment_run SET status = 'SUPERSEDED', version = version + 1
      WHERE org_id = ${tx.orgId}::uuid AND scheme_id = ${run.schemeId}::uuid
        AND period_from = ${run.from}::date AND period_to = ${run.to}::date AND status = 'DRAFT'
      RETURNING id, version)
    INSERT INTO assessment_run (org_id, id, number, scheme_id, scheme_version, period_from, period_to,
      run_no, status, inputs, inputs_hash, as_of, subjects, created_by)
    SELECT ${tx.orgId}::uuid, ${run.id}::uuid, ${run.number}, ${run.schemeId}::uuid,
      ${run.schemeVersion}, ${run.from}::date, ${run.to}::date,
      1 + coalesce((SELECT max(run_no) FROM assessment_run
        WHERE org_id = ${tx.orgId}::uuid AND scheme_id = ${run.schemeId}::uuid
          AND period_from = ${run.from}::date AND period_to = ${run.to}::date), 0),
      'DRAFT', ${run.inputs}::jsonb, ${run.inputsHash}, ${run.asOf}, ${run.subjects.length},
      ${run.createdBy}::uuid
    RETURNING (SELECT coalesce(jsonb_agg(o), '[]') FROM older o) AS older`);
  if (!row) throw new Error('a run was not written');
  await insertScores(tx, run.id, run.subjects);
  return row.older;
}

async function insertScores(tx: Tx, runId: string, subjects: readonly ScoredSubject[]) {
  const s = columns(
    subjects,
    (one) => one.id,
    (one) => one.code,
    (one) => one.name,
    (one) => one.total,
    (one) => one.controllable,
    (one) => one.grade,
    (one) => one.rank,
  );
  await tx.run(sql`
    INSERT INTO assessment_score (org_id, run_id, subject_id, subject_code, subject_name, total,
      controllable, grade, rank)
    SELECT ${tx.orgId}::uuid, ${runId}::uuid, r.*
    FROM unnest(${s[0]}::uuid[], ${s[1]}::text[], ${s[2]}::text[], ${s[3]}::bigint[],
      ${s[4]}::bigint[], ${s[5]}::text[], ${s[6]}::int[]) AS r`);
  const lines = subjects.flatMap(({ id, lines: own }) => own.map((line) => ({ id, ...line })));
  const l = columns(
    lines,
    (line) => line.id,
    (line) => line.lineNo,
    (line) => line.indicator,
    (line) => line.numerator,
    (line) => line.denominator,
    (line) => line.valuePpm,
    (line) => line.attainmentPpm,
    (line) => line.score,
  );
  await tx.run(sql`
    INSERT INTO assessment_score_line (org_id, run_id, subject_id, line_no, indicator, numerator,
      denominator, value_ppm, attainment_ppm, score)
    SELECT ${tx.orgId}::uuid, ${runId}::uuid, r.*
    FROM unnest(${l[0]}::uuid[], ${l[1]}::int[], ${l[2]}::text[], ${l[3]}::bigint[],
      ${l[4]}::bigint[], ${l[5]}::bigint[], ${l[6]}::bigint[], ${l[7]}::bigint[]) AS r`);
}

export interface LockedRun {
  id: string;
  number: string;
  status: RunStatus;
  version: number;
  schemeId: string;
  periodFrom: string;
  periodTo: string;
}

export async function lockRun(tx: Tx, id: string): Promise<LockedRun | undefined> {
  return tx.row<LockedRun & Record<string, unknown>>(sql`
    SELECT id, number, status, version, scheme_id AS "schemeId", period_from AS "periodFrom",
      period_to AS "periodTo"
    FROM assessment_run WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid FOR UPDATE`);
}

export async function updateRunStatus(
  tx: Tx,
  run: { id: string; status: RunStatus },
  now: Date,
): Promise<void> {
  const { id, status } = run;
  await tx.run(sql`
    UPDATE assessment_run SET status = ${status}, version = version + 1,
      published_at = CASE WHEN ${status} = 'PUBLISHED' THEN coalesce(published_at, ${now})
        ELSE published_at END,
      final_at = CASE WHEN ${status} = 'FINAL' THEN ${now} ELSE final_at END
    WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid`);
}

/** The results of every subject after an appeal changed one of them. */
export async function updateResults(
  tx: Tx,
  runId: string,
  results: readonly (Result & { subjectId: string; rank: number | null })[],
): Promise<void> {
  const c = columns(
    results,
    (r) => r.subjectId,
    (r) => r.total,
    (r) => r.controllable,
    (r) => r.grade,
    (r) => r.rank,
  );
  await tx.run(sql`
    UPDATE assessment_score s SET total = r.total, controllable = r.controllable, grade = r.grade,
      rank = r.rank
    FROM unnest(${c[0]}::uuid[], ${c[1]}::bigint[], ${c[2]}::bigint[], ${c[3]}::text[],
      ${c[4]}::int[]) AS r(subject_id, total, controllable, grade, rank)
    WHERE s.org_id = ${tx.orgId}::uuid AND s.run_id = ${runId}::uuid
      AND s.subject_id = r.subject_id`);
}

/** Whether the schedule has run this period already, whatever became of it. */
export async function hasRun(
  tx: Tx,
  run: { schemeId: string; from: string; to: string },
): Promise<boolean> {
  const row = await tx.row<{ found: boolean }>(sql`
    SELECT EXISTS (SELECT 1 FROM assessment_run
      WHERE org_id = ${tx.orgId}::uuid AND scheme_id = ${run.schemeId}::uuid
        AND period_from = ${run.from}::date AND period_to = ${run.to}::date) AS found`);
  return row?.found ?? false;
}

export interface Audience extends Named {
  userIds: string[];
  roles: string[];
  mailsReport: boolean;
}

/** What a run is called, and who is told of it: recipients of the scheme and owners of its centres. */
export async function readAudience(tx: Tx, runId: string): Promise<Audience> {
  const row = await tx.row<Audience & Record<string, unknown>>(sql`
    SELECT s.name, s.names, s.recipient_roles AS roles, s.mails_report AS "mailsReport", ARRAY(
      SELECT unnest(s.recipients)
      UNION SELECT c.owner_id FROM assessment_score p
        JOIN responsibility_centre c ON c.org_id = p.org_id AND c.id = p.subject_id
        WHERE p.org_id = r.org_id AND p.run_id = r.id AND c.owner_id IS NOT NULL) AS "userIds"
    FROM assessment_run r
    JOIN assessment_scheme s ON s.org_id = r.org_id AND s.id = r.scheme_id
    WHERE r.org_id = ${tx.orgId}::uuid AND r.id = ${runId}::uuid`);
  if (!row) throw new Error('a locked run is gone');
  return row;
}
