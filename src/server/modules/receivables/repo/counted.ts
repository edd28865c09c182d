// Documents by what they changed of what is owed within days, as boards count them: an invoice that is
// voided or a receipt that is reversed takes its amount off on that day, not on its own.
import { empty, join, literal, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

interface Counted {
  readonly counted?: boolean | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

interface Kind {
  /** As lists name the row. */
  readonly row: 'i' | 'c';
  readonly table: 'invoice' | 'receipt';
  /** Its own day. */
  readonly on: 'issued_on' | 'received_on';
  /** Its state once it is taken back. */
  readonly undone: 'VOID' | 'REVERSED';
  /** What is received is owed no longer. */
  readonly sign: '' | '-';
}

export const INVOICES: Kind = {
  ...{ row: 'i', table: 'invoice', on: 'issued_on', undone: 'VOID', sign: '' },
};
export const RECEIPTS: Kind = {
  ...{ row: 'c', table: 'receipt', on: 'received_on', undone: 'REVERSED', sign: '-' },
};

const entriesOf = (tx: Tx, { row, table }: Kind, { from, to }: Counted): Sql => sql`
  FROM receivable_entry e WHERE e.org_id = ${tx.orgId}::uuid AND e.doc_id = ${literal(row)}.id
    AND e.doc_kind = ${table} AND e.bucket IN ('INVOICED', 'UNAPPLIED')
    ${from ? sql`AND e.occurred_on >= ${from}::date` : empty}
    ${to ? sql`AND e.occurred_on <= ${to}::date` : empty}`;

/** What a row adds to the figure of the days; no column where it is not asked for. */
export function countedColumn(tx: Tx, kind: Kind, input: Counted): Sql {
  if (!input.counted) return empty;
  const debt = `CASE e.bucket WHEN 'INVOICED' THEN e.amount_minor ELSE -e.amount_minor END`;
  return sql`, (SELECT coalesce(sum(${literal(`${kind.sign}(${debt})`)}), 0)::bigint
    ${entriesOf(tx, kind, input)}) AS "countedMinor"`;
}

/**
 * The page `own` and, where what counts is asked for, the documents of earlier that were taken back in
 * the days. `shared` narrows those, too; `order` orders and cuts each part, and the page.
 */
export function withUndone(
  tx: Tx,
  kind: Kind,
  input: Counted,
  page: { readonly own: Sql; readonly shared: readonly Sql[]; readonly order: Sql },
): Sql {
  const { own, shared, order } = page;
  if (!input.counted || !input.from) return own;
  const { row, table, on, undone } = kind;
  const taken = [
    ...shared,
    // Written out, so that the index of what was taken back answers it.
    sql`${literal(`${row}.status = '${undone}' AND ${row}.${on}`)} < ${input.from}::date
      AND EXISTS (SELECT 1 ${entriesOf(tx, kind, input)})`,
  ];
  const from = literal(`SELECT ${row}.* FROM ${table} ${row} WHERE`);
  return sql`SELECT ${literal(row)}.* FROM ((${own}) UNION ALL
    (${from} ${join(taken, ' AND ')} ${order})) ${literal(row)} ${order}`;
}
