// Accounts as a list: who uses how much of which limit, who is over it, who is overdue. Accounts
// are as many as dealers, so a scan of them is cheap; invoices are read by the open index only.
import { z } from 'zod';
import { decodeCursor } from '@/server/platform/page';
import { empty, join, sql, type Sql } from '@/server/platform/sql';
import { containsPatterns } from '@/server/platform/text-search';
import type { Tx } from '@/server/platform/tx';
import type { AccountItem, ListAccountsInput } from '../schemas';

const ByCode = z.tuple([z.string(), z.uuid()]);
const ByAmount = z.tuple([z.string().regex(/^\d+$/), z.uuid()]);

const ORDER: Record<ListAccountsInput['show'], { amount: Sql | null; only: Sql }> = {
  all: { amount: null, only: sql`true` },
  overLimit: { amount: sql`x.over`, only: sql`x.over > 0` },
  overdue: { amount: sql`x.overdue`, only: sql`x.overdue > 0` },
};

export const accountKey =
  (show: ListAccountsInput['show']) =>
  (row: AccountItem): readonly [string, string] => {
    if (show === 'all') return [row.dealerCode, row.dealerId];
    return [(show === 'overLimit' ? row.overMinor : row.overdueMinor).toString(), row.dealerId];
  };

function after(input: ListAccountsInput, amount: Sql | null): Sql {
  if (amount === null) {
    const key = decodeCursor(input.cursor, ByCode);
    return key ? sql`(x.code, x.dealer_id) > (${key[0]}, ${key[1]}::uuid)` : sql`true`;
  }
  const key = decodeCursor(input.cursor, ByAmount);
  return key ? sql`(${amount}, x.dealer_id) < (${key[0]}::bigint, ${key[1]}::uuid)` : sql`true`;
}

/** One row more than the page. */
export async function listAccounts(
  tx: Tx,
  input: ListAccountsInput,
  today: string,
): Promise<AccountItem[]> {
  const { amount, only } = ORDER[input.show];
  const matches = input.search
    ? sql`AND d.search_text LIKE ALL (${containsPatterns(input.search)}::text[])`
    : empty;
  const order = amount ? sql`${amount} DESC, x.dealer_id DESC` : sql`x.code, x.dealer_id`;
  return tx.rows<AccountItem>(sql`
    WITH overdue AS (
      SELECT dealer_id, sum(open_minor)::bigint AS minor, ${today}::date - min(due_on) AS days
      FROM invoice
      WHERE org_id = ${tx.orgId}::uuid AND open_minor > 0 AND due_on < ${today}::date
      GROUP BY dealer_id
    ), x AS (
      SELECT a.dealer_id, d.code, d.name, a.currency, a.credit_limit_minor, a.open_order_minor,
        a.unbilled_minor, a.invoiced_minor, a.unapplied_minor, e.exposure,
        coalesce(greatest(e.exposure - a.credit_limit_minor, 0), 0) AS over,
        coalesce(o.minor, 0) AS overdue, coalesce(o.days, 0) AS days
      FROM dealer_account a
      JOIN dealer d ON d.org_id = a.org_id AND d.id = a.dealer_id
      CROSS JOIN LATERAL (SELECT a.open_order_minor + a.unbilled_minor + a.invoiced_minor
        - a.unapplied_minor AS exposure) e
      LEFT JOIN overdue o ON o.dealer_id = a.dealer_id
      WHERE a.org_id = ${tx.orgId}::uuid ${matches}
    )
    SELECT x.dealer_id AS "dealerId", x.code AS "dealerCode", x.name AS "dealerName", x.currency,
      x.credit_limit_minor AS "creditLimitMinor", x.open_order_minor AS "openOrderMinor",
      x.unbilled_minor AS "unbilledMinor", x.invoiced_minor AS "invoicedMinor",
      x.unapplied_minor AS "unappliedMinor", x.exposure AS "exposureMinor",
      x.over AS "overMinor", x.overdue AS "overdueMinor", x.days AS "oldestOverdueDays"
    FROM x WHERE ${join([only, after(input, amount)], ' AND ')}
    ORDER BY ${order} LIMIT ${input.limit + 1}`);
}
