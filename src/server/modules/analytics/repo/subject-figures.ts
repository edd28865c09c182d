// Figures of dealers over a period, in one statement: ledgers bounded by their dates, receivables
// from the monthly rollup; what was spent, by account, because accounts count with their signs.
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

/** Budget in force and actual of one expense account: of a centre, or spent on a dealer. */
export interface SpentRow {
  /** The centre, or the dealer; null: of no dealer. */
  ownerId: string | null;
  accountId: string;
  budgetMinor: bigint;
  expenseMinor: bigint;
}

/** Budget and actual of whole fiscal periods within the days, by centre and account. */
export async function readCentreSpent(tx: Tx, { from, to }: Period): Promise<SpentRow[]> {
  return tx.rows<SpentRow & Record<string, unknown>>(sql`
    SELECT b.centre_id AS "ownerId", b.account_id AS "accountId",
      sum(b.original_minor + b.revision_minor + b.transfer_minor + b.carry_forward_minor
        + b.flex_minor)::bigint AS "budgetMinor",
      sum(b.actual_minor)::bigint AS "expenseMinor"
    FROM budget_balance b
    JOIN account a ON a.org_id = b.org_id AND a.id = b.account_id AND a.kind = 'EXPENSE'
    JOIN fiscal_period p ON p.org_id = b.org_id AND p.id = b.period_id
      AND p.starts_on >= ${from}::date AND p.ends_on <= ${to}::date
    WHERE b.org_id = ${tx.orgId}::uuid GROUP BY 1, 2`);
}

/** Verified expenses that name a dealer, by dealer and account. */
export async function readDealerSpent(tx: Tx, { from, to }: Period): Promise<SpentRow[]> {
  return tx.rows<SpentRow & Record<string, unknown>>(sql`
    SELECT e.dealer_id AS "ownerId", e.account_id AS "accountId", 0::bigint AS "budgetMinor",
      sum(e.amount_minor)::bigint AS "expenseMinor"
    FROM budget_entry e
    JOIN account a ON a.org_id = e.org_id AND a.id = e.account_id AND a.kind = 'EXPENSE'
    JOIN fiscal_period p ON p.org_id = e.org_id AND p.id = e.period_id
      AND p.starts_on >= ${from}::date AND p.ends_on <= ${to}::date
    WHERE e.org_id = ${tx.orgId}::uuid AND e.kind = 'ACTUAL' AND e.dealer_id IS NOT NULL
    GROUP BY 1, 2`);
}

/** Targets of dealers that may touch the period, with the ones before and after that bound them. */
export async function readDealerTargets(tx: Tx): Promise<Target[]> {
  return tx.rows<Target & Record<string, unknown>>(sql`
    SELECT subject_id AS "subjectId", starts_on AS "startsOn", ends_on AS "endsOn",
      amount_minor AS "amountMinor", quantity
    FROM sales_target WHERE org_id = ${tx.orgId}::uuid AND subject_kind = 'DEALER'`);
}
