// The demo that `npm start` makes on an empty database: every state and exception is in it, whatever
// the day, its figures agree, and the second company sees none of it.
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFirstCompany } from '../../../prisma/demo/first-company';
import { createSecondCompany } from '../../../prisma/demo/second-company';
import type { SignIn } from '../../../prisma/demo/world';
import { PRICE_LIST_STATUSES } from '@/server/modules/catalog/price-schemas';
import { PRODUCT_STATUSES } from '@/server/modules/catalog/schemas';
import { dealerMachine } from '@/server/modules/dealers/domain/dealer-machine';
import { RETURN_STATUSES } from '@/server/modules/fulfilment/domain/return-machine';
import { SHIPMENT_STATUSES } from '@/server/modules/fulfilment/domain/shipment-machine';
import { ROLES } from '@/server/modules/identity';
import { adjustmentReasons, arrivalStatuses } from '@/server/modules/inventory/schemas';
import { HOLD_REASONS } from '@/server/modules/orders/domain/hold-types';
import { ORDER_STATUSES } from '@/server/modules/orders/domain/order-machine';
import { INVOICE_STATUSES } from '@/server/modules/receivables/domain/invoice-machine';
import { verify } from '@/server/modules/analytics';
import { SHOWN_EXPENSES } from './demo-expenses';
import { emptyPanels, implausible } from './demo-figures';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';

/** A Monday after a Sunday without orders, at the end of a month: an awkward day. */
const NOW = new Date('2026-08-31T03:00:00Z');
const MAKING_MS = 240_000;

let database: TestDatabase;
let client: pg.Client;
let orgId: string;
let signIns: SignIn[];

beforeAll(async () => {
  database = await createTestDatabase();
  signIns = [...(await createFirstCompany(NOW)), ...(await createSecondCompany(NOW))];
  client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  const { rows } = await client.query(`SELECT id FROM organization WHERE code = 'formosa'`);
  orgId = rows[0].id;
}, MAKING_MS);
afterAll(async () => {
  await client.end();
  await database.drop();
});

async function valuesOf(column: string, table: string): Promise<unknown[]> {
  const text = `SELECT DISTINCT ${column} AS value FROM ${table} WHERE org_id = $1 ORDER BY 1`;
  return (await client.query<{ value: unknown }>(text, [orgId])).rows.map(({ value }) => value);
}

async function countOf(table: string, condition = 'true'): Promise<number> {
  const text = `SELECT count(*)::int AS count FROM ${table} WHERE org_id = $1 AND ${condition}`;
  return (await client.query<{ count: number }>(text, [orgId])).rows[0]?.count ?? 0;
}

