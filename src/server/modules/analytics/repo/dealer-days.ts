// Sums by dealer over any days: whole months from the small monthly rollup, the days before and after
// them from the daily one. Each part is a plain range of an index, whatever the length of the history.
import type { Period } from '@/kernel/period';
import { literal, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import { monthsAndRest } from '../domain/months-and-rest';

/** No day lies in it. */
const NO_DAYS: Period = { from: '9999-12-31', to: '9999-12-30' };

/** The spans a statement of fixed shape asks for: whole months, and the days on either side. */
export function spansOf({ whole, parts }: { whole: Period | null; parts: readonly Period[] }): {
  months: Period;
  first: Period;
  second: Period;
} {
  const [first = NO_DAYS, second = NO_DAYS] = parts;
  return { months: whole ?? NO_DAYS, first, second };
}

/** A relation of the `columns` both rollups have, of one currency: to be summed, not counted. */
export function dealerDays(
  tx: Tx,
  period: Period,
  currency: string,
  columns: readonly string[],
): Sql {
  const { months, first, second } = spansOf(monthsAndRest(period));
  const part = (table: string, date: string, days: Period) => sql`
    SELECT ${literal(columns.join(', '))} FROM ${literal(table)}
    WHERE org_id = ${tx.orgId}::uuid AND currency = ${currency}
      AND ${literal(date)} BETWEEN ${days.from}::date AND ${days.to}::date`;
  return sql`(${part('rollup_sales_month_dealer', 'month', months)}
    UNION ALL ${part('rollup_flow_day_dealer', 'day', first)}
    UNION ALL ${part('rollup_flow_day_dealer', 'day', second)})`;
}
