// Proofs of centres, accounts and approvals: what the trees say now is what their history ends in,
// sums are not posted to, and a case stands where its decisions leave it.
import { sql } from '@/server/platform/sql';
import type { Check } from './check';

/** A centre stands where its last placement says, and that one is open. */
const centrePlacement: Check = {
  kind: 'centrePlacement',
  statement: (orgId) => sql`
    SELECT c.code AS key, coalesce(p.path::text, 'nowhere') AS expected, c.path::text AS found
    FROM responsibility_centre c
    LEFT JOIN centre_placement p ON p.org_id = c.org_id AND p.centre_id = c.id
      AND p.valid_to IS NULL
    WHERE c.org_id = ${orgId}::uuid
      AND (p.path IS DISTINCT FROM c.path OR p.parent_id IS DISTINCT FROM c.parent_id)
    ORDER BY 1 LIMIT 1000`,
};

/** The places of a centre adjoin: each day has one. */
const placementDays: Check = {
  kind: 'placementDays',
  statement: (orgId) => sql`
    SELECT c.code || ' ' || n.valid_from AS key, (n.valid_to + 1)::text AS expected,
      coalesce(n.next::text, 'none') AS found
    FROM (
      SELECT centre_id, valid_from, valid_to,
        lead(valid_from) OVER (PARTITION BY centre_id ORDER BY valid_from) AS next
      FROM centre_placement WHERE org_id = ${orgId}::uuid
    ) n
    JOIN responsibility_centre c ON c.org_id = ${orgId}::uuid AND c.id = n.centre_id
    WHERE n.next IS DISTINCT FROM n.valid_to + 1
    ORDER BY 1 LIMIT 1000`,
};

/** The path of a node is its parent's path and its own id. */
const treePath: Check = {
  kind: 'treePath',
  statement: (orgId) => sql`
    SELECT n.kind || ' ' || n.code AS key,
      (coalesce(n.above, '{}') || n.id)::text AS expected, n.path::text AS found
    FROM (
      SELECT 'centre' AS kind, c.code, c.id, c.path, p.path AS above FROM responsibility_centre c
      LEFT JOIN responsibility_centre p ON p.org_id = c.org_id AND p.id = c.parent_id
      WHERE c.org_id = ${orgId}::uuid
      UNION ALL SELECT 'account', c.code, c.id, c.path, p.path FROM account c
      LEFT JOIN account p ON p.org_id = c.org_id AND p.id = c.parent_id
      WHERE c.org_id = ${orgId}::uuid
      UNION ALL SELECT 'programme', c.code, c.id, c.path, p.path FROM programme c
      LEFT JOIN programme p ON p.org_id = c.org_id AND p.id = c.parent_id
      WHERE c.org_id = ${orgId}::uuid
    ) n
    WHERE n.path <> coalesce(n.above, '{}') || n.id
    ORDER BY 1 LIMIT 1000`,
};

/** Only the lowest accounts carry amounts. */
const postedSum: Check = {
  kind: 'postedSum',
  statement: (orgId) => sql`
    SELECT a.code AS key, 'no postings' AS expected, 'postings and accounts below' AS found
    FROM account a
    WHERE a.org_id = ${orgId}::uuid
      AND EXISTS (SELECT 1 FROM account b WHERE b.org_id = a.org_id AND b.parent_id = a.id)
      AND EXISTS (SELECT 1 FROM budget_balance b
        WHERE b.org_id = a.org_id AND b.account_id = a.id)
    ORDER BY 1 LIMIT 1000`,
};

/** The state of a case follows from its decisions; a withdrawn one from nobody's. */
const approvalCase: Check = {
  kind: 'approvalCase',
  statement: (orgId) => sql`
    WITH told AS (
      SELECT c.id, c.doc_number, c.status, count(*) FILTER (WHERE s.case_id IS NOT NULL) AS steps,
        count(*) FILTER (WHERE s.decision = 'APPROVE') AS approved,
        bool_or(s.decision = 'REJECT') AS rejected, bool_or(s.decision = 'RETURN') AS returned
      FROM approval_case c
      LEFT JOIN approval_step s ON s.org_id = c.org_id AND s.case_id = c.id
      WHERE c.org_id = ${orgId}::uuid GROUP BY c.id, c.doc_number, c.status
    ), sides AS (
      SELECT doc_number AS key, status AS found, CASE
        WHEN rejected THEN 'REJECTED' WHEN returned THEN 'RETURNED'
        WHEN approved = steps THEN 'APPROVED' ELSE 'PENDING' END AS expected
      FROM told
    )
    SELECT key, expected, found FROM sides
    WHERE found <> expected AND NOT (found = 'WITHDRAWN' AND expected = 'PENDING')
    ORDER BY 1 LIMIT 1000`,
};

export const centreChecks: readonly Check[] = [
  centrePlacement,
  placementDays,
  treePath,
  postedSum,
  approvalCase,
];
