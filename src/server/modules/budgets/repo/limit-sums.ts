// What the limits of controls must be, from the balances: when a rule is made or changed, and when
// a tree is rearranged. The caller holds the controls alone, so nothing is posted meanwhile.
import { NO_ONE } from '@/kernel/ids';
import { sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { LimitKey } from '../domain/control';

/**
 * Limits of these controls as they follow from the balances: one row for each node and slot that
 * anything was ever budgeted or used at.
 */
function limitSums(tx: Tx, controlIds: readonly string[]): Sql {
  return sql`
    WITH RECURSIVE climb AS (
      SELECT a.id AS leaf, a.id AS above, 1 AS sign FROM account a
      WHERE a.org_id = ${tx.orgId}::uuid AND a.kind = 'EXPENSE'
      UNION ALL
      SELECT c.leaf, a.parent_id, c.sign * CASE a.operator WHEN '+' THEN 1 WHEN '-' THEN -1 ELSE 0 END
      FROM climb c JOIN account a ON a.org_id = ${tx.orgId}::uuid AND a.id = c.above
      WHERE a.parent_id IS NOT NULL
    ), covered AS (
      SELECT c.id AS control_id, c.mode, c.stop_rate, c.unbudgeted, p.year_id, slot.no AS slot, b.budgeted,
        CASE c.grain WHEN 'CELL' THEN b.centre_id ELSE coalesce(c.centre_id, ${NO_ONE}::uuid) END
          AS centre_id,
        CASE c.grain WHEN 'CELL' THEN b.account_id ELSE coalesce(c.account_id, ${NO_ONE}::uuid) END
          AS account_id,
        CASE c.grain WHEN 'CELL' THEN b.programme_id
          ELSE coalesce(c.programme_id, ${NO_ONE}::uuid) END AS programme_id,
        sign.value * (b.original_minor + b.revision_minor + b.transfer_minor
          + b.carry_forward_minor + b.flex_minor) AS budget,
        sign.value * (b.pre_commitment_minor + b.commitment_minor + b.actual_minor) AS used
      FROM budget_control c
      JOIN budget_balance b ON b.org_id = c.org_id
      JOIN fiscal_period p ON p.org_id = b.org_id AND p.id = b.period_id
      JOIN responsibility_centre r ON r.org_id = b.org_id AND r.id = b.centre_id
        AND (c.centre_id IS NULL OR r.path @> ARRAY[c.centre_id])
      LEFT JOIN programme g ON g.org_id = b.org_id AND g.id = b.programme_id
      JOIN climb a ON a.leaf = b.account_id AND a.above = coalesce(c.account_id, b.account_id)
      CROSS JOIN LATERAL (SELECT CASE WHEN c.account_id IS NULL OR c.grain = 'CELL' THEN 1
        ELSE a.sign END AS value) sign
      CROSS JOIN LATERAL generate_series(
        CASE c.scope WHEN 'YEAR' THEN 0 ELSE p.no END,
        CASE c.scope WHEN 'YEAR' THEN 0 WHEN 'PERIOD' THEN p.no ELSE (SELECT max(y.no)
          FROM fiscal_period y WHERE y.org_id = p.org_id AND y.year_id = p.year_id) END)
        AS slot(no)
      WHERE c.org_id = ${tx.orgId}::uuid AND c.active AND c.id = ANY(${[...controlIds]}::uuid[])
        AND sign.value <> 0
        AND (c.programme_id IS NULL OR g.path @> ARRAY[c.programme_id])
    ), summed AS (
      SELECT control_id, mode, stop_rate, unbudgeted, year_id, slot, centre_id, account_id,
        programme_id, sum(budget)::bigint AS budget, sum(used)::bigint AS used,
        bool_or(budgeted) AS budgeted
      FROM covered GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
    )
    SELECT s.control_id, s.year_id, s.slot, s.centre_id, s.account_id, s.programme_id, s.budget,
      s.used, s.budgeted, CASE
        WHEN NOT s.budgeted THEN CASE s.unbudgeted WHEN 'STOP' THEN 0 END
        WHEN s.mode = 'STOP' THEN round(s.budget
          * CASE WHEN s.budget >= 0 THEN s.stop_rate ELSE 2 - s.stop_rate END)
      END::bigint AS ceiling
    FROM summed s`;
}

/** A limit whose use stands above its ceiling by more than was ever let through. */
export interface Excess extends LimitKey {
  amountMinor: bigint;
}

/**
 * Writes the limits of these controls anew and tells what of them exceeds and is on no record yet:
 * the caller puts it there. Limits of controls that are not in force go.
 */
export async function rewriteLimits(tx: Tx, controlIds: readonly string[]): Promise<Excess[]> {
  await tx.run(sql`
    DELETE FROM budget_limit
    WHERE org_id = ${tx.orgId}::uuid AND control_id = ANY(${[...controlIds]}::uuid[])`);
  return tx.rows<Excess>(sql`
    WITH fresh AS (
      INSERT INTO budget_limit AS l (org_id, control_id, year_id, slot, centre_id, account_id,
        programme_id, budget_minor, used_minor, budgeted, ceiling_minor, allowance_minor)
      SELECT ${tx.orgId}::uuid, n.*, greatest(n.used - n.ceiling, 0)
      FROM (${limitSums(tx, controlIds)}) n
      RETURNING l.*
    )
    SELECT f.control_id AS "controlId", f.year_id AS "yearId", f.slot, f.centre_id AS "centreId",
      f.account_id AS "accountId", f.programme_id AS "programmeId",
      (f.allowance_minor - coalesce(o.minor, 0))::bigint AS "amountMinor"
    FROM fresh f
    LEFT JOIN LATERAL (SELECT sum(o.amount_minor) AS minor FROM budget_override o
      WHERE o.org_id = f.org_id AND o.control_id = f.control_id AND o.year_id = f.year_id
        AND o.slot = f.slot AND o.centre_id = f.centre_id AND o.account_id = f.account_id
        AND o.programme_id = f.programme_id) o ON true
    WHERE f.allowance_minor > coalesce(o.minor, 0)`);
}

/** Ids of every control, in force or not. */
export async function everyControl(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    SELECT id FROM budget_control WHERE org_id = ${tx.orgId}::uuid ORDER BY id`);
  return rows.map(({ id }) => id);
}
