// Schemes and their indicators.
import type { BusinessDate } from '@/kernel/business-date';
import { columns, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { Band, Grade } from '../domain/score';
import type { IndicatorName } from '../domain/indicators';
import type { SchemeChange, SchemeInput, SchemeRow, SchemeView } from '../schemas';

type SchemeHead = Omit<SchemeView, 'indicators' | 'grades'> & {
  grades: { from: string; grade: string }[];
};
type IndicatorRow = Omit<SchemeView['indicators'][number], 'weightPpm' | 'bands'> & {
  weightPpm: number;
  bands: { from: string; score: string }[];
};

/** JSON has no wide integers, so thresholds stand in it as text. */
const gradesText = (grades: readonly Grade[]) =>
  JSON.stringify(grades.map(({ from, grade }) => ({ from: String(from), grade })));
const bandsText = (bands: readonly Band[]) =>
  JSON.stringify(bands.map(({ from, score }) => ({ from: String(from), score: String(score) })));

type SchemeFacts = Omit<SchemeRow, 'indicators' | 'readsBudgets' | 'lastPeriod'> & {
  /** Its indicators. */
  reads: IndicatorName[];
};

export async function readSchemes(tx: Tx): Promise<SchemeFacts[]> {
  return tx.rows<SchemeFacts & Record<string, unknown>>(sql`
    SELECT s.id, s.version, s.code, s.name, s.names, s.subject_kind AS "subjectKind", s.frequency,
      s.active, ARRAY(SELECT i.indicator FROM assessment_indicator i
        WHERE i.org_id = s.org_id AND i.scheme_id = s.id ORDER BY i.line_no) AS reads,
      r.id AS "lastRunId", r.period_to AS "lastPeriodTo"
    FROM assessment_scheme s
    LEFT JOIN LATERAL (
      SELECT id, period_to FROM assessment_run r
      WHERE r.org_id = s.org_id AND r.scheme_id = s.id AND r.published_at IS NOT NULL
      ORDER BY period_to DESC, id DESC LIMIT 1) r ON true
    WHERE s.org_id = ${tx.orgId}::uuid
    ORDER BY s.active DESC, s.code`);
}

/** undefined where there is no such scheme. */
export async function readScheme(tx: Tx, id: string): Promise<SchemeView | undefined> {
  const [head, lines] = await Promise.all([
    tx.row<SchemeHead>(sql`
      SELECT id, version, code, name, names, subject_kind AS "subjectKind", frequency,
        delay_days AS "delayDays", no_basis AS "noBasis", grades, recipients,
        recipient_roles AS "recipientRoles", mails_report AS "mailsReport",
        publishes_itself AS "publishesItself", active
      FROM assessment_scheme WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid`),
    tx.rows<IndicatorRow>(sql`
      SELECT indicator, weight_ppm AS "weightPpm", target_ppm AS "targetPpm", better,
        controllable, scoring, bands
      FROM assessment_indicator
      WHERE org_id = ${tx.orgId}::uuid AND scheme_id = ${id}::uuid ORDER BY line_no`),
  ]);
  if (!head) return undefined;
  return {
    ...head,
    grades: head.grades.map(({ from, grade }) => ({ from: BigInt(from), grade })),
    indicators: lines.map(({ weightPpm, bands, ...line }) => ({
      ...line,
      weightPpm: BigInt(weightPpm),
      bands: bands.map(({ from, score }) => ({ from: BigInt(from), score: BigInt(score) })),
    })),
  };
}

/** Whether anything was ever computed by it. */
export async function wasRun(tx: Tx, schemeId: string): Promise<boolean> {
  const row = await tx.row<{ found: boolean }>(sql`
    SELECT EXISTS (SELECT 1 FROM assessment_run
      WHERE org_id = ${tx.orgId}::uuid AND scheme_id = ${schemeId}::uuid) AS found`);
  return row?.found ?? false;
}

/** `through`: the schedule owes nothing that ended up to that day. */
export async function insertScheme(
  tx: Tx,
  { id, through, ...scheme }: SchemeInput & { id: string; through: BusinessDate | null },
): Promise<void> {
  await tx.run(sql`
    INSERT INTO assessment_scheme (org_id, id, code, name, names, subject_kind, frequency,
      delay_days, no_basis, grades, recipients, recipient_roles, mails_report, publishes_itself,
      active, scheduled_through)
    VALUES (${tx.orgId}::uuid, ${id}::uuid, ${scheme.code}, ${scheme.name},
      ${JSON.stringify(scheme.names)}::jsonb, ${scheme.subjectKind}, ${scheme.frequency},
      ${scheme.delayDays}, ${scheme.noBasis}, ${gradesText(scheme.grades)}::jsonb,
      ${scheme.recipients}::uuid[], ${scheme.recipientRoles}::text[], ${scheme.mailsReport},
      ${scheme.publishesItself}, ${scheme.active}, ${through}::date)`);
  await insertIndicators(tx, id, scheme.indicators);
}

/**
 * False where the version is not the stored one. A schedule that begins, or goes by other periods, owes
 * nothing that ended up to the day `through`.
 */
export async function updateScheme(
  tx: Tx,
  { through, ...scheme }: SchemeChange & { through: BusinessDate | null },
): Promise<boolean> {
  const updated = await tx.run(sql`
    UPDATE assessment_scheme SET code = ${scheme.code}, name = ${scheme.name},
      names = ${JSON.stringify(scheme.names)}::jsonb, subject_kind = ${scheme.subjectKind},
      frequency = ${scheme.frequency}, delay_days = ${scheme.delayDays},
      no_basis = ${scheme.noBasis}, grades = ${gradesText(scheme.grades)}::jsonb,
      recipients = ${scheme.recipients}::uuid[],
      recipient_roles = ${scheme.recipientRoles}::text[], mails_report = ${scheme.mailsReport},
      publishes_itself = ${scheme.publishesItself}, active = ${scheme.active}, version = version + 1,
      scheduled_through = CASE WHEN frequency <> ${scheme.frequency} OR ${scheme.active} AND NOT active
        THEN ${through}::date ELSE scheduled_through END
    WHERE org_id = ${tx.orgId}::uuid AND id = ${scheme.id}::uuid AND version = ${scheme.version}`);
  if (updated === 0) return false;
  await tx.run(sql`
    DELETE FROM assessment_indicator
    WHERE org_id = ${tx.orgId}::uuid AND scheme_id = ${scheme.id}::uuid`);
  await insertIndicators(tx, scheme.id, scheme.indicators);
  return true;
}

async function insertIndicators(
  tx: Tx,
  schemeId: string,
  indicators: SchemeInput['indicators'],
): Promise<void> {
  const c = columns(
    indicators,
    (line) => line.indicator,
    (line) => line.weightPpm,
    (line) => line.targetPpm,
    (line) => line.better,
    (line) => line.controllable,
    (line) => line.scoring,
    (line) => bandsText(line.bands),
  );
  await tx.run(sql`
    INSERT INTO assessment_indicator (org_id, scheme_id, line_no, indicator, weight_ppm, target_ppm,
      better, controllable, scoring, bands)
    SELECT ${tx.orgId}::uuid, ${schemeId}::uuid, r.line_no, r.indicator, r.weight, r.target,
      r.better, r.controllable, r.scoring, r.bands
    FROM unnest(${c[0]}::text[], ${c[1]}::int[], ${c[2]}::bigint[], ${c[3]}::text[],
        ${c[4]}::boolean[], ${c[5]}::text[], ${c[6]}::jsonb[]) WITH ORDINALITY
      AS r(indicator, weight, target, better, controllable, scoring, bands, line_no)`);
}

/** Users of the organization among these ids. */
export async function readKnownUsers(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    SELECT id FROM app_user WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${[...ids]}::uuid[])`);
  return rows.map(({ id }) => id);
}

interface ScheduledScheme {
  id: string;
  frequency: SchemeRow['frequency'];
  delayDays: number;
  publishesItself: boolean;
  /** The last day of what the schedule has dealt with; null: nothing yet. */
  through: BusinessDate | null;
  indicators: IndicatorName[];
}

/** Schemes the schedule runs. */
export async function readScheduledSchemes(tx: Tx): Promise<ScheduledScheme[]> {
  return tx.rows<ScheduledScheme & Record<string, unknown>>(sql`
    SELECT id, frequency, delay_days AS "delayDays", publishes_itself AS "publishesItself",
      scheduled_through::text AS through, ARRAY(SELECT i.indicator FROM assessment_indicator i
        WHERE i.org_id = s.org_id AND i.scheme_id = s.id ORDER BY i.line_no) AS indicators
    FROM assessment_scheme s
    WHERE org_id = ${tx.orgId}::uuid AND active AND frequency <> 'NONE' ORDER BY code`);
}

/** Remembers that the schedule has dealt with what ended on this day. No change of the scheme itself. */
export async function markScheduled(tx: Tx, id: string, through: BusinessDate): Promise<void> {
  await tx.run(sql`
    UPDATE assessment_scheme SET scheduled_through = ${through}::date
    WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid
      AND (scheduled_through IS NULL OR scheduled_through < ${through}::date)`);
}
