// The proofs of expenses and rebates: what the budget's ledger says of each line, what claims and
// settlements add up to, and that a payment is the document it names.
import { sql, type Sql } from '@/server/platform/sql';
import type { Check } from './check';

/** Rows of both sides by key; a side without a row counts as zero. */
function compare(expected: Sql, found: Sql): Sql {
  return sql`
    SELECT coalesce(e.key, f.key) AS key, coalesce(e.value, '0') AS expected,
      coalesce(f.value, '0') AS found
    FROM (${expected}) e FULL JOIN (${found}) f ON f.key = e.key
    WHERE coalesce(e.value, '0') <> coalesce(f.value, '0')
    ORDER BY 1 LIMIT 1000`;
}

const lineUse: Check = {
  kind: 'expenseLineBudget',
  statement: (orgId) =>
    compare(
      sql`SELECT coalesce(r.number || ' line ' || l.line_no, e.doc_line_id::text) || ' ' || e.kind AS key,
          sum(e.amount_minor)::text AS value
        FROM budget_entry e
        LEFT JOIN expense_line l ON l.org_id = e.org_id AND l.id = e.doc_line_id
        LEFT JOIN expense_request r ON r.org_id = l.org_id AND r.id = l.request_id
        WHERE e.org_id = ${orgId}::uuid
          AND e.doc_kind IN ('expenseRequest', 'expenseClaim', 'expenseSettlement')
        GROUP BY 1 HAVING sum(e.amount_minor) <> 0`,
      sql`SELECT r.number || ' line ' || l.line_no || ' ' || u.kind AS key, u.amount::text AS value
        FROM expense_line l JOIN expense_request r ON r.org_id = l.org_id AND r.id = l.request_id
        CROSS JOIN LATERAL (VALUES
          ('PRE_COMMITMENT', CASE r.status WHEN 'SUBMITTED' THEN l.requested_minor ELSE 0 END),
          ('COMMITMENT', CASE WHEN r.status IN ('APPROVED', 'CLOSED')
            THEN l.approved_minor - l.verified_minor - l.released_minor ELSE 0 END),
          ('ACTUAL', l.verified_minor), ('SETTLED', l.settled_minor)) AS u(kind, amount)
        WHERE l.org_id = ${orgId}::uuid AND u.amount <> 0`,
    ),
};

/** A claim that was rejected before anything of it was decided counts as never made. */
const lineClaims: Check = {
  kind: 'expenseLineClaims',
  statement: (orgId) =>
    compare(
      sql`SELECT r.number || ' line ' || x.line_no AS key, concat_ws(' ', sum(l.claimed_minor),
          sum(l.claimed_minor - l.verified_minor) FILTER (WHERE l.decided_at IS NOT NULL),
          sum(l.verified_minor), sum(l.settled_minor)) AS value
        FROM expense_claim_line l
        JOIN expense_claim c ON c.org_id = l.org_id AND c.id = l.claim_id
        JOIN expense_line x ON x.org_id = l.org_id AND x.id = l.expense_line_id
        JOIN expense_request r ON r.org_id = x.org_id AND r.id = x.request_id
        WHERE l.org_id = ${orgId}::uuid AND (l.decided_at IS NOT NULL
          OR c.status IN ('SUBMITTED', 'VERIFIED', 'SETTLED'))
        GROUP BY 1`,
      sql`SELECT r.number || ' line ' || x.line_no AS key, concat_ws(' ', x.claimed_minor,
          CASE WHEN EXISTS (SELECT 1 FROM expense_claim_line l WHERE l.org_id = x.org_id
            AND l.expense_line_id = x.id AND l.decided_at IS NOT NULL) THEN x.cut_minor END,
          x.verified_minor, x.settled_minor) AS value
        FROM expense_line x JOIN expense_request r ON r.org_id = x.org_id AND r.id = x.request_id
        WHERE x.org_id = ${orgId}::uuid AND EXISTS (SELECT 1 FROM expense_claim_line l
          JOIN expense_claim c ON c.org_id = l.org_id AND c.id = l.claim_id
          WHERE l.org_id = x.org_id AND l.expense_line_id = x.id AND (l.decided_at IS NOT NULL
            OR c.status IN ('SUBMITTED', 'VERIFIED', 'SETTLED')))`,
    ),
};

