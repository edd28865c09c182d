// The proofs of budgets: balances against the ledger, limits against the ledger over their node and
// slot, what stands above a ceiling against its record, documents against what they posted.
import { literal, sql } from '@/server/platform/sql';
import type { Check } from './check';

const BUDGET = literal(`e.kind IN ('ORIGINAL', 'REVISION', 'TRANSFER', 'CARRY_FORWARD', 'FLEX')`);
const USED = literal(`e.kind IN ('PRE_COMMITMENT', 'COMMITMENT', 'ACTUAL')`);

const balance: Check = {
  kind: 'budgetBalance',
  statement: (orgId) => sql`
    WITH ledger AS (
      SELECT e.period_id, e.centre_id, e.account_id, e.programme_id, lower(e.kind) AS part,
        sum(e.amount_minor) AS minor
      FROM budget_entry e WHERE e.org_id = ${orgId}::uuid GROUP BY 1, 2, 3, 4, 5),
    stored AS (
      SELECT b.period_id, b.centre_id, b.account_id, b.programme_id, v.part, v.minor
      FROM budget_balance b CROSS JOIN LATERAL (VALUES ('original', b.original_minor),
        ('revision', b.revision_minor), ('transfer', b.transfer_minor),
        ('carry_forward', b.carry_forward_minor), ('flex', b.flex_minor),
        ('pre_commitment', b.pre_commitment_minor), ('commitment', b.commitment_minor),
        ('actual', b.actual_minor), ('settled', b.settled_minor)) AS v(part, minor)
      WHERE b.org_id = ${orgId}::uuid)
    SELECT concat_ws(' ', p.code, c.code, a.code, part) AS key,
      coalesce(l.minor, 0)::text AS expected, coalesce(s.minor, 0)::text AS found
    FROM ledger l FULL JOIN stored s USING (period_id, centre_id, account_id, programme_id, part)
    LEFT JOIN fiscal_period p ON p.org_id = ${orgId}::uuid AND p.id = period_id
    LEFT JOIN responsibility_centre c ON c.org_id = ${orgId}::uuid AND c.id = centre_id
    LEFT JOIN account a ON a.org_id = ${orgId}::uuid AND a.id = account_id
    WHERE coalesce(l.minor, 0) <> coalesce(s.minor, 0) ORDER BY 1 LIMIT 1000`,
};

