// How the subjects of a run stood in the period before.
import { literal, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { Standing } from '../domain/paper';

interface StandingRow extends Standing {
  number: string;
  periodFrom: string;
  periodTo: string;
  subjectId: string;
}

export interface StandingsBefore {
  before: { number: string; periodFrom: string; periodTo: string } | null;
  standings: Map<string, Standing>;
}

/** A span's months, to the nearest: four or five weeks are one, a quarter of thirteen weeks three. */
const months = (from: Sql, to: Sql): Sql => sql`round((${to} - ${from} + 1) / 30.4375)`;

/**
 * Of the latest published run of the same scheme over as many months, before this one's period. Scores
 * of a month and of a quarter are not set beside each other.
 */
export async function readStandingsBefore(
  tx: Tx,
  run: { schemeId: string; periodFrom: string; periodTo: string },
): Promise<StandingsBefore> {
  const rows = await tx.rows<StandingRow & Record<string, unknown>>(sql`
    WITH before AS (
      SELECT id, number, period_from, period_to FROM assessment_run
      WHERE org_id = ${tx.orgId}::uuid AND scheme_id = ${run.schemeId}::uuid
        AND status IN ('PUBLISHED', 'APPEALED', 'FINAL') AND period_to < ${run.periodFrom}::date
        AND ${months(literal('period_from'), literal('period_to'))}
          = ${months(sql`${run.periodFrom}::date`, sql`${run.periodTo}::date`)}
      ORDER BY period_to DESC, id DESC LIMIT 1)
    SELECT b.number, b.period_from AS "periodFrom", b.period_to AS "periodTo",
      s.subject_id AS "subjectId", s.total, s.grade, s.rank
    FROM before b JOIN assessment_score s ON s.org_id = ${tx.orgId}::uuid AND s.run_id = b.id`);
  const [first] = rows;
  if (!first) return { before: null, standings: new Map() };
  const { number, periodFrom, periodTo } = first;
  return {
    before: { number, periodFrom, periodTo },
    standings: new Map(
      rows.map(({ subjectId, total, grade, rank }) => [subjectId, { total, grade, rank }]),
    ),
  };
}
