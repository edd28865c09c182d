// Ledger rows without documents: folds read nothing else, so their tests need nothing else.
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { NO_ONE } from '@/kernel/ids';
import { sql, type Sql } from '@/server/platform/sql';
import { inTransaction } from '@/server/platform/tx';

export interface FlowRow {
  kind: string;
  occurredOn: string;
  dealerId: string;
  salespersonId: string | null;
  productId: string;
  quantity: number;
  netMinor: number;
  orderFirst?: number;
  productFirst?: number;
  categoryFirst?: number;
  orderId?: string;
  cause?: string;
  lineId?: string;
  dueOn?: string | null;
}

export interface BudgetRow {
  occurredOn: string;
  kind: string;
  periodId: string;
  centreId: string;
  accountId: string;
  dealerId: string;
  expenseTypeId: string;
  amountMinor: number;
}

export interface ReceivableRow {
  occurredOn: string;
  dealerId: string;
  bucket: string;
  docKind: string;
  amountMinor: number;
}

export function insertFlow(orgId: string, row: FlowRow): Sql {
  return sql`INSERT INTO order_flow_entry (org_id, occurred_on, kind, order_id, line_id, dealer_id,
      salesperson_id, product_id, currency, quantity, net_minor, discount_minor, tax_minor,
      cost_minor, order_first, product_first, category_first, line_count, cause, doc_kind, doc_id,
      due_on)
    VALUES (${orgId}, ${row.occurredOn}, ${row.kind}, ${row.orderId ?? randomUUID()},
      ${row.lineId ?? randomUUID()}, ${row.dealerId}, ${row.salespersonId}, ${row.productId}, 'USD',
      ${row.quantity}, ${row.netMinor}, ${row.netMinor >> 3}, ${row.netMinor >> 4},
      ${row.netMinor >> 1}, ${row.orderFirst ?? 0}, ${row.productFirst ?? 0},
      ${row.categoryFirst ?? 0}, 1, ${row.cause ?? null}, 'order', ${randomUUID()},
      ${row.dueOn ?? null})`;
}

export function insertReceivable(orgId: string, row: ReceivableRow): Sql {
  return sql`INSERT INTO receivable_entry (org_id, occurred_on, dealer_id, currency, bucket,
      amount_minor, doc_kind, doc_id)
    VALUES (${orgId}, ${row.occurredOn}, ${row.dealerId}, 'USD', ${row.bucket},
      ${row.amountMinor}, ${row.docKind}, ${randomUUID()})`;
}

export function insertBudget(orgId: string, row: BudgetRow): Sql {
  return sql`INSERT INTO budget_entry (org_id, occurred_on, kind, period_id, centre_id, account_id,
      programme_id, amount_minor, dealer_id, expense_type_id, doc_kind, doc_id)
    VALUES (${orgId}, ${row.occurredOn}, ${row.kind}, ${row.periodId}, ${row.centreId},
      ${row.accountId}, ${NO_ONE}, ${row.amountMinor}, ${row.dealerId}, ${row.expenseTypeId},
      'test', ${randomUUID()})`;
}

/** One committed transaction with these statements. */
export async function commitRows(orgId: string, statements: readonly Sql[]): Promise<void> {
  await inTransaction({ orgId }, async (tx) => {
    for (const statement of statements) await tx.run(statement);
  });
}

/** A transaction left open with these statements; the caller ends it. */
export async function openRows(
  client: pg.PoolClient,
  orgId: string,
  statements: readonly Sql[],
): Promise<void> {
  await client.query(`BEGIN; SELECT set_config('app.org', '${orgId}', true)`);
  for (const { text, values } of statements) await client.query(text, values as unknown[]);
}

const TABLES = [
  'rollup_flow_day',
  'rollup_flow_day_dealer',
  'rollup_flow_day_product',
  'rollup_flow_month',
  'rollup_receivable_month',
  'rollup_budget_month',
  'rollup_expense_month',
  'rollup_service_line',
  'rollup_service_dealer',
  'rollup_service_product',
  'rollup_gap_month',
  'rollup_flow_month_product',
  'rollup_flow_month_dealer',
  'sales_comparison',
  'rollup_compared_pair',
  'rollup_compared_product',
  'rollup_compared_dealer',
];

/** Every rollup row of an organization, in a fixed order, as text. */
export async function rollupRows(orgId: string): Promise<Record<string, string[]>> {
  return inTransaction({ orgId }, async (tx) => {
    const found: Record<string, string[]> = {};
    for (const table of TABLES) {
      const { rows } = await tx.client.query<{ row: string }>(
        `SELECT t::text AS row FROM ${table} t ORDER BY 1`,
      );
      found[table] = rows.map(({ row }) => row);
    }
    return found;
  });
}