const claimSettled: Check = {
  kind: 'expenseClaimSettled',
  statement: (orgId) =>
    compare(
      sql`SELECT c.number || ' line ' || l.line_no AS key, sum(p.amount_minor)::text AS value
        FROM expense_settlement_line p
        JOIN expense_settlement s ON s.org_id = p.org_id AND s.id = p.settlement_id
        JOIN expense_claim_line l ON l.org_id = p.org_id AND l.id = p.claim_line_id
        JOIN expense_claim c ON c.org_id = l.org_id AND c.id = l.claim_id
        WHERE p.org_id = ${orgId}::uuid AND s.status = 'POSTED'
        GROUP BY 1 HAVING sum(p.amount_minor) <> 0`,
      sql`SELECT c.number || ' line ' || l.line_no AS key, l.settled_minor::text AS value
        FROM expense_claim_line l
        JOIN expense_claim c ON c.org_id = l.org_id AND c.id = l.claim_id
        WHERE l.org_id = ${orgId}::uuid AND l.settled_minor <> 0`,
    ),
};

const settlementAmount: Check = {
  kind: 'expenseSettlement',
  statement: (orgId) => sql`
    SELECT s.number AS key, concat_ws(' ', coalesce(p.amount, 0), n.total_minor) AS expected,
      concat_ws(' ', s.amount_minor, CASE WHEN n.id IS NOT NULL THEN s.amount_minor END) AS found
    FROM expense_settlement s
    LEFT JOIN (SELECT settlement_id, sum(amount_minor) AS amount FROM expense_settlement_line
      WHERE org_id = ${orgId}::uuid GROUP BY 1) p ON p.settlement_id = s.id
    LEFT JOIN credit_note n ON n.org_id = s.org_id AND n.id = s.credit_note_id
    WHERE s.org_id = ${orgId}::uuid AND (s.amount_minor <> coalesce(p.amount, 0)
      OR (n.id IS NOT NULL AND n.total_minor <> s.amount_minor))
    ORDER BY 1 LIMIT 1000`,
};

const rebates: Check = {
  kind: 'rebateAccrual',
  statement: (orgId) =>
    compare(
      sql`SELECT coalesce(a.code || ' ' || d.code || ' ' || x.starts_on, e.doc_line_id::text)
            || ' ' || e.kind AS key, sum(e.amount_minor)::text AS value
        FROM budget_entry e
        LEFT JOIN rebate_accrual x ON x.org_id = e.org_id AND x.id = e.doc_line_id
        LEFT JOIN rebate_agreement a ON a.org_id = x.org_id AND a.id = x.agreement_id
        LEFT JOIN dealer d ON d.org_id = x.org_id AND d.id = x.dealer_id
        WHERE e.org_id = ${orgId}::uuid AND e.doc_kind = 'rebateAccrual'
        GROUP BY 1 HAVING sum(e.amount_minor) <> 0`,
      sql`SELECT a.code || ' ' || d.code || ' ' || x.starts_on || ' ' || u.kind AS key,
          u.amount::text AS value
        FROM rebate_accrual x
        JOIN rebate_agreement a ON a.org_id = x.org_id AND a.id = x.agreement_id
        JOIN dealer d ON d.org_id = x.org_id AND d.id = x.dealer_id
        LEFT JOIN rebate_settlement s ON s.org_id = x.org_id AND s.accrual_id = x.id
        CROSS JOIN LATERAL (VALUES
          ('COMMITMENT', CASE x.status WHEN 'OPEN' THEN x.accrued_minor ELSE 0 END),
          ('ACTUAL', coalesce(s.amount_minor, 0)), ('SETTLED', coalesce(s.amount_minor, 0)))
          AS u(kind, amount)
        WHERE x.org_id = ${orgId}::uuid AND u.amount <> 0`,
    ),
};

export const expenseChecks: readonly Check[] = [
  lineUse,
  lineClaims,
  claimSettled,
  settlementAmount,
  rebates,
];
