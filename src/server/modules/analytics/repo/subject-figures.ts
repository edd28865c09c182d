// Figures of dealers over any days, in one statement: goods from the ledger, service and receivables from
// the monthly rollups and the days beside them; what was spent, by account and whole fiscal periods,
// because accounts count with their signs.
import { addDays } from '@/kernel/business-date';
import type { Period } from '@/kernel/period';
import { columns, literal, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import { monthsWithin, type MonthsAndDays } from '../domain/months-and-days';
import type { Region, RegionDealer, Territory } from '../domain/region-targets';
import type { SubjectFigures } from '../domain/subject-figures';
import { receivableRows, serviceRows } from './edge-days';

export type DealerFigures = Omit<
  Required<SubjectFigures>,
  'targetMinor' | 'soldForTargetMinor' | 'budgetMinor' | 'expenseMinor' | 'days'
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
    sum(e.net_minor * w.sign) FILTER (WHERE l.cost_minor IS NULL) AS uncosted,
    sum(e.quantity) FILTER (WHERE e.kind = 'SHIPPED') AS shipped,
    sum(e.quantity) FILTER (WHERE e.kind = 'RETURNED') AS returned
  FROM order_flow_entry e
  JOIN order_line l ON l.org_id = e.org_id AND l.id = e.line_id
  CROSS JOIN LATERAL (SELECT CASE e.kind WHEN 'SHIPPED' THEN 1 ELSE -1 END AS sign) w
  WHERE e.org_id = ${orgId}::uuid AND e.kind IN ('SHIPPED', 'RETURNED')
    AND e.occurred_on BETWEEN ${from}::date AND ${to}::date AND e.currency = ${currency}
  GROUP BY e.dealer_id`;

/** Each line was judged when it was folded: on time and in full, and never more than approved. */
const served = (tx: Tx, period: Period): Sql => sql`
  SELECT s.id AS dealer_id, sum(s.approved_quantity) AS approved, sum(s.filled_quantity) AS filled,
    sum(s.lines) AS lines, sum(s.shipped_otif) AS good
  FROM (${serviceRows(tx, 'dealer', monthsWithin(period))}) s
  GROUP BY s.id`;

/** No entry is older: no day before it can be written. */
const EVER = '1900-01-01';
const NOTHING: MonthsAndDays = { whole: null, plus: [], less: [] };

const owed = (tx: Tx, { from, to }: Period, currency: string): Sql => {
  const before = from > EVER ? monthsWithin({ from: EVER, to: addDays(from, -1) }) : NOTHING;
  return sql`
    SELECT r.dealer_id, sum(r.invoiced) AS invoiced, sum(r.received) AS received,
      sum(r.opening) AS opening, sum(r.opening + r.change) AS closing
    FROM (
      SELECT b.dealer_id, 0 AS invoiced, 0 AS received, b.balance_minor AS opening, 0 AS change
      FROM (${receivableRows(tx, before, currency)}) b
      UNION ALL
      SELECT w.dealer_id, w.invoiced_minor, w.received_minor, 0, w.balance_minor
      FROM (${receivableRows(tx, monthsWithin({ from, to }), currency)}) w) r
    GROUP BY r.dealer_id`;
};

/** Every dealer that had any of it, by code. */
export async function readDealerFigures(
  tx: Tx,
  period: Period,
  currency: string,
): Promise<DealerRow[]> {
  const { orgId } = tx;
  return tx.rows<DealerRow & Record<string, unknown>>(sql`
    WITH moved AS (${moved(orgId, period, currency)}), served AS (${served(tx, period)}),
      owed AS (${owed(tx, period, currency)}),
      -- By itself, so that the dealer is a column and not one of three: only that finds its row.
      found AS MATERIALIZED (SELECT * FROM moved FULL JOIN served USING (dealer_id)
        FULL JOIN owed USING (dealer_id))
    SELECT d.id, d.code, d.name,
      coalesce(f.sales, 0)::bigint AS "salesMinor",
      round(coalesce(f.cost, 0))::bigint AS "costMinor",
      coalesce(f.uncosted, 0)::bigint AS "uncostedSalesMinor",
      coalesce(f.approved, 0)::bigint AS "approvedQuantity",
      coalesce(f.filled, 0)::bigint AS "filledQuantity",
      coalesce(f.shipped, 0)::bigint AS "shippedQuantity",
      coalesce(f.returned, 0)::bigint AS "returnedQuantity",
      coalesce(f.lines, 0)::bigint AS "dueLines",
      coalesce(f.good, 0)::bigint AS "onTimeInFullLines",
      coalesce(f.invoiced, 0)::bigint AS "invoicedMinor",
      coalesce(f.received, 0)::bigint AS "receivedMinor",
      coalesce(f.opening, 0)::bigint AS "openingReceivableMinor",
      coalesce(f.closing, 0)::bigint AS "closingReceivableMinor"
    FROM found f
    -- OFFSET 0: each dealer by itself. The planner takes all dealers for a few, and would compare every
    -- one with every row.
    CROSS JOIN LATERAL (SELECT id, code, name FROM dealer
      WHERE org_id = ${orgId}::uuid AND id = f.dealer_id OFFSET 0) d
    ORDER BY d.code`);
}

/** Days of one dealer. */
export interface DealerDays extends Period {
  dealerId: string;
}

/** Shipped less returned on the days of each part, in the order of the parts. */
export async function readShippedOn(
  tx: Tx,
  parts: readonly DealerDays[],
  currency: string,
): Promise<bigint[]> {
  const c = columns(
    parts,
    (one) => one.dealerId,
    (one) => one.from,
    (one) => one.to,
  );
  const rows = await tx.rows<{ amount: bigint }>(sql`
    SELECT s.amount
    FROM unnest(${c[0]}::uuid[], ${c[1]}::date[], ${c[2]}::date[]) WITH ORDINALITY AS p(id, f, t, n)
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(CASE e.kind WHEN 'SHIPPED' THEN e.net_minor ELSE -e.net_minor END), 0)::bigint
        AS amount
      FROM order_flow_entry e
      WHERE e.org_id = ${tx.orgId}::uuid AND e.dealer_id = p.id AND e.kind IN ('SHIPPED', 'RETURNED')
        AND e.occurred_on BETWEEN p.f AND p.t AND e.currency = ${currency}) s
    ORDER BY p.n`);
  return rows.map(({ amount }) => amount);
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

/** A fiscal period that days begin or end within. */
export interface CutPeriod extends Period {
  code: string;
}

/** Whether a fiscal period has a budget or expenses. */
const hasMoney = (period: string): Sql => sql`EXISTS (SELECT 1 FROM budget_balance b
  JOIN account a ON a.org_id = b.org_id AND a.id = b.account_id AND a.kind = 'EXPENSE'
  WHERE b.org_id = ${literal(period)}.org_id AND b.period_id = ${literal(period)}.id)`;

/**
 * Fiscal periods of which only a part lies within the days, and that have a budget or expenses. None where
 * the days are whole periods of the calendar that documents are posted by, or of one that has money in
 * them: what another calendar had before or has after it stays out.
 */
export async function readCutPeriods(tx: Tx, { from, to }: Period): Promise<CutPeriod[]> {
  return tx.rows<CutPeriod & Record<string, unknown>>(sql`
    SELECT p.code, p.starts_on AS "from", p.ends_on AS "to" FROM fiscal_period p
    WHERE p.org_id = ${tx.orgId}::uuid AND p.starts_on <= ${to}::date AND p.ends_on >= ${from}::date
      AND (p.starts_on < ${from}::date OR p.ends_on > ${to}::date) AND ${hasMoney('p')}
      AND NOT EXISTS (SELECT 1 FROM fiscal_period f
        JOIN fiscal_period l ON l.org_id = f.org_id AND l.calendar_id = f.calendar_id
        JOIN fiscal_calendar c ON c.org_id = f.org_id AND c.id = f.calendar_id
        WHERE f.org_id = p.org_id AND f.starts_on = ${from}::date AND l.ends_on = ${to}::date
          AND (c.is_default OR ${hasMoney('f')} OR ${hasMoney('l')}))
    ORDER BY p.starts_on, p.code`);
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

/** Every region, and the dealers that have one. */
export async function readTerritory(tx: Tx): Promise<Territory> {
  const regions = await tx.rows<Region & Record<string, unknown>>(sql`
    SELECT id, parent_id AS "parentId", path FROM region WHERE org_id = ${tx.orgId}::uuid`);
  const dealers = await tx.rows<RegionDealer & Record<string, unknown>>(sql`
    SELECT id, region_id AS "regionId" FROM dealer
    WHERE org_id = ${tx.orgId}::uuid AND region_id IS NOT NULL`);
  return { regions, dealers };
}
