// The proofs, one statement each and so each on one snapshot. The auditor reads every module's
// tables on purpose: a proof that asked the modules would believe what it should prove.
import { literal, sql, type Sql } from '@/server/platform/sql';
import type { Check } from './check';
import { expenseChecks } from './expense-checks';
import { entriesOf } from './fold';
import { centreChecks } from './verify-centres';
import { comparisonChecks } from './verify-comparisons';
import { FOLDS, type DerivedRollup, type FlowRollup, type FoldName } from './flow-columns';
import { budgetChecks } from './verify-budgets';
import { orderChecks } from './verify-orders';
import { quotaChecks } from './verify-quotas';

/** Rows of both sides by key; a side without a row counts as zero. */
function compare(expected: Sql, found: Sql): Sql {
  return sql`
    SELECT coalesce(e.key, f.key) AS key, coalesce(e.value, '0') AS expected,
      coalesce(f.value, '0') AS found
    FROM (${expected}) e FULL JOIN (${found}) f ON f.key = e.key
    WHERE coalesce(e.value, '0') <> coalesce(f.value, '0')
    ORDER BY 1 LIMIT 1000`;
}

const NOTHING = `'onHand 0, reserved 0'`;

const stock: Check = {
  kind: 'stockLevel',
  statement: (orgId) => sql`
    WITH ledger AS (
      SELECT warehouse_id, product_id, sum(on_hand_delta) AS on_hand, sum(reserved_delta) AS reserved
      FROM stock_entry WHERE org_id = ${orgId}::uuid GROUP BY 1, 2),
    stored AS (
      SELECT warehouse_id, product_id, on_hand, reserved
      FROM stock_level WHERE org_id = ${orgId}::uuid),
    sides AS (
      SELECT w.code || '/' || p.code AS key,
        CASE WHEN l.on_hand IS NULL THEN ${literal(NOTHING)}
          ELSE 'onHand ' || l.on_hand || ', reserved ' || l.reserved END AS expected,
        CASE WHEN s.on_hand IS NULL THEN ${literal(NOTHING)}
          ELSE 'onHand ' || s.on_hand || ', reserved ' || s.reserved END AS found
      FROM ledger l FULL JOIN stored s USING (warehouse_id, product_id)
      LEFT JOIN warehouse w ON w.org_id = ${orgId}::uuid AND w.id = warehouse_id
      LEFT JOIN product p ON p.org_id = ${orgId}::uuid AND p.id = product_id)
    SELECT key, expected, found FROM sides WHERE expected <> found ORDER BY 1 LIMIT 1000`,
};

const account: Check = {
  kind: 'dealerAccount',
  statement: (orgId) =>
    compare(
      sql`SELECT d.code || ' ' || e.bucket AS key, sum(e.amount_minor)::text AS value
        FROM receivable_entry e JOIN dealer d ON d.org_id = e.org_id AND d.id = e.dealer_id
        WHERE e.org_id = ${orgId}::uuid GROUP BY 1 HAVING sum(e.amount_minor) <> 0`,
      sql`SELECT d.code || ' ' || b.bucket AS key, b.amount::text AS value
        FROM dealer_account a JOIN dealer d ON d.org_id = a.org_id AND d.id = a.dealer_id
        CROSS JOIN LATERAL (VALUES ('OPEN_ORDER', a.open_order_minor), ('UNBILLED', a.unbilled_minor),
          ('INVOICED', a.invoiced_minor), ('UNAPPLIED', a.unapplied_minor)) AS b(bucket, amount)
        WHERE a.org_id = ${orgId}::uuid AND b.amount <> 0`,
    ),
};

/**
 * Quantities of lines against what the ledger says happened to them. A request that was cancelled
 * before approval leaves the line as it was. Lines of drafts have no entries yet.
 */
const lineQuantities: Check = {
  kind: 'orderLine',
  statement: (orgId) =>
    compare(
      sql`SELECT o.number || ' line ' || l.line_no || ' ' || e.name AS key, sum(e.quantity)::text AS value
        FROM (SELECT line_id, order_id, quantity, lower(kind) AS name FROM order_flow_entry
          WHERE org_id = ${orgId}::uuid AND kind IN ('REQUESTED', 'APPROVED', 'SHIPPED',
            'DELIVERED', 'RETURNED', 'INVOICED')
          UNION ALL
          SELECT line_id, order_id, quantity, 'cancelled' FROM order_flow_entry
          WHERE org_id = ${orgId}::uuid AND kind = 'CANCELLED'
            AND cause IS DISTINCT FROM 'BEFORE_APPROVAL') e
        JOIN sales_order o ON o.org_id = ${orgId}::uuid AND o.id = e.order_id
        LEFT JOIN order_line l ON l.org_id = ${orgId}::uuid AND l.id = e.line_id
        GROUP BY o.number, l.line_no, e.line_id, e.name HAVING sum(e.quantity) <> 0`,
      sql`SELECT o.number || ' line ' || l.line_no || ' ' || q.name AS key, q.quantity::text AS value
        FROM order_line l JOIN sales_order o ON o.org_id = l.org_id AND o.id = l.order_id
        CROSS JOIN LATERAL (VALUES ('requested', l.requested), ('approved', l.approved),
          ('shipped', l.shipped), ('delivered', l.delivered), ('returned', l.returned),
          ('invoiced', l.invoiced), ('cancelled', l.cancelled)) AS q(name, quantity)
        WHERE l.org_id = ${orgId}::uuid AND o.submitted_at IS NOT NULL AND q.quantity <> 0`,
    ),
};