/** Straight from the ledger, not from the balances: a fault that both share would show. */
const limit: Check = {
  kind: 'budgetLimit',
  statement: (orgId) => sql`
    WITH RECURSIVE climb AS (
      SELECT id AS leaf, id AS above, 1 AS sign FROM account
      WHERE org_id = ${orgId}::uuid AND kind = 'EXPENSE'
      UNION ALL
      SELECT c.leaf, a.parent_id,
        c.sign * CASE a.operator WHEN '+' THEN 1 WHEN '-' THEN -1 ELSE 0 END
      FROM climb c JOIN account a ON a.org_id = ${orgId}::uuid AND a.id = c.above
      WHERE a.parent_id IS NOT NULL),
    cell AS (
      SELECT e.period_id, e.centre_id, e.account_id, e.programme_id,
        sum(e.amount_minor) FILTER (WHERE ${BUDGET}) AS budget,
        sum(e.amount_minor) FILTER (WHERE ${USED}) AS used
      FROM budget_entry e WHERE e.org_id = ${orgId}::uuid GROUP BY 1, 2, 3, 4),
    covered AS (
      SELECT c.id AS control_id, p.year_id, s.slot,
        CASE WHEN c.grain = 'CELL' THEN concat_ws(' ', e.centre_id, e.account_id, e.programme_id)
          END AS cell,
        coalesce(e.budget, 0) * CASE c.grain WHEN 'CELL' THEN 1 ELSE k.sign END AS budget,
        coalesce(e.used, 0) * CASE c.grain WHEN 'CELL' THEN 1 ELSE k.sign END AS used
      FROM budget_control c
      JOIN cell e ON true
      JOIN fiscal_period p ON p.org_id = c.org_id AND p.id = e.period_id
      JOIN responsibility_centre r ON r.org_id = c.org_id AND r.id = e.centre_id
      LEFT JOIN programme g ON g.org_id = c.org_id AND g.id = e.programme_id
      JOIN climb k ON k.leaf = e.account_id AND k.above = coalesce(c.account_id, e.account_id)
      CROSS JOIN LATERAL (SELECT 0 AS slot WHERE c.scope = 'YEAR'
        UNION ALL SELECT q.no FROM fiscal_period q
        WHERE q.org_id = c.org_id AND q.year_id = p.year_id
          AND (c.scope = 'PERIOD' AND q.no = p.no
            OR c.scope = 'YEAR_TO_DATE' AND q.no >= p.no)) s
      WHERE c.org_id = ${orgId}::uuid AND c.active
        AND (c.grain = 'CELL' OR k.sign <> 0)
        AND (c.centre_id IS NULL OR c.centre_id = ANY(r.path))
        AND (c.programme_id IS NULL OR c.programme_id = ANY(g.path))),
    expected AS (
      SELECT control_id, year_id, slot, coalesce(cell, 'pool') AS cell, sum(budget) AS budget,
        sum(used) AS used
      FROM covered GROUP BY 1, 2, 3, 4),
    stored AS (
      SELECT l.control_id, l.year_id, l.slot, CASE c.grain
          WHEN 'CELL' THEN concat_ws(' ', l.centre_id, l.account_id, l.programme_id)
          ELSE 'pool' END AS cell,
        l.budget_minor AS budget, l.used_minor AS used
      FROM budget_limit l JOIN budget_control c ON c.org_id = l.org_id AND c.id = l.control_id
      WHERE l.org_id = ${orgId}::uuid)
    SELECT concat_ws(' ', c.code, y.code, slot, cell) AS key,
      concat_ws(' ', 'budget', coalesce(e.budget, 0), 'used', coalesce(e.used, 0)) AS expected,
      concat_ws(' ', 'budget', coalesce(s.budget, 0), 'used', coalesce(s.used, 0)) AS found
    FROM expected e FULL JOIN stored s USING (control_id, year_id, slot, cell)
    LEFT JOIN budget_control c ON c.org_id = ${orgId}::uuid AND c.id = control_id
    LEFT JOIN fiscal_year y ON y.org_id = ${orgId}::uuid AND y.id = year_id
    WHERE (coalesce(e.budget, 0), coalesce(e.used, 0))
      <> (coalesce(s.budget, 0), coalesce(s.used, 0)) ORDER BY 1 LIMIT 1000`,
};

/** The ceiling follows from the rule, and what stands above it is exactly what is allowed. */
const ceiling: Check = {
  kind: 'budgetCeiling',
  statement: (orgId) => sql`
    WITH rule AS (
      SELECT c.code || ' ' || l.slot AS key, l.ceiling_minor, l.allowance_minor, l.used_minor,
        CASE WHEN NOT l.budgeted AND c.unbudgeted = 'STOP' THEN 0
          WHEN l.budgeted AND c.mode = 'STOP' AND l.budget_minor >= 0
            THEN round(l.budget_minor * c.stop_rate)
          WHEN l.budgeted AND c.mode = 'STOP'
            THEN round(l.budget_minor * (2 - c.stop_rate)) END AS ceiling
      FROM budget_limit l JOIN budget_control c ON c.org_id = l.org_id AND c.id = l.control_id
      WHERE l.org_id = ${orgId}::uuid)
    SELECT key,
      concat_ws(' ', 'ceiling', coalesce(ceiling::text, 'none'), 'allowance',
        greatest(used_minor - ceiling, 0)) AS expected,
      concat_ws(' ', 'ceiling', coalesce(ceiling_minor::text, 'none'), 'allowance',
        allowance_minor) AS found
    FROM rule
    WHERE ceiling_minor IS DISTINCT FROM ceiling
      OR allowance_minor <> greatest(used_minor - ceiling, 0) ORDER BY 1 LIMIT 1000`,
};

