// Proofs of quotas: what stands on a balance is what its ledger says, what stands above a quota was
// let through, moves have two legs, and each order line consumes what it stands for.
import { sql } from '@/server/platform/sql';
import type { Check } from './check';

const balance: Check = {
  kind: 'quotaBalance',
  statement: (orgId) => sql`
    WITH ledger AS (
      SELECT quota_id, coalesce(sum(quantity) FILTER (WHERE kind IN ('ALLOCATE', 'MOVE')), 0) AS given,
        coalesce(sum(quantity) FILTER (WHERE kind IN ('CONSUME', 'GIVE_BACK')), 0) AS used
      FROM quota_entry WHERE org_id = ${orgId}::uuid GROUP BY 1)
    SELECT quota_id::text AS key,
      concat_ws(' ', 'allocated', coalesce(l.given, 0), 'consumed', coalesce(l.used, 0),
        'allowance', greatest(0, coalesce(l.used, 0) - coalesce(l.given, 0))) AS expected,
      concat_ws(' ', 'allocated', coalesce(b.allocated, 0), 'consumed', coalesce(b.consumed, 0),
        'allowance', coalesce(b.allowance, 0)) AS found
    FROM ledger l FULL JOIN (SELECT * FROM quota_balance WHERE org_id = ${orgId}::uuid) b
      USING (quota_id)
    WHERE (coalesce(l.given, 0), coalesce(l.used, 0),
        greatest(0, coalesce(l.used, 0) - coalesce(l.given, 0)))
      <> (coalesce(b.allocated, 0), coalesce(b.consumed, 0), coalesce(b.allowance, 0))
    ORDER BY 1 LIMIT 1000`,
};

/** Each part above a quota was let through with an approval. */
const onRecord: Check = {
  kind: 'quotaAllowance',
  statement: (orgId) => sql`
    SELECT b.quota_id::text AS key, 'at least ' || b.allowance AS expected,
      coalesce(sum(e.over_by), 0)::text AS found
    FROM quota_balance b LEFT JOIN quota_entry e ON e.org_id = b.org_id AND e.quota_id = b.quota_id
    WHERE b.org_id = ${orgId}::uuid AND b.allowance > 0
    GROUP BY b.quota_id, b.allowance HAVING coalesce(sum(e.over_by), 0) < b.allowance
    ORDER BY 1 LIMIT 1000`,
};

const moves: Check = {
  kind: 'quotaMove',
  statement: (orgId) => sql`
    SELECT doc_id::text AS key, '2 legs, 0 together' AS expected,
      count(*) || ' legs, ' || sum(quantity) || ' together' AS found
    FROM quota_entry WHERE org_id = ${orgId}::uuid AND kind = 'MOVE'
    GROUP BY doc_id HAVING count(*) <> 2 OR sum(quantity) <> 0 ORDER BY 1 LIMIT 1000`,
};

/**
 * A line that consumed from a quota still consumes from it what it stands for: approved, less what
 * was given up, less what came back for good. A line that was amended away consumes nothing.
 */
const lines: Check = {
  kind: 'quotaLine',
  statement: (orgId) => sql`
    WITH used AS (
      SELECT quota_id, line_id, max(seq) FILTER (WHERE kind = 'CONSUME') AS newest,
        sum(quantity) AS quantity
      FROM quota_entry WHERE org_id = ${orgId}::uuid AND line_id IS NOT NULL GROUP BY 1, 2),
    -- A line that was approved again is bound by the quotas of its last approval.
    judged AS (
      SELECT u.*, e.xid = max(e.xid) OVER (PARTITION BY u.line_id) AS "isLast"
      FROM used u JOIN quota_entry e ON e.org_id = ${orgId}::uuid AND e.seq = u.newest)
    SELECT concat_ws(' ', coalesce(o.number, j.line_id::text), 'line', l.line_no, j.quota_id) AS key,
      (CASE WHEN j."isLast" AND o.approved_at IS NOT NULL
        THEN greatest(0, l.approved - l.cancelled - l.returned + l.reopened) ELSE 0 END)::text
        AS expected, j.quantity::text AS found
    FROM judged j
    LEFT JOIN order_line l ON l.org_id = ${orgId}::uuid AND l.id = j.line_id
    LEFT JOIN sales_order o ON o.org_id = l.org_id AND o.id = l.order_id
    WHERE j.quantity <> CASE WHEN j."isLast" AND o.approved_at IS NOT NULL
      THEN greatest(0, l.approved - l.cancelled - l.returned + l.reopened) ELSE 0 END
    ORDER BY 1 LIMIT 1000`,
};

export const quotaChecks: readonly Check[] = [balance, onRecord, moves, lines];
