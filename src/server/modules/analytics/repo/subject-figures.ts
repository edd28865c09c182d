// Figures of dealers over a period, in one statement: ledgers bounded by their dates, receivables
// from the monthly rollup. Centres add up the dealers they answer for.
import type { Period } from '@/kernel/period';
import { sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { SubjectFigures } from '../domain/subject-figures';
import type { Target } from '../domain/targets-in-force';

export type DealerFigures = Omit<
  SubjectFigures,
  'targetMinor' | 'budgetMinor' | 'expenseMinor' | 'days'
>;

export interface DealerRow extends DealerFigures {
  id: string;
  code: string;
  name: string;
}

/** Shipped and returned, with the share of the line's cost that moved with them. */
const moved = (orgId: string, { from, to }: Period, currency: string): Sql => sql`
  SELECT e.dealer_id,
    sum(e.net_minor * w.sign) AS sales,
    sum(l.cost_minor::numeric * e.quantity * w.sign / l.requested) AS cost,
    sum(e.quantity) FILTER (WHERE e.kind = 'SHIPPED') AS shipped,
    sum(e.quantity) FILTER (WHERE e.kind = 'RETURNED') AS returned
  FROM order_flow_entry e
  JOIN order_line l ON l.org_id = e.org_id AND l.id = e.line_id
  CROSS JOIN LATERAL (SELECT CASE e.kind WHEN 'SHIPPED' THEN 1 ELSE -1 END AS sign) w
  WHERE e.org_id = ${orgId}::uuid AND e.kind IN ('SHIPPED', 'RETURNED')
    AND e.occurred_on BETWEEN ${from}::date AND ${to}::date AND e.currency = ${currency}
  GROUP BY e.dealer_id`;

/** Each line was judged when it was folded: on time and in full, and never more than approved. */
const served = (orgId: string, { from, to }: Period): Sql => sql`
  SELECT dealer_id, sum(approved_quantity) AS approved, sum(filled_quantity) AS filled,
    sum(lines) AS lines, sum(shipped_otif) AS good
  FROM rollup_service_dealer
  WHERE org_id = ${orgId}::uuid AND month BETWEEN ${from}::date AND ${to}::date
  GROUP BY dealer_id`;

const owed = (orgId: string, { from, to }: Period, currency: string): Sql => sql`
  SELECT dealer_id,
    sum(invoiced_minor) FILTER (WHERE month >= ${from}::date) AS invoiced,
    sum(received_minor) FILTER (WHERE month >= ${from}::date) AS received,
    sum(balance_minor) FILTER (WHERE month < ${from}::date) AS opening,
    sum(balance_minor) AS closing
  FROM rollup_receivable_month
  WHERE org_id = ${orgId}::uuid AND month <= ${to}::date AND currency = ${currency}
  GROUP BY dealer_id`;

/** Every dealer that had any of it, by code. The period is whole months. */
export async function readDealerFigures(
  tx: Tx,
  period: Period,
  currency: string,
): Promise<DealerRow[]> {
  const { orgId } = tx;
  return tx.rows<DealerRow & Record<string, unknown>>(sql`
    WITH moved AS (${moved(orgId, period, currency)}), served AS (${served(orgId, period)}),
      owed AS (${owed(orgId, period, currency)})
    SELECT d.id, d.code, d.name,
      coalesce(moved.sales, 0)::bigint AS "salesMinor",
      round(coalesce(moved.cost, 0))::bigint AS "costMinor",
      coalesce(served.approved, 0)::bigint AS "approvedQuantity",
      coalesce(served.filled, 0)::bigint AS "filledQuantity",
      coalesce(moved.shipped, 0)::bigint AS "shippedQuantity",
      coalesce(moved.returned, 0)::bigint AS "returnedQuantity",
      coalesce(served.lines, 0)::bigint AS "dueLines",
      coalesce(served.good, 0)::bigint AS "onTimeInFullLines",
      coalesce(owed.invoiced, 0)::bigint AS "invoicedMinor",
      coalesce(owed.received, 0)::bigint AS "receivedMinor",
      coalesce(owed.opening, 0)::bigint AS "openingReceivableMinor",
      coalesce(owed.closing, 0)::bigint AS "closingReceivableMinor"
    FROM dealer d
    LEFT JOIN moved ON moved.dealer_id = d.id
    LEFT JOIN served ON served.dealer_id = d.id
    LEFT JOIN owed ON owed.dealer_id = d.id
    WHERE d.org_id = ${orgId}::uuid
      AND num_nonnulls(moved.sales, served.approved, owed.closing) > 0
    ORDER BY d.code`);
}

export interface CentreRow {
  id: string;
  code: string;
  name: string;
  /** Dealers in the regions of the centre and of those below it. */
  dealerIds: string[];
  budgetMinor: bigint;
  expenseMinor: bigint;
}

/** Centres in force at the end of the period, each with everything below it. */
export async function readCentreFigures(tx: Tx, { from, to }: Period): Promise<CentreRow[]> {
  return tx.rows<CentreRow & Record<string, unknown>>(sql`
    WITH spent AS (
      SELECT b.centre_id,
        sum(b.original_minor + b.revision_minor + b.transfer_minor + b.carry_forward_minor
          + b.flex_minor) AS budget,
        sum(b.actual_minor) AS actual
      FROM budget_balance b
      JOIN account a ON a.org_id = b.org_id AND a.id = b.account_id
        AND a.kind = 'EXPENSE' AND a.operator <> '~'
      JOIN fiscal_period p ON p.org_id = b.org_id AND p.id = b.period_id
        AND p.starts_on >= ${from}::date AND p.ends_on <= ${to}::date
      WHERE b.org_id = ${tx.orgId}::uuid GROUP BY b.centre_id)
    SELECT c.id, c.code, c.name, coalesce(sum(spent.budget), 0)::bigint AS "budgetMinor",
      coalesce(sum(spent.actual), 0)::bigint AS "expenseMinor",
      ARRAY(SELECT DISTINCT d.id FROM responsibility_centre sub
        JOIN region r ON r.org_id = sub.org_id AND sub.region_id = ANY(r.path)
        JOIN dealer d ON d.org_id = r.org_id AND d.region_id = r.id
        WHERE sub.org_id = c.org_id AND c.id = ANY(sub.path)) AS "dealerIds"
    FROM responsibility_centre c
    JOIN responsibility_centre below ON below.org_id = c.org_id AND c.id = ANY(below.path)
    LEFT JOIN spent ON spent.centre_id = below.id
    WHERE c.org_id = ${tx.orgId}::uuid
      AND (c.valid_from IS NULL OR c.valid_from <= ${to}::date)
      AND (c.valid_to IS NULL OR c.valid_to >= ${from}::date)
    GROUP BY c.org_id, c.id, c.code, c.name ORDER BY c.code`);
}

/** Verified expenses that name a dealer, by dealer. */
export async function readDealerExpenses(
  tx: Tx,
  { from, to }: Period,
): Promise<Map<string, bigint>> {
  const rows = await tx.rows<{ dealerId: string; minor: bigint }>(sql`
    SELECT e.dealer_id AS "dealerId", sum(e.amount_minor)::bigint AS minor
    FROM budget_entry e
    JOIN fiscal_period p ON p.org_id = e.org_id AND p.id = e.period_id
      AND p.starts_on >= ${from}::date AND p.ends_on <= ${to}::date
    WHERE e.org_id = ${tx.orgId}::uuid AND e.kind = 'ACTUAL'
    GROUP BY e.dealer_id`);
  return new Map(rows.map(({ dealerId, minor }) => [dealerId, minor]));
}

/** Targets of dealers that may touch the period, with the ones before and after that bound them. */
export async function readDealerTargets(tx: Tx): Promise<Target[]> {
  return tx.rows<Target & Record<string, unknown>>(sql`
    SELECT subject_id AS "subjectId", starts_on AS "startsOn", ends_on AS "endsOn",
      amount_minor AS "amountMinor", quantity
    FROM sales_target WHERE org_id = ${tx.orgId}::uuid AND subject_kind = 'DEALER'`);
}