const onRecord: Check = {
  kind: 'budgetOverride',
  statement: (orgId) => sql`
    SELECT c.code || ' ' || l.slot AS key, 'at least ' || l.allowance_minor AS expected,
      coalesce(sum(o.amount_minor), 0)::text AS found
    FROM budget_limit l
    JOIN budget_control c ON c.org_id = l.org_id AND c.id = l.control_id
    LEFT JOIN budget_override o ON o.org_id = l.org_id AND o.control_id = l.control_id
      AND o.year_id = l.year_id AND o.slot = l.slot AND o.centre_id = l.centre_id
      AND o.account_id = l.account_id AND o.programme_id = l.programme_id
    WHERE l.org_id = ${orgId}::uuid AND l.allowance_minor > 0
    GROUP BY c.code, l.control_id, l.year_id, l.slot, l.centre_id, l.account_id, l.programme_id,
      l.allowance_minor
    HAVING coalesce(sum(o.amount_minor), 0) < l.allowance_minor ORDER BY 1 LIMIT 1000`,
};

/** The version in force says what all versions of its year have posted so far. */
const version: Check = {
  kind: 'budgetVersion',
  statement: (orgId) => sql`
    WITH planned AS (
      SELECT b.year_id, l.period_id, l.centre_id, l.account_id, l.programme_id,
        l.amount_minor AS minor
      FROM budget b JOIN budget_line l ON l.org_id = b.org_id AND l.budget_id = b.id
      WHERE b.org_id = ${orgId}::uuid AND b.status = 'APPROVED' AND l.amount_minor <> 0),
    posted AS (
      SELECT p.year_id, e.period_id, e.centre_id, e.account_id, e.programme_id,
        sum(e.amount_minor) AS minor
      FROM budget_entry e JOIN fiscal_period p ON p.org_id = e.org_id AND p.id = e.period_id
      WHERE e.org_id = ${orgId}::uuid AND e.doc_kind = 'budget'
      GROUP BY 1, 2, 3, 4, 5 HAVING sum(e.amount_minor) <> 0)
    SELECT concat_ws(' ', y.code, period_id, centre_id, account_id) AS key,
      coalesce(l.minor, 0)::text AS expected, coalesce(e.minor, 0)::text AS found
    FROM planned l FULL JOIN posted e
      USING (year_id, period_id, centre_id, account_id, programme_id)
    LEFT JOIN fiscal_year y ON y.org_id = ${orgId}::uuid AND y.id = year_id
    WHERE coalesce(l.minor, 0) <> coalesce(e.minor, 0) ORDER BY 1 LIMIT 1000`,
};

/** A change in force posted each of its lines; one that is not posted nothing. */
const change: Check = {
  kind: 'budgetChange',
  statement: (orgId) => sql`
    WITH planned AS (
      SELECT c.id AS change_id, l.period_id, l.centre_id, l.account_id, l.programme_id,
        sum(l.amount_minor) AS minor
      FROM budget_change c
      JOIN budget_change_line l ON l.org_id = c.org_id AND l.change_id = c.id
      WHERE c.org_id = ${orgId}::uuid AND c.status = 'APPROVED'
      GROUP BY 1, 2, 3, 4, 5 HAVING sum(l.amount_minor) <> 0),
    posted AS (
      SELECT e.doc_id AS change_id, e.period_id, e.centre_id, e.account_id, e.programme_id,
        sum(e.amount_minor) AS minor
      FROM budget_entry e WHERE e.org_id = ${orgId}::uuid AND e.doc_kind = 'budgetChange'
      GROUP BY 1, 2, 3, 4, 5 HAVING sum(e.amount_minor) <> 0)
    SELECT concat_ws(' ', c.number, period_id, centre_id, account_id) AS key,
      coalesce(l.minor, 0)::text AS expected, coalesce(e.minor, 0)::text AS found
    FROM planned l FULL JOIN posted e USING (change_id, period_id, centre_id, account_id, programme_id)
    LEFT JOIN budget_change c ON c.org_id = ${orgId}::uuid AND c.id = change_id
    WHERE coalesce(l.minor, 0) <> coalesce(e.minor, 0) ORDER BY 1 LIMIT 1000`,
};

export const budgetChecks: readonly Check[] = [balance, limit, ceiling, onRecord, version, change];
