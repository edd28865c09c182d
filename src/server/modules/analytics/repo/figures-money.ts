// Receivables by month, what was taken back of a month's sales, and what activities sold.
import type { Period } from '@/kernel/period';
import { literal, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import { perEntryOf, RECEIVABLE_ROLLUP } from './flow-columns';
import { entriesOf } from './fold';

export interface ReceivableMonth {
  month: string;
  invoiced: bigint;
  received: bigint;
  credited: bigint;
  /** Change of the balance within the month. */
  change: bigint;
}

export async function readReceivableMonths(
  tx: Tx,
  from: string,
  currency: string,
): Promise<ReceivableMonth[]> {
  return tx.rows<ReceivableMonth & Record<string, unknown>>(sql`
    SELECT to_char(month, 'YYYY-MM') AS month, sum(invoiced_minor)::bigint AS invoiced,
      sum(received_minor)::bigint AS received, sum(credited_minor)::bigint AS credited,
      sum(balance_minor)::bigint AS change
    FROM rollup_receivable_month
    WHERE org_id = ${tx.orgId}::uuid AND currency = ${currency} AND month >= ${from}::date
    GROUP BY 1 ORDER BY 1`);
}

/** What came in on single days, from the ledger as far as it is folded: what the months would count. */
export async function readReceivedOn(tx: Tx, days: Period, currency: string): Promise<bigint> {
  const received = perEntryOf(RECEIVABLE_ROLLUP, 'received_minor');
  const row = await tx.row<{ received: bigint }>(sql`
    SELECT coalesce(sum(${literal(received)}), 0)::bigint AS received
    FROM receivable_entry e
    JOIN fold_watermark w ON w.org_id = e.org_id AND w.fold = 'receivables'
    WHERE e.org_id = ${tx.orgId}::uuid AND e.currency = ${currency}
      AND ${literal(entriesOf('receivables', RECEIVABLE_ROLLUP))}
      AND (e.xid, e.seq) <= (w.xid, w.seq)
      AND e.occurred_on BETWEEN ${days.from}::date AND ${days.to}::date`);
  if (!row) throw new Error('a sum answered nothing');
  return row.received;
}

export interface OwedNow {
  /** Of invoices that are not paid. */
  openMinor: bigint;
  /** Credit that is not given to an invoice yet. */
  unappliedMinor: bigint;
}

/** What is owed is what is open less what is unapplied. */
export async function readOwed(tx: Tx, currency: string): Promise<OwedNow> {
  const row = await tx.row<OwedNow & Record<string, unknown>>(sql`
    SELECT coalesce(sum(invoiced_minor), 0)::bigint AS "openMinor",
      coalesce(sum(unapplied_minor), 0)::bigint AS "unappliedMinor"
    FROM dealer_account WHERE org_id = ${tx.orgId}::uuid AND currency = ${currency}`);
  if (!row) throw new Error('a sum answered nothing');
  return row;
}

export interface TakenBack {
  month: string;
  credited: bigint;
  unpaid: bigint;
}

/**
 * Of invoices by the month they were issued in: what was credited in a later month, and what is
 * still unpaid long after it was due.
 */
export async function readTakenBack(
  tx: Tx,
  asked: { from: string; currency: string; dueBefore: string },
): Promise<TakenBack[]> {
  return tx.rows<TakenBack & Record<string, unknown>>(sql`
    WITH back AS (
      SELECT i.issued_on, c.total_minor AS credited, 0::bigint AS unpaid
      FROM credit_note c JOIN invoice i ON i.org_id = c.org_id AND i.id = c.invoice_id
      WHERE c.org_id = ${tx.orgId}::uuid AND c.currency = ${asked.currency}
        AND c.issued_on >= ${asked.from}::date AND i.issued_on >= ${asked.from}::date
        AND c.issued_on >= date_trunc('month', i.issued_on) + interval '1 month'
      UNION ALL
      SELECT issued_on, 0, open_minor FROM invoice
      WHERE org_id = ${tx.orgId}::uuid AND currency = ${asked.currency}
        AND status IN ('OPEN', 'PARTIALLY_PAID') AND issued_on >= ${asked.from}::date
        AND due_on < ${asked.dueBefore}::date)
    SELECT to_char(issued_on, 'YYYY-MM') AS month, sum(credited)::bigint AS credited,
      sum(unpaid)::bigint AS unpaid
    FROM back GROUP BY 1 ORDER BY 1`);
}

export interface ActivityRow {
  requestId: string;
  number: string;
  title: string;
  from: string;
  to: string;
  cost: bigint;
  expected: bigint | null;
  before: bigint;
  during: bigint;
  after: bigint;
}

/**
 * The newest activities that have begun, with what their dealers bought of their products on as many
 * days before, during and after. No dealer named: all of them; no product named: all of them.
 */
export async function readActivities(
  tx: Tx,
  asked: { today: string; currency: string; limit: number },
): Promise<ActivityRow[]> {
  return tx.rows<ActivityRow & Record<string, unknown>>(sql`
    WITH a AS (
      SELECT r.id, r.number, r.title, r.starts_on, r.ends_on, r.expected_sales_minor,
        r.ends_on - r.starts_on + 1 AS days,
        (SELECT coalesce(sum(l.verified_minor), 0)::bigint FROM expense_line l
          WHERE l.org_id = r.org_id AND l.request_id = r.id) AS cost
      FROM expense_request r
      WHERE r.org_id = ${tx.orgId}::uuid AND r.status IN ('APPROVED', 'CLOSED')
        AND r.starts_on <= ${asked.today}::date
        -- Without a dealer or product to compare it is a journey, no activity.
        AND (EXISTS (SELECT 1 FROM expense_request_dealer x
            WHERE x.org_id = r.org_id AND x.request_id = r.id)
          OR EXISTS (SELECT 1 FROM expense_request_product x
            WHERE x.org_id = r.org_id AND x.request_id = r.id))
      ORDER BY r.starts_on DESC, r.id DESC LIMIT ${asked.limit}),
    d AS (
      SELECT x.request_id, x.dealer_id FROM expense_request_dealer x
      WHERE x.org_id = ${tx.orgId}::uuid AND x.request_id IN (SELECT id FROM a)
      UNION
      SELECT l.request_id, l.dealer_id FROM expense_line l
      WHERE l.org_id = ${tx.orgId}::uuid AND l.request_id IN (SELECT id FROM a)
        AND l.dealer_id IS NOT NULL),
    p AS (
      SELECT x.request_id, x.product_id FROM expense_request_product x
      WHERE x.org_id = ${tx.orgId}::uuid AND x.request_id IN (SELECT id FROM a)),
    w AS (
      SELECT a.id, k.n, a.starts_on + k.n * a.days AS f, a.ends_on + k.n * a.days AS t,
        EXISTS (SELECT 1 FROM d WHERE d.request_id = a.id) AS by_dealer,
        EXISTS (SELECT 1 FROM p WHERE p.request_id = a.id) AS by_product
      FROM a CROSS JOIN (VALUES (-1), (0), (1)) AS k(n)),
    sold AS (
      SELECT w.id, w.n, (SELECT coalesce(sum(s.amount), 0)::bigint FROM (
        SELECT f.requested_minor AS amount FROM rollup_flow_day_dealer f
        WHERE NOT w.by_product AND f.org_id = ${tx.orgId}::uuid AND f.day BETWEEN w.f AND w.t
          AND f.currency = ${asked.currency} AND (NOT w.by_dealer
            OR f.dealer_id IN (SELECT d.dealer_id FROM d WHERE d.request_id = w.id))
        UNION ALL
        SELECT f.requested_minor FROM rollup_flow_day_product f
        WHERE w.by_product AND NOT w.by_dealer AND f.org_id = ${tx.orgId}::uuid
          AND f.day BETWEEN w.f AND w.t AND f.currency = ${asked.currency}
          AND f.product_id IN (SELECT p.product_id FROM p WHERE p.request_id = w.id)
        UNION ALL
        SELECT l.net_minor FROM d
        JOIN sales_order o ON o.org_id = ${tx.orgId}::uuid AND o.dealer_id = d.dealer_id
          AND o.ordered_on BETWEEN w.f AND w.t AND o.submitted_at IS NOT NULL
          AND o.currency = ${asked.currency}
        JOIN order_line l ON l.org_id = o.org_id AND l.order_id = o.id
        WHERE w.by_product AND w.by_dealer AND d.request_id = w.id
          AND l.product_id IN (SELECT p.product_id FROM p WHERE p.request_id = w.id)) s) AS amount
      FROM w)
    SELECT a.id AS "requestId", a.number, a.title, a.starts_on::text AS "from",
      a.ends_on::text AS "to", a.cost, a.expected_sales_minor AS expected,
      max(s.amount) FILTER (WHERE s.n = -1) AS before,
      max(s.amount) FILTER (WHERE s.n = 0) AS during,
      max(s.amount) FILTER (WHERE s.n = 1) AS after
    FROM a JOIN sold s ON s.id = a.id
    GROUP BY a.id, a.number, a.title, a.starts_on, a.ends_on, a.cost, a.expected_sales_minor
    ORDER BY a.starts_on DESC, a.id DESC`);
}

/** What was ordered within a period, its cost, and what of it has no known cost. */
export async function readSalesTotal(
  tx: Tx,
  period: Period,
  currency: string,
): Promise<{ amount: bigint; cost: bigint; uncosted: bigint }> {
  const row = await tx.row<{ amount: bigint; cost: bigint; uncosted: bigint }>(sql`
    SELECT coalesce(sum(requested_minor), 0)::bigint AS amount,
      coalesce(sum(cost_minor), 0)::bigint AS cost,
      coalesce(sum(uncosted_minor), 0)::bigint AS uncosted
    FROM rollup_flow_day
    WHERE org_id = ${tx.orgId}::uuid AND currency = ${currency}
      AND day BETWEEN ${period.from}::date AND ${period.to}::date`);
  return row ?? { amount: 0n, cost: 0n, uncosted: 0n };
}