describe('the demo company', () => {
  it('has two years of orders of forty dealers and a hundred and twenty products', async () => {
    expect(await countOf('dealer')).toBe(40);
    expect(await countOf('product')).toBe(120);
    expect(await countOf('sales_order')).toBeGreaterThan(1_000);
    expect(await valuesOf('max(ordered_on) - min(ordered_on) >= 720', 'sales_order')).toEqual([
      true,
    ]);
  });

  it('has a sign-in for every role', () => {
    const own = signIns.filter(({ organization }) => organization === 'Formosa Trail');
    expect(own.map(({ role }) => role).toSorted()).toEqual(ROLES.map(String).toSorted());
  });

  it.each([
    ['order', 'status', 'sales_order', ORDER_STATUSES],
    ['hold', 'reason', 'order_hold', HOLD_REASONS],
    ['shipment', 'status', 'shipment', SHIPMENT_STATUSES],
    ['return', 'status', 'return_order', RETURN_STATUSES],
    ['invoice', 'status', 'invoice', INVOICE_STATUSES],
    ['receipt', 'status', 'receipt', ['POSTED', 'REVERSED']],
    ['dealer', 'status', 'dealer', dealerMachine.states],
    ['product', 'status', 'product', PRODUCT_STATUSES],
    ['price list', 'status', 'price_list', PRICE_LIST_STATUSES],
    ['warehouse', 'status', 'warehouse', ['ACTIVE', 'INACTIVE']],
    ['salesperson', 'status', 'salesperson', ['ACTIVE', 'INACTIVE']],
    ['person', 'status', 'app_user', ['ACTIVE', 'DISABLED']],
    ['arrival', 'status', 'expected_arrival', arrivalStatuses],
    [
      'adjustment',
      'reason',
      `(SELECT * FROM stock_document WHERE kind = 'ADJUSTMENT') d`,
      adjustmentReasons,
    ],
  ])('shows every %s', async (_what, column, table, all) => {
    expect(await valuesOf(column, table)).toEqual([...all].map(String).toSorted());
  });

  it.each([
    ['a hold that still stands', 'order_hold', 'cleared_at IS NULL'],
    ['an order held for its quota', 'order_hold', `reason = 'QUOTA' AND cleared_at IS NULL`],
    [
      'a quota of zero that was passed by a person',
      'quota_balance',
      'allocated = 0 AND allowance > 0',
    ],
    ['a quota in use', 'quota_balance', 'consumed BETWEEN 1 AND allocated - 1'],
    ['a quota that was moved', 'quota_entry', `kind = 'MOVE'`],
    ['a hold released against the rule', 'order_hold', 'overridden'],
    ['a line that was approved in part', 'order_line', 'approved BETWEEN 1 AND requested - 1'],
    [
      'a line that waits for stock',
      'order_line',
      'approved + reopened - cancelled - shipped - reserved > 0',
    ],
    ['a line shipped in part', 'order_line', 'shipped BETWEEN 1 AND approved - 1'],
    ['demand re-opened by a return', 'order_line', 'reopened > 0'],
    ['a price typed by hand', 'order_line', `price_rule->>'by' = 'manual'`],
    ['unapplied credit of a receipt', 'receipt', 'unapplied_minor > 0'],
    ['unapplied credit of a credit note', 'credit_note', 'unapplied_minor > 0'],
    ['an overdue invoice', 'invoice', `open_minor > 0 AND due_on < '2026-08-31'`],
    ['an invoice paid in part', 'invoice', `status = 'PARTIALLY_PAID'`],
    [
      'a dealer over its limit',
      'dealer_account',
      'credit_limit_minor < open_order_minor + unbilled_minor + invoiced_minor - unapplied_minor',
    ],
    ['a dealer without a limit', 'dealer_account', 'credit_limit_minor IS NULL'],
    ['a dealer that pays in advance', 'dealer_account', 'credit_limit_minor = 0'],
    ['a level below its reorder point', 'stock_level', 'on_hand - reserved < reorder_point'],
    ['a late arrival', 'expected_arrival', `status = 'OPEN' AND expected_on < '2026-08-31'`],
    ['an arrival received in part', 'expected_arrival', `status = 'OPEN' AND received > 0`],
    ['a price list that ran out', 'price_list', `valid_to < '2026-08-31'`],
    [
      'an invitation nobody took up yet',
      'invitation',
      'accepted_at IS NULL AND revoked_at IS NULL',
    ],
    ['a file with rows that were refused', 'import_run', 'rows_rejected > 0'],
    ['a target of a region', 'sales_target', `subject_kind = 'REGION'`],
    [
      'a salesperson whose target changes within a quarter',
      'sales_target',
      `subject_kind = 'SALESPERSON' AND starts_on = '2026-05-16'`,
    ],
    ['goods taken back', 'return_order', `note = 'Agreed with the dealer at the season’s end'`],
    ['money claimed back', 'receipt', `status = 'REVERSED' AND received_on < '2026-06-15'`],
    ...SHOWN_EXPENSES,
  ])('shows %s', async (_what, table, condition) => {
    expect(await countOf(table, condition)).toBeGreaterThan(0);
  });

  it('has something to show in every panel of the dashboards, and nothing out of proportion', async () => {
    expect(await emptyPanels(orgId, NOW)).toEqual([]);
    expect(await implausible(orgId, NOW)).toEqual([]);
  });

  it('agrees with its ledgers', async () => {
    expect(await verify(orgId)).toEqual([]);
  });
});

describe('the second company', () => {
  it('is another one, and small', async () => {
    const { rows } = await client.query(`SELECT code, is_demo FROM organization ORDER BY code`);
    expect(rows).toEqual([
      { code: 'formosa', is_demo: true },
      { code: 'gateway', is_demo: true },
    ]);
    const orders = await client.query(`SELECT count(*)::int AS count FROM sales_order o
      JOIN organization g ON g.id = o.org_id WHERE g.code = 'gateway'`);
    expect(orders.rows).toEqual([{ count: 3 }]);
    expect(
      signIns.filter(({ organization }) => organization === 'Gateway Auto Parts'),
    ).toHaveLength(2);
  });
});
