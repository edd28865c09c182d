// Same seed, same day, same company: what one person describes, another finds on their own machine.
import pg from 'pg';
import { expect, it } from 'vitest';
import { createFirstCompany } from '../../../prisma/demo/first-company';
import { createTestDatabase } from '../../setup/test-database';

const NOW = new Date('2026-02-15T03:00:00Z');
const MAKING_MS = 240_000;

/** Documents by number with their state and amount, balances by code: no ids, no instants. */
const FACTS = `
  SELECT 'order' AS kind, o.number AS key,
    concat_ws(' ', d.code, o.status, o.ordered_on, o.total_minor) AS facts
  FROM sales_order o JOIN dealer d ON d.org_id = o.org_id AND d.id = o.dealer_id
  UNION ALL SELECT 'invoice', number, concat_ws(' ', status, issued_on, due_on, total_minor, open_minor)
  FROM invoice
  UNION ALL SELECT 'receipt', number, concat_ws(' ', status, received_on, amount_minor, unapplied_minor)
  FROM receipt
  UNION ALL SELECT 'shipment', number, concat_ws(' ', status, shipped_on) FROM shipment
  UNION ALL SELECT 'return', number, concat_ws(' ', status, reason_code) FROM return_order
  UNION ALL SELECT 'account', d.code, concat_ws(' ', credit_limit_minor, open_order_minor,
    unbilled_minor, invoiced_minor, unapplied_minor)
  FROM dealer_account a JOIN dealer d ON d.org_id = a.org_id AND d.id = a.dealer_id
  UNION ALL SELECT 'quota', concat_ws(' ', d.code, r.code, p.code, c.code),
    concat_ws(' ', b.allocated, b.consumed, b.allowance)
  FROM quota q JOIN quota_balance b ON b.org_id = q.org_id AND b.quota_id = q.id
    LEFT JOIN dealer d ON d.org_id = q.org_id AND d.id = q.dealer_id
    LEFT JOIN region r ON r.org_id = q.org_id AND r.id = q.region_id
    LEFT JOIN product p ON p.org_id = q.org_id AND p.id = q.product_id
    LEFT JOIN category c ON c.org_id = q.org_id AND c.id = q.category_id
  UNION ALL SELECT 'stock', w.code || ' ' || p.code, concat_ws(' ', on_hand, reserved, reorder_point)
  FROM stock_level l JOIN product p ON p.org_id = l.org_id AND p.id = l.product_id
    JOIN warehouse w ON w.org_id = l.org_id AND w.id = l.warehouse_id
  ORDER BY 1, 2`;

async function makeCompany(): Promise<string[]> {
  const database = await createTestDatabase();
  try {
    await createFirstCompany(NOW);
    const client = new pg.Client({ connectionString: database.superuserUrl });
    await client.connect();
    const { rows } = await client
      .query<{ kind: string; key: string; facts: string }>(FACTS)
      .finally(() => client.end());
    return rows.map(({ kind, key, facts }) => `${kind} ${key}: ${facts}`);
  } finally {
    await database.drop();
  }
}

it(
  'is the same demo company whenever it is made',
  async () => {
    const [first, second] = [await makeCompany(), await makeCompany()];
    expect(first.length).toBeGreaterThan(4_000);
    expect(second).toEqual(first);
  },
  MAKING_MS,
);