const lineReserved: Check = {
  kind: 'orderLineReserved',
  statement: (orgId) =>
    compare(
      sql`SELECT coalesce(o.number || ' line ' || l.line_no, e.line_id::text) AS key,
          sum(e.reserved_delta)::text AS value
        FROM stock_entry e
        LEFT JOIN order_line l ON l.org_id = e.org_id AND l.id = e.line_id
        LEFT JOIN sales_order o ON o.org_id = l.org_id AND o.id = l.order_id
        WHERE e.org_id = ${orgId}::uuid AND e.line_id IS NOT NULL
        GROUP BY 1 HAVING sum(e.reserved_delta) <> 0`,
      sql`SELECT o.number || ' line ' || l.line_no AS key, l.reserved::text AS value
        FROM order_line l JOIN sales_order o ON o.org_id = l.org_id AND o.id = l.order_id
        WHERE l.org_id = ${orgId}::uuid AND l.reserved <> 0`,
    ),
};

const orderTotals: Check = {
  kind: 'orderTotal',
  statement: (orgId) => sql`
    SELECT o.number AS key,
      concat_ws(' ', coalesce(l.net, 0), coalesce(l.discount, 0), coalesce(l.tax, 0),
        coalesce(l.lines, 0)) AS expected,
      concat_ws(' ', o.net_minor, o.discount_minor, o.tax_minor, o.line_count) AS found
    FROM sales_order o LEFT JOIN (
      SELECT order_id, sum(net_minor) AS net, sum(discount_minor) AS discount,
        sum(tax_minor) AS tax, count(*) AS lines
      FROM order_line WHERE org_id = ${orgId}::uuid GROUP BY order_id) l ON l.order_id = o.id
    WHERE o.org_id = ${orgId}::uuid
      AND (o.net_minor, o.discount_minor, o.tax_minor, o.line_count) IS DISTINCT FROM
        (coalesce(l.net, 0), coalesce(l.discount, 0), coalesce(l.tax, 0), coalesce(l.lines, 0))
    ORDER BY 1 LIMIT 1000`,
};

const invoiceTotals: Check = {
  kind: 'invoiceTotal',
  statement: (orgId) => sql`
    SELECT i.number AS key, concat_ws(' ', coalesce(l.net, 0), coalesce(l.tax, 0)) AS expected,
      concat_ws(' ', i.net_minor, i.tax_minor) AS found
    FROM invoice i LEFT JOIN (
      SELECT invoice_id, sum(net_minor) AS net, sum(tax_minor) AS tax
      FROM invoice_line WHERE org_id = ${orgId}::uuid GROUP BY invoice_id) l ON l.invoice_id = i.id
    WHERE i.org_id = ${orgId}::uuid AND l.invoice_id IS NOT NULL
      AND (i.net_minor, i.tax_minor) IS DISTINCT FROM (l.net, l.tax)
    ORDER BY 1 LIMIT 1000`,
};

const invoiceOpen: Check = {
  kind: 'invoiceOpen',
  statement: (orgId) => sql`
    SELECT i.number AS key, (i.total_minor - coalesce(a.paid, 0))::text AS expected,
      i.open_minor::text AS found
    FROM invoice i LEFT JOIN (
      SELECT invoice_id, sum(amount_minor) AS paid FROM receivable_allocation
      WHERE org_id = ${orgId}::uuid GROUP BY invoice_id) a ON a.invoice_id = i.id
    WHERE i.org_id = ${orgId}::uuid AND i.open_minor <> i.total_minor - coalesce(a.paid, 0)
    ORDER BY 1 LIMIT 1000`,
};

/** Open invoices are what ageing adds up; the ledger says what it must come to. */
const ageing: Check = {
  kind: 'ageingTotal',
  statement: (orgId) =>
    compare(
      sql`SELECT d.code AS key, sum(e.amount_minor)::text AS value
        FROM receivable_entry e JOIN dealer d ON d.org_id = e.org_id AND d.id = e.dealer_id
        WHERE e.org_id = ${orgId}::uuid AND e.bucket = 'INVOICED'
        GROUP BY d.code HAVING sum(e.amount_minor) <> 0`,
      sql`SELECT d.code AS key, sum(i.open_minor)::text AS value
        FROM invoice i JOIN dealer d ON d.org_id = i.org_id AND d.id = i.dealer_id
        WHERE i.org_id = ${orgId}::uuid GROUP BY d.code HAVING sum(i.open_minor) <> 0`,
    ),
};

