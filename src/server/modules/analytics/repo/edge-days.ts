// A span as rows of SQL: whole months from a monthly rollup, and the single days beside them from what is
// kept by day, as the rollup counts them and as far as it is folded.
import type { Period } from '@/kernel/period';
import { join, literal, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { MonthsAndDays } from '../domain/months-and-days';
import { RECEIVABLE_ROLLUP, SERVICE_COUNTS } from './flow-columns';
import { entriesOf } from './fold';

/** No day lies in it: a statement of fixed shape asks for these where there is nothing to ask. */
export const NO_DAYS: Period = { from: '9999-12-31', to: '9999-12-30' };

export type Sign = '' | '-';

/** What `of` asks of days to add and to take away; as many of each as a period can have. */
export function edges({ plus, less }: MonthsAndDays, of: (days: Period, sign: Sign) => Sql): Sql[] {
  return [
    ...[0, 1].map((i) => of(plus[i] ?? NO_DAYS, '')),
    ...[0, 1].map((i) => of(less[i] ?? NO_DAYS, '-')),
  ];
}

/** The lines wanted on `days`, as the rollup counts them; `sign` -1 takes them away. */
function judged(tx: Tx, key: string, days: Period, sign: Sign): Sql {
  const sums = SERVICE_COUNTS.map(({ column, of }) => `${sign}sum(${of}) AS ${column}`).join(', ');
  return sql`SELECT date_trunc('month', r.due_on)::date AS month, r.${literal(key)} AS id,
      ${literal(sums)}
    FROM rollup_service_line r
    WHERE r.org_id = ${tx.orgId}::uuid AND r.due_on BETWEEN ${days.from}::date AND ${days.to}::date
    GROUP BY 1, 2`;
}

/** Rows `month`, `id` and the counts of service: whole months from the rollup, single days line by line. */
export function serviceRows(tx: Tx, by: 'dealer' | 'product', span: MonthsAndDays): Sql {
  const key = `${by}_id`;
  const names = SERVICE_COUNTS.map(({ column }) => column).join(', ');
  const months = span.whole ?? NO_DAYS;
  const lines = edges(span, (days, sign) => judged(tx, key, days, sign));
  return sql`
    SELECT month, ${literal(key)} AS id, ${literal(names)} FROM ${literal(`rollup_service_${by}`)}
    WHERE org_id = ${tx.orgId}::uuid AND month BETWEEN ${months.from}::date AND ${months.to}::date
    UNION ALL ${join(lines, ' UNION ALL ')}`;
}

/** What moved on each dealer's account on single days, dealer by dealer along the index of what is owed. */
function movedOn(tx: Tx, days: Period, currency: string): Sql {
  const sums = RECEIVABLE_ROLLUP.sums.map(
    ({ column, perEntry }) => `sum(${perEntry})::bigint AS ${column}`,
  );
  return sql`SELECT d.id AS dealer_id, s.* FROM dealer d
    JOIN fold_watermark w ON w.org_id = d.org_id AND w.fold = 'receivables'
    CROSS JOIN LATERAL (SELECT ${literal(sums.join(', '))} FROM receivable_entry e
      WHERE e.org_id = d.org_id AND e.dealer_id = d.id
        AND ${literal(entriesOf('receivables', RECEIVABLE_ROLLUP))}
        AND e.occurred_on BETWEEN ${days.from}::date AND ${days.to}::date
        AND e.currency = ${currency} AND (e.xid, e.seq) <= (w.xid, w.seq)
      HAVING count(*) > 0) s
    WHERE d.org_id = ${tx.orgId}::uuid`;
}

/** Rows `dealer_id` and the sums of receivables; the days of `span` may be added only. */
export function receivableRows(tx: Tx, span: MonthsAndDays, currency: string): Sql {
  const names = RECEIVABLE_ROLLUP.sums.map(({ column }) => column).join(', ');
  const months = span.whole ?? NO_DAYS;
  const rollup = sql`SELECT dealer_id, ${literal(names)} FROM rollup_receivable_month
    WHERE org_id = ${tx.orgId}::uuid AND currency = ${currency}
      AND month BETWEEN ${months.from}::date AND ${months.to}::date`;
  return join([rollup, ...span.plus.map((days) => movedOn(tx, days, currency))], ' UNION ALL ');
}
