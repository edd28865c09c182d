// Fills a company with many orders: documents by COPY, and then their ledgers and balances out of
// the documents, by the rules the use cases post by, so that `verify` finds no difference.
import type pg from 'pg';
import type { BenchCompany } from '../company';
import { asLogin, type BenchDatabase } from '../database';
import { copyIn, inChunks } from './copy-in';
import { drawOrders, LINE_TARGET, lineRows, ORDER_TARGET, orderRow } from './orders';

const TABLES = ['sales_order', 'order_line', 'order_flow_entry', 'receivable_entry', 'order_hold'];

/** Statements that drop, and make again, what slows a load down: references and plain indexes. */
async function brakes(client: pg.Client): Promise<{ off: string[]; on: string[] }> {
  const { rows } = await client.query<{ off: string; on: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', c.conrelid::regclass, c.conname) AS off,
       format('ALTER TABLE %s ADD CONSTRAINT %I %s', c.conrelid::regclass, c.conname,
         pg_get_constraintdef(c.oid)) AS on
     FROM pg_constraint c
     WHERE c.contype = 'f' AND c.conrelid = ANY($1::text[]::regclass[])
     UNION ALL
     SELECT format('DROP INDEX %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
     FROM pg_index i
     WHERE NOT i.indisunique AND i.indrelid = ANY($1::text[]::regclass[])`,
    [TABLES],
  );
  // Indexes first: a reference is checked by joining.
  const on = rows.map((row) => row.on).toSorted((a, b) => b.localeCompare(a));
  return { off: rows.map((row) => row.off), on };
}

async function runAll(client: pg.Client, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await client.query(statement);
}

/** An id that begins with the time, as the application's do; PostgreSQL has uuidv7() only from 18. */
const TIMED_ID = `(lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0')
    || right(replace(gen_random_uuid()::text, '-', ''), 20))::uuid`;

/** The entries of the order-flow ledger, from the lines as they stand, in the order of time. */
const FLOW = `
  INSERT INTO order_flow_entry (org_id, kind, occurred_on, order_id, line_id, dealer_id, product_id,
    currency, quantity, net_minor, cost_minor, order_first, product_first, category_first,
    line_count, cause, due_on, doc_kind, doc_id)
  SELECT l.org_id, k.kind, o.ordered_on, o.id, l.id, l.dealer_id, l.product_id, o.currency,
    q.quantity, l.net_minor * q.quantity / l.requested,
    l.cost_minor * q.quantity / l.requested, k.first * (l.line_no = 1)::int,
    k.first * (NOT EXISTS (SELECT 1 FROM order_line b WHERE b.org_id = l.org_id
      AND b.order_id = l.order_id AND b.product_id = l.product_id AND b.line_no < l.line_no))::int,
    k.first * (l.line_no = 1)::int, k.first, k.cause,
    coalesce(o.requested_on, o.ordered_on + 7), 'order', o.id
  FROM order_line l
  JOIN sales_order o ON o.org_id = l.org_id AND o.id = l.order_id
  JOIN (VALUES ('REQUESTED', 1, NULL), ('APPROVED', 0, NULL), ('SHIPPED', 0, NULL),
      ('RETURNED', 0, 'DAMAGED'), ('REJECTED', 0, 'REJECTED'),
      ('CANCELLED', 0, 'BEFORE_APPROVAL'))
    AS k(kind, first, cause) ON CASE k.kind
      WHEN 'REQUESTED' THEN o.submitted_at IS NOT NULL
      WHEN 'APPROVED' THEN l.approved > 0
      WHEN 'SHIPPED' THEN l.shipped > 0
      WHEN 'RETURNED' THEN l.returned > 0
      ELSE o.status = k.kind END
  CROSS JOIN LATERAL (SELECT CASE k.kind WHEN 'RETURNED' THEN l.returned ELSE l.requested END
    AS quantity) q
  ORDER BY o.ordered_on, o.id, l.line_no`;

/** Approving opens the order's value on the account; shipping turns it into unbilled value. */
const RECEIVABLES = `
  INSERT INTO receivable_entry (org_id, dealer_id, currency, occurred_on, bucket, amount_minor,
    doc_kind, doc_id)
  SELECT o.org_id, o.dealer_id, o.currency, o.ordered_on, b.bucket, b.sign * o.total_minor,
    'order', o.id
  FROM sales_order o
  JOIN (VALUES ('OPEN_ORDER', 1, false), ('OPEN_ORDER', -1, true), ('UNBILLED', 1, true))
    AS b(bucket, sign, shipped) ON NOT b.shipped OR o.status = 'SHIPPED'
  WHERE o.approved_at IS NOT NULL
  ORDER BY o.ordered_on, o.id`;

const ACCOUNTS = `
  UPDATE dealer_account a SET open_order_minor = open_order_minor + e.open_order,
    unbilled_minor = unbilled_minor + e.unbilled, version = version + 1
  FROM (SELECT org_id, dealer_id,
      coalesce(sum(amount_minor) FILTER (WHERE bucket = 'OPEN_ORDER'), 0) AS open_order,
      coalesce(sum(amount_minor) FILTER (WHERE bucket = 'UNBILLED'), 0) AS unbilled
    FROM receivable_entry GROUP BY org_id, dealer_id) e
  WHERE a.org_id = e.org_id AND a.dealer_id = e.dealer_id`;

const HOLDS = `
  INSERT INTO order_hold (org_id, id, order_id, dealer_id, reason, remedy, created_at)
  SELECT org_id, ${TIMED_ID}, id, dealer_id, 'MANUAL',
    '{"steps": [[{"kind": "release", "permission": "orders.releaseHold"}]]}', created_at
  FROM sales_order WHERE status = 'ON_HOLD'`;

function* flatRows(company: BenchCompany, count: number): Generator<unknown[]> {
  for (const order of drawOrders(company, count)) yield* lineRows(company, order);
}

function* headRows(company: BenchCompany, count: number): Generator<unknown[]> {
  for (const order of drawOrders(company, count)) yield orderRow(company, order);
}

/** Every table: a reference is checked by reading the table it points to. */
async function secured(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT oid::regclass::text AS name FROM pg_class WHERE relforcerowsecurity ORDER BY 1`,
  );
  return rows.map((row) => row.name);
}

const eachTable = (tables: readonly string[], verb: string) =>
  tables.map((table) => `ALTER TABLE ${table} ${verb} ROW LEVEL SECURITY`);

/** As the owner, whom row security binds too unless it is told not to: COPY cannot pass it. */
export async function fillOrders(
  database: BenchDatabase,
  company: BenchCompany,
  count: number,
): Promise<void> {
  await asLogin(database.ownerUrl, async (client) => {
    await runAll(client, ["SET work_mem = '128MB'", "SET maintenance_work_mem = '256MB'"]);
    const tables = await secured(client);
    await runAll(client, eachTable(tables, 'NO FORCE'));
    const { off, on } = await brakes(client);
    await runAll(client, off);
    await copyIn(client, ORDER_TARGET, inChunks(headRows(company, count)));
    await copyIn(client, LINE_TARGET, inChunks(flatRows(company, count)));
    await runAll(client, ['ANALYZE sales_order', 'ANALYZE order_line']);
    await runAll(client, [FLOW, RECEIVABLES, ACCOUNTS, HOLDS]);
    await runAll(client, on);
    await runAll(client, eachTable(tables, 'FORCE'));
  });
}