const unapplied: Check = {
  kind: 'unappliedTotal',
  statement: (orgId) =>
    compare(
      sql`SELECT d.code AS key, sum(e.amount_minor)::text AS value
        FROM receivable_entry e JOIN dealer d ON d.org_id = e.org_id AND d.id = e.dealer_id
        WHERE e.org_id = ${orgId}::uuid AND e.bucket = 'UNAPPLIED'
        GROUP BY d.code HAVING sum(e.amount_minor) <> 0`,
      sql`SELECT d.code AS key, sum(c.unapplied_minor)::text AS value
        FROM (SELECT dealer_id, unapplied_minor FROM receipt WHERE org_id = ${orgId}::uuid
          UNION ALL
          SELECT dealer_id, unapplied_minor FROM credit_note WHERE org_id = ${orgId}::uuid) c
        JOIN dealer d ON d.org_id = ${orgId}::uuid AND d.id = c.dealer_id
        GROUP BY d.code HAVING sum(c.unapplied_minor) <> 0`,
    ),
};

/** Each rollup, row by row, against the ledger up to the watermark of its fold. */
function rollupCheck(fold: FoldName, rollup: FlowRollup): Check {
  const { ledger } = FOLDS[fold];
  const where = entriesOf(fold, rollup);
  const { table, keys, sums } = rollup;
  const keyText = (of: (column: { column: string; perEntry: string }) => string) =>
    `concat_ws(' ', ${keys.map(of).join(', ')})`;
  const expected = sums.map((sum) => `sum(${sum.perEntry})`).join(', ');
  const found = sums.map((sum) => `r.${sum.column}`).join(', ');
  const names = sums.map((sum) => sum.column).join(' ');
  return {
    kind: `${table} (${names})`,
    statement: (orgId) => sql`
      WITH mark AS (
        SELECT xid, seq FROM fold_watermark
        WHERE org_id = ${orgId}::uuid AND fold = ${fold}),
      expected AS (
        SELECT ${literal(keyText((key) => key.perEntry))} AS key,
          concat_ws(' ', ${literal(expected)}) AS value
        FROM ${literal(ledger)} e, mark
        WHERE e.org_id = ${orgId}::uuid AND (e.xid, e.seq) <= (mark.xid, mark.seq)
          AND ${literal(where)}
        GROUP BY ${literal(keys.map((key) => key.perEntry).join(', '))}),
      found AS (
        SELECT ${literal(keyText((key) => `r.${key.column}`))} AS key,
          concat_ws(' ', ${literal(found)}) AS value
        FROM ${literal(table)} r WHERE r.org_id = ${orgId}::uuid)
      SELECT coalesce(e.key, f.key) AS key, coalesce(e.value, 'no row') AS expected,
        coalesce(f.value, 'no row') AS found
      FROM expected e FULL JOIN found f ON f.key = e.key
      WHERE e.value IS DISTINCT FROM f.value ORDER BY 1 LIMIT 1000`,
  };
}

/** A derived rollup, row by row, against the rollup it is derived from. */
function derivedCheck(from: string, { table, keys, sums }: DerivedRollup): Check {
  const list = (of: (one: { column: string; of: string }) => string) =>
    literal(`concat_ws(' ', ${[...keys].map(of).join(', ')})`);
  const values = (of: (one: { column: string; of: string }) => string) =>
    literal(`concat_ws(' ', ${sums.map(of).join(', ')})`);
  return {
    kind: `${table} (${sums.map(({ column }) => column).join(' ')})`,
    statement: (orgId) =>
      sql`
      WITH expected AS (
        SELECT ${list(({ of }) => of)} AS key, ${values(({ of }) => `sum(${of})`)} AS value
        FROM ${literal(from)} r WHERE r.org_id = ${orgId}::uuid
        GROUP BY ${literal(keys.map(({ of }) => of).join(', '))}),
      found AS (
        SELECT ${list(({ column }) => `r.${column}`)} AS key,
          ${values(({ column }) => `r.${column}`)} AS value
        FROM ${literal(table)} r WHERE r.org_id = ${orgId}::uuid)
      SELECT coalesce(e.key, f.key) AS key, coalesce(e.value, 'no row') AS expected,
        coalesce(f.value, 'no row') AS found
      FROM expected e FULL JOIN found f ON f.key = e.key
      WHERE e.value IS DISTINCT FROM f.value ORDER BY 1 LIMIT 1000`,
  };
}

const rollups = (Object.keys(FOLDS) as FoldName[]).flatMap((fold) =>
  (FOLDS[fold].rollups as readonly FlowRollup[]).flatMap((rollup) => [
    rollupCheck(fold, rollup),
    ...(rollup.derived ?? []).map((one) => derivedCheck(rollup.table, one)),
  ]),
);

export const checks: readonly Check[] = [
  stock,
  account,
  lineQuantities,
  lineReserved,
  orderTotals,
  ...orderChecks,
  invoiceTotals,
  invoiceOpen,
  ageing,
  unapplied,
  ...centreChecks,
  ...budgetChecks,
  ...quotaChecks,
  ...expenseChecks,
  ...rollups,
  ...comparisonChecks,
];
