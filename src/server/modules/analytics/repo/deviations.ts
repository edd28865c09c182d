// Rules of deviation and the deviations they found.
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type {
  DeviationRuleView,
  DeviationStatus,
  SaveDeviationRuleInput,
} from '../deviation-schemas';

export async function readRules(tx: Tx): Promise<DeviationRuleView[]> {
  return tx.rows<DeviationRuleView & Record<string, unknown>>(sql`
    SELECT r.id, r.code, r.name, r.measure, r.basis, r.span, r.centre_id AS "centreId",
      r.account_id AS "accountId", r.amount_minor AS "amountMinor",
      trim_scale(r.rate)::text AS rate, r.only_unfavourable AS "onlyUnfavourable",
      r.due_days AS "dueDays", r.active, r.version
    FROM deviation_rule r WHERE r.org_id = ${tx.orgId}::uuid ORDER BY r.code`);
}

/**
 * Inserts a rule, or changes it where its version is still the one that was read. One that rested has
 * missed nothing meanwhile.
 */
export async function writeRule(
  tx: Tx,
  id: string,
  rule: SaveDeviationRuleInput,
): Promise<{ version: number } | undefined> {
  const { code, name, measure, basis, span, onlyUnfavourable, dueDays, active } = rule;
  const amount = rule.amountMinor;
  if (rule.id === undefined) {
    return tx.row<{ version: number }>(sql`
      INSERT INTO deviation_rule (org_id, id, code, name, measure, basis, span, centre_id, account_id,
        amount_minor, rate, only_unfavourable, due_days, active)
      VALUES (${tx.orgId}::uuid, ${id}::uuid, ${code}, ${name}, ${measure}, ${basis}, ${span},
        ${rule.centreId}::uuid, ${rule.accountId}::uuid, ${amount}::bigint, ${rule.rate}::numeric,
        ${onlyUnfavourable}, ${dueDays}, ${active})
      ON CONFLICT (org_id, code) DO NOTHING RETURNING version`);
  }
  return tx.row<{ version: number }>(sql`
    UPDATE deviation_rule SET code = ${code}, name = ${name}, measure = ${measure},
      basis = ${basis}, span = ${span}, centre_id = ${rule.centreId}::uuid,
      account_id = ${rule.accountId}::uuid, amount_minor = ${amount}::bigint,
      rate = ${rule.rate}::numeric, only_unfavourable = ${onlyUnfavourable},
      due_days = ${dueDays}, active = ${active}, version = version + 1,
      looked_through = CASE WHEN ${active} AND NOT active THEN NULL ELSE looked_through END
    WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid AND version = ${rule.version ?? 0}
    RETURNING version`);
}

export interface DeviationRow {
  id: string;
  number: string;
  status: DeviationStatus;
  ruleId: string;
  ruleCode: string;
  ruleName: string;
  basis: 'BUDGET' | 'LAST_YEAR' | 'LAST_PERIOD';
  span: 'PERIOD' | 'YEAR_TO_DATE';
  periodId: string;
  periodCode: string;
  periodNo: number;
  yearId: string;
  centreId: string;
  centreCode: string;
  centreName: string;
  centreNames: Record<string, string>;
  accountId: string;
  accountCode: string;
  accountName: string;
  accountNames: Record<string, string>;
  ownerId: string | null;
  ownerName: string | null;
  dueOn: string;
  basisMinor: bigint | null;
  actualMinor: bigint;
  varianceMinor: bigint;
  rate: string | null;
  cleared: boolean;
  /** As they were kept; amounts are text. */
  drivers: unknown;
  explanation: string | null;
  action: string | null;
  actionDueOn: string | null;
  computedAt: Date;
  version: number;
}

export interface DeviationFilter {
  id?: string | undefined;
  status?: readonly DeviationStatus[] | undefined;
  ownerId?: string | undefined;
  /** Of a year to date only the newest period: the earlier ones are parts of it. */
  newestToDate?: boolean;
  /** By size alone; else the most pressing first. */
  largestFirst?: boolean;
  limit: number;
}

/**
 * The most pressing first: open before closed, then by day, then by size; or the largest of those that
 * stand.
 */
