// Where a report of order flow reads: a rollup or the ledger, as one relation with the columns of
// the rollups, already summed by the keys the question needs.
import { NO_ONE } from '@/kernel/ids';
import type { Period } from '@/kernel/period';
import { empty, join, literal, sql, type Sql } from '@/server/platform/sql';
import type { Grain, GrainChoice } from '../domain/choose-grain';
import { FLOW_MONTH, type FlowColumn } from './flow-columns';

export type SourceKey = 'dealer_id' | 'salesperson_id' | 'product_id' | 'kind' | 'cause';

export interface SourceQuestion {
  orgId: string;
  choice: GrainChoice;
  /** Finest part of the date that is grouped by; null where the whole period is one. */
  time: 'day' | 'month' | 'year' | null;
  keys: readonly SourceKey[];
  period: Period | null;
  /** Conditions on the rows, over the alias `f`. */
  where: readonly Sql[];
}

/** Sums every source offers, by the column names of the widest rollup. */
export const SUMS: readonly FlowColumn[] = FLOW_MONTH.sums.filter(
  ({ column }) => !['orders', 'product_orders', 'category_orders'].includes(column),
);

const TABLE: Record<Exclude<Grain, 'ledger'>, { table: string; date: string }> = {
  day: { table: 'rollup_flow_day', date: 'day' },
  monthDealer: { table: 'rollup_flow_month_dealer', date: 'month' },
  monthProduct: { table: 'rollup_flow_month_product', date: 'month' },
  dayDealer: { table: 'rollup_flow_day_dealer', date: 'day' },
  dayProduct: { table: 'rollup_flow_day_product', date: 'day' },
  month: { table: 'rollup_flow_month', date: 'month' },
};

const ORDER_COLUMN = {
  orders: 'orders',
  productOrders: 'product_orders',
  categoryOrders: 'category_orders',
} as const;

const FORMAT = { day: 'YYYY-MM-DD', month: 'YYYY-MM', year: 'YYYY' } as const;

/** `2025-03-09`, `2025-03` or `2025` of a date column. */
function timeText(time: SourceQuestion['time'], column: string): Sql {
  return time === null ? sql`''::text` : literal(`to_char(f.${column}, '${FORMAT[time]}')`);
}

function inPeriod(period: Period | null, column: string): Sql {
  if (period === null) return empty;
  return sql`AND f.${literal(column)} BETWEEN ${period.from}::date AND ${period.to}::date`;
}

const conditions = (where: readonly Sql[]) =>
  where.length === 0 ? empty : sql`AND ${join([...where], ' AND ')}`;

/**
 * Rows of the ledger that the rollups hold too, one group per order: the order is counted in every
 * group that holds one of its requested lines. `cause` limits it to what did not move on.
 */
function ledgerSource(question: SourceQuestion): Sql {
  const { orgId, keys, period, where } = question;
  const keyOf: Record<SourceKey, string> = {
    dealer_id: 'f.dealer_id',
    salesperson_id: `coalesce(f.salesperson_id, '${NO_ONE}'::uuid) AS salesperson_id`,
    product_id: 'f.product_id',
    kind: 'f.kind',
    cause: `coalesce(f.cause, '') AS cause`,
  };
  const picked = keys.map((key) => `${keyOf[key]}, `).join('');
  const sums = SUMS.map(
    ({ column, perEntry }) => `sum(${perEntry.replaceAll('e.', 'f.')}) AS ${column}`,
  );
  const positions = Array.from({ length: keys.length + 3 }, (_, i) => i + 1).join(', ');
  const causes = keys.includes('cause')
    ? sql`AND f.kind IN ('REJECTED', 'CANCELLED', 'RETURNED')`
    : empty;
  return sql`
    SELECT ${timeText(question.time, 'occurred_on')} AS time, f.currency, ${literal(picked)}
      f.order_id, ${literal(sums.join(', '))},
      sum(CASE WHEN f.kind = 'REQUESTED' THEN f.product_first ELSE 0 END) AS firsts
    FROM order_flow_entry f
    JOIN fold_watermark w ON w.org_id = f.org_id AND w.fold = 'order-flow'
    WHERE f.org_id = ${orgId}::uuid AND (f.xid, f.seq) <= (w.xid, w.seq)
      ${inPeriod(period, 'occurred_on')} ${causes} ${conditions(where)}
    GROUP BY ${literal(positions)}`;
}

/** Sums by the keys; `order_id` is null where the counter of the rollup counts orders. */
function rollupSource(question: SourceQuestion, grain: Exclude<Grain, 'ledger'>): Sql {
  const { orgId, choice, keys, period, where } = question;
  const { table, date } = TABLE[grain];
  if (choice.orderCount === 'distinct') throw new Error('a rollup cannot count distinct orders');
  const picked = keys.map((key) => `f.${key}, `).join('');
  const sums = SUMS.map(({ column }) => `sum(f.${column}) AS ${column}`).join(', ');
  const positions = Array.from({ length: keys.length + 2 }, (_, i) => i + 1).join(', ');
  return sql`
    SELECT ${timeText(question.time, date)} AS time, f.currency, ${literal(picked)}
      ${literal(sums)}, sum(f.${literal(ORDER_COLUMN[choice.orderCount])}) AS firsts
    FROM ${literal(table)} f
    WHERE f.org_id = ${orgId}::uuid ${inPeriod(period, date)} ${conditions(where)}
    GROUP BY ${literal(positions)}`;
}

/** A relation with `time`, `currency`, the keys, the sums and `firsts`. */
export function flowSource(question: SourceQuestion): Sql {
  const { grain } = question.choice;
  return grain === 'ledger' ? ledgerSource(question) : rollupSource(question, grain);
}
