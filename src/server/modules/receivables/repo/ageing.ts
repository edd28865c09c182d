// Ageing on any date: what was open then is what is open now plus what was applied since, so the
// cost follows what is open and what changed, not the history. The ledger answers independently.
import type { BusinessDate } from '@/kernel/business-date';
import { decodeCursor } from '@/server/platform/page';
import { empty, join, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import { z } from 'zod';
import { dayField } from '@/kernel/fields';
import type { AgedInvoicesInput } from '../schemas';

export interface AgeingQuestion {
  asOf: BusinessDate;
  /** Upper ends of the buckets, in days overdue. */
  ends: readonly number[];
}

/** The index of the bucket of a due date, as the domain's `bucketIndex` counts them. */
function bucketOf({ asOf, ends }: AgeingQuestion, dueOn: Sql): Sql {
  return sql`CASE WHEN ${dueOn} IS NULL THEN 0 WHEN ${dueOn} >= ${asOf}::date THEN 1
    ELSE 2 + width_bucket(${asOf}::date - ${dueOn} - 1, ${[...ends]}::int[]) END`;
}

/** Rows (invoice, part of its open amount); the parts of one invoice add up to what was open. */
function openOn(tx: Tx, asOf: BusinessDate, dealerId?: string): Sql {
  const own = dealerId === undefined ? empty : sql`AND i.dealer_id = ${dealerId}::uuid`;
  const ownLate = dealerId === undefined ? empty : sql`AND a.dealer_id = ${dealerId}::uuid`;
  const column = sql`i.id, i.number, i.dealer_id, i.currency, i.issued_on, i.due_on, i.total_minor`;
  return sql`
    SELECT ${column}, i.open_minor AS part FROM invoice i
    WHERE i.org_id = ${tx.orgId}::uuid AND i.open_minor > 0 AND i.issued_on <= ${asOf}::date ${own}
    UNION ALL
    SELECT ${column}, a.amount_minor AS part
    FROM receivable_allocation a
    JOIN invoice i ON i.org_id = a.org_id AND i.id = a.invoice_id
    WHERE a.org_id = ${tx.orgId}::uuid AND a.allocated_on > ${asOf}::date ${ownLate}
      AND i.issued_on <= ${asOf}::date`;
}

/** The balance of a bucket of every account on a date: the present one less what came after. */
function ledgerOn(tx: Tx, asOf: BusinessDate): Sql {
  const later = (bucket: string) => sql`coalesce(sum(amount_minor)
    FILTER (WHERE bucket = ${bucket}), 0)::bigint`;
  return sql`
    SELECT b.dealer_id, b.currency, b.invoiced_minor - coalesce(l.invoiced, 0) AS invoiced,
      b.unapplied_minor - coalesce(l.unapplied, 0) AS unapplied
    FROM dealer_account b
    LEFT JOIN (
      SELECT dealer_id, ${later('INVOICED')} AS invoiced, ${later('UNAPPLIED')} AS unapplied
      FROM receivable_entry
      WHERE org_id = ${tx.orgId}::uuid AND bucket IN ('INVOICED', 'UNAPPLIED')
        AND occurred_on > ${asOf}::date
      GROUP BY dealer_id
    ) l ON l.dealer_id = b.dealer_id
    WHERE b.org_id = ${tx.orgId}::uuid`;
}

export interface AgedAmount {
  currency: string;
  bucket: number;
  amountMinor: bigint;
}

/** Open amounts by currency and bucket. */
export async function sumAgeing(tx: Tx, question: AgeingQuestion): Promise<AgedAmount[]> {
  return tx.rows<AgedAmount>(sql`
    SELECT o.currency, ${bucketOf(question, sql`o.due_on`)} AS bucket,
      sum(o.part)::bigint AS "amountMinor"
    FROM (${openOn(tx, question.asOf)}) o GROUP BY 1, 2 ORDER BY 1, 2`);
}

export interface LedgerTotal {
  currency: string;
  dealers: number;
  ledgerMinor: bigint;
  unappliedMinor: bigint;
}

export async function sumLedger(tx: Tx, asOf: BusinessDate): Promise<LedgerTotal[]> {
  return tx.rows<LedgerTotal>(sql`
    SELECT currency, (count(*) FILTER (WHERE invoiced <> 0 OR unapplied <> 0))::int AS dealers,
      sum(invoiced)::bigint AS "ledgerMinor", sum(unapplied)::bigint AS "unappliedMinor"
    FROM (${ledgerOn(tx, asOf)}) l GROUP BY currency ORDER BY currency`);
}

export interface AgeingDealer {
  dealerId: string;
  dealerCode: string;
  dealerName: string;
  currency: string;
  buckets: number[];
  parts: bigint[];
  totalMinor: bigint;
  overdueMinor: bigint;
  unappliedMinor: bigint;
}

const ByCode = z.tuple([z.string(), z.uuid()]);
const ByAmount = z.tuple([z.string().regex(/^-?\d+$/), z.uuid()]);

export interface AgeingPageQuestion extends AgeingQuestion {
  sort: 'dealer' | 'total' | 'overdue';
  /** Only who owes something in this bucket. */
  bucket?: number;
  cursor?: string | null;
  limit: number;
}

function pageOrder(question: AgeingPageQuestion): { after: Sql; order: Sql } {
  const { sort, cursor } = question;
  if (sort === 'dealer') {
    const after = decodeCursor(cursor, ByCode);
    return {
      after: after ? sql`WHERE (d.code, d.id) > (${after[0]}, ${after[1]}::uuid)` : empty,
      order: sql`d.code, d.id`,
    };
  }
  const amount = sort === 'total' ? sql`t.total` : sql`t.overdue`;
  const after = decodeCursor(cursor, ByAmount);
  return {
    after: after ? sql`WHERE (${amount}, d.id) < (${after[0]}::bigint, ${after[1]}::uuid)` : empty,
    order: sql`${amount} DESC, d.id DESC`,
  };
}

export const ageingKey =
  (sort: AgeingPageQuestion['sort']) =>
  (row: AgeingDealer): readonly [string, string] => {
    if (sort === 'dealer') return [row.dealerCode, row.dealerId];
    return [(sort === 'total' ? row.totalMinor : row.overdueMinor).toString(), row.dealerId];
  };

/** Dealers who owed something or had credit on the date; one row more than the page. */
export async function listAgeingDealers(
  tx: Tx,
  question: AgeingPageQuestion,
): Promise<AgeingDealer[]> {
  const { after, order } = pageOrder(question);
  const { bucket } = question;
  const isShown =
    bucket === undefined
      ? sql`l.unapplied <> 0 OR sum(a.amount) <> 0`
      : sql`sum(a.amount) FILTER (WHERE a.bucket = ${bucket}::int) <> 0`;
  const rows = await tx.rows<Omit<AgeingDealer, 'parts'> & { parts: string[] }>(sql`
    WITH aged AS (
      SELECT o.dealer_id, ${bucketOf(question, sql`o.due_on`)} AS bucket, sum(o.part) AS amount
      FROM (${openOn(tx, question.asOf)}) o GROUP BY 1, 2
    ), total AS (
      SELECT l.dealer_id, l.currency, l.unapplied, coalesce(sum(a.amount), 0)::bigint AS total,
        coalesce(sum(a.amount) FILTER (WHERE a.bucket > 1), 0)::bigint AS overdue,
        coalesce(array_agg(a.bucket) FILTER (WHERE a.bucket IS NOT NULL), '{}') AS buckets,
        coalesce(array_agg(a.amount::text) FILTER (WHERE a.bucket IS NOT NULL), '{}') AS parts
      FROM (${ledgerOn(tx, question.asOf)}) l
      LEFT JOIN aged a ON a.dealer_id = l.dealer_id AND a.amount <> 0
      GROUP BY l.dealer_id, l.currency, l.unapplied
      HAVING ${isShown}
    )
    SELECT d.id AS "dealerId", d.code AS "dealerCode", d.name AS "dealerName", t.currency,
      t.buckets, t.parts, t.total AS "totalMinor", t.overdue AS "overdueMinor",
      t.unapplied AS "unappliedMinor"
    FROM total t JOIN dealer d ON d.org_id = ${tx.orgId}::uuid AND d.id = t.dealer_id
    ${after} ORDER BY ${order} LIMIT ${question.limit + 1}`);
  return rows.map((row) => ({ ...row, parts: row.parts.map(BigInt) }));
}

export interface AgedInvoice {
  id: string;
  number: string;
  currency: string;
  issuedOn: BusinessDate;
  dueOn: BusinessDate | null;
  overdueDays: number;
  totalMinor: bigint;
  openMinor: bigint;
}

const AgedKey = z.tuple([dayField, z.uuid()]);

export const agedInvoiceKey = (row: AgedInvoice) => [row.dueOn ?? row.issuedOn, row.id] as const;

/** The invoices behind a figure of ageing, oldest due first; one row more than the page. */
export async function listAgedInvoices(
  tx: Tx,
  input: AgedInvoicesInput,
  ends: readonly number[],
): Promise<AgedInvoice[]> {
  const question = { asOf: input.asOf, ends };
  const after = decodeCursor(input.cursor, AgedKey);
  const conditions = [sql`i.open <> 0`];
  if (input.bucket !== undefined) {
    conditions.push(sql`${bucketOf(question, sql`i.due_on`)} = ${input.bucket}`);
  }
  if (after) {
    conditions.push(
      sql`(coalesce(i.due_on, i.issued_on), i.id) > (${after[0]}::date, ${after[1]}::uuid)`,
    );
  }
  return tx.rows<AgedInvoice>(sql`
    SELECT i.id, i.number, i.currency, i.issued_on AS "issuedOn", i.due_on AS "dueOn",
      greatest(coalesce(${input.asOf}::date - i.due_on, 0), 0) AS "overdueDays",
      i.total_minor AS "totalMinor", i.open AS "openMinor"
    FROM (
      SELECT o.id, o.number, o.currency, o.issued_on, o.due_on, o.total_minor,
        sum(o.part)::bigint AS open
      FROM (${openOn(tx, input.asOf, input.dealerId)}) o
      GROUP BY o.id, o.number, o.currency, o.issued_on, o.due_on, o.total_minor
    ) i
    WHERE ${join(conditions, ' AND ')}
    ORDER BY coalesce(i.due_on, i.issued_on), i.id LIMIT ${input.limit + 1}`);
}