export async function readDeviationRows(tx: Tx, filter: DeviationFilter): Promise<DeviationRow[]> {
  const status = filter.status && filter.status.length > 0 ? [...filter.status] : null;
  return tx.rows<DeviationRow & Record<string, unknown>>(sql`
    SELECT d.id, d.number, d.status, d.rule_id AS "ruleId", r.code AS "ruleCode",
      r.name AS "ruleName", r.basis, r.span, d.period_id AS "periodId", p.code AS "periodCode",
      p.no AS "periodNo", p.year_id AS "yearId", d.centre_id AS "centreId", c.code AS "centreCode",
      c.name AS "centreName", c.names AS "centreNames", d.account_id AS "accountId",
      a.code AS "accountCode", a.name AS "accountName", a.names AS "accountNames",
      d.owner_id AS "ownerId", u.name AS "ownerName",
      d.due_on::text AS "dueOn", d.basis_minor AS "basisMinor", d.actual_minor AS "actualMinor",
      d.variance_minor AS "varianceMinor", d.rate::text AS rate, d.cleared, d.drivers,
      d.explanation, d.action, d.action_due_on::text AS "actionDueOn",
      d.computed_at AS "computedAt", d.version
    FROM deviation d
    JOIN deviation_rule r ON r.org_id = d.org_id AND r.id = d.rule_id
    JOIN fiscal_period p ON p.org_id = d.org_id AND p.id = d.period_id
    JOIN responsibility_centre c ON c.org_id = d.org_id AND c.id = d.centre_id
    JOIN account a ON a.org_id = d.org_id AND a.id = d.account_id
    LEFT JOIN app_user u ON u.org_id = d.org_id AND u.id = d.owner_id
    WHERE d.org_id = ${tx.orgId}::uuid
      AND (${filter.id ?? null}::uuid IS NULL OR d.id = ${filter.id ?? null}::uuid)
      AND (${status}::text[] IS NULL OR d.status = ANY(${status}::text[]))
      AND (${filter.ownerId ?? null}::uuid IS NULL OR d.owner_id = ${filter.ownerId ?? null}::uuid)
      AND NOT (${filter.newestToDate ?? false} AND r.span = 'YEAR_TO_DATE' AND EXISTS (
        SELECT 1 FROM deviation n
        JOIN fiscal_period q ON q.org_id = n.org_id AND q.id = n.period_id
        WHERE n.org_id = d.org_id AND n.rule_id = d.rule_id AND n.centre_id = d.centre_id
          AND n.account_id = d.account_id AND q.year_id = p.year_id AND q.no > p.no
          AND n.status <> 'CLOSED' AND NOT n.cleared))
    ORDER BY d.status = 'CLOSED', d.cleared,
      CASE WHEN ${filter.largestFirst ?? false} THEN NULL ELSE d.due_on END,
      abs(d.variance_minor) DESC, d.id
    LIMIT ${filter.limit}`);
}

export interface LockedDeviation {
  number: string;
  status: DeviationStatus;
  ownerId: string | null;
  dueOn: string;
  version: number;
}

/** Locks one for a change. */
export async function lockDeviation(tx: Tx, id: string): Promise<LockedDeviation | undefined> {
  return tx.row<LockedDeviation & Record<string, unknown>>(sql`
    SELECT number, status, owner_id AS "ownerId", due_on::text AS "dueOn", version FROM deviation
    WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid FOR UPDATE`);
}

export async function writeDeviation(
  tx: Tx,
  id: string,
  change: {
    status: DeviationStatus;
    explanation?: string | undefined;
    action?: string | undefined;
    actionDueOn?: string | undefined;
    ownerId?: string | undefined;
  },
): Promise<void> {
  await tx.run(sql`
    UPDATE deviation SET status = ${change.status}, version = version + 1, reminded = NULL,
      explanation = coalesce(${change.explanation ?? null}, explanation),
      action = coalesce(${change.action ?? null}, action),
      action_due_on = coalesce(${change.actionDueOn ?? null}::date, action_due_on),
      owner_id = coalesce(${change.ownerId ?? null}::uuid, owner_id)
    WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid`);
}

export async function countOpenDeviations(tx: Tx): Promise<number> {
  const row = await tx.row<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM deviation
    WHERE org_id = ${tx.orgId}::uuid AND status <> 'CLOSED' AND NOT cleared`);
  return row?.count ?? 0;
}
