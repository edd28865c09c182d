// Periods of which only a share of the days counts, in SQL. Each row is cut by itself and rounded as
// `amountToDate` does, so that totals are the same along whichever dimension they are added up.
import { columns, empty, literal, sql, type Sql } from '@/server/platform/sql';
import type { PeriodShare } from '../domain/to-date';

/** Joins `w(period_id, days, day_count)`: null where every day of the row's period counts. */
export function joinShares(shares: readonly PeriodShare[], alias: string): Sql {
  if (shares.length === 0) return empty;
  const [ids, days, of] = columns(
    shares,
    (share) => share.periodId,
    (share) => share.days,
    (share) => share.of,
  );
  return sql`LEFT JOIN unnest(${ids}::uuid[], ${days}::int[], ${of}::int[])
    AS w(period_id, days, day_count) ON w.period_id = ${literal(alias)}.period_id`;
}

/** An amount of a row that shares are joined to; halves away from zero. */
export const cutByDays = (amount: string): string =>
  `CASE WHEN w.period_id IS NULL THEN ${amount}
    ELSE round((${amount})::numeric * w.days / w.day_count)::bigint END`;
