// Sales targets, and what their subjects sold on the days they hold.
import { isWholeMonths, type Period } from '@/kernel/period';
import { columns, literal, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { Target } from '../domain/targets-in-force';
import type { TargetSubject } from '../figure-schemas';

/** Every target of a kind that begins by a day, and the first that ends what began before. */
export async function readTargetsUntil(
  tx: Tx,
  kind: TargetSubject,
  until: string,
): Promise<Target[]> {
  return tx.rows<Target & Record<string, unknown>>(sql`
    SELECT subject_id AS "subjectId", starts_on::text AS "startsOn", ends_on::text AS "endsOn",
      amount_minor AS "amountMinor", quantity
    FROM sales_target t
    WHERE org_id = ${tx.orgId}::uuid AND subject_kind = ${kind}
      AND (starts_on <= ${until}::date OR NOT EXISTS (
        SELECT 1 FROM sales_target b WHERE b.org_id = t.org_id AND b.subject_kind = t.subject_kind
          AND b.subject_id = t.subject_id AND b.starts_on > ${until}::date
          AND b.starts_on < t.starts_on))
    ORDER BY subject_id, starts_on`);
}

/** Which rows of the rollup are a subject's; a tree's node has those of everything below it. */
const SUBJECTS: Record<TargetSubject, { of: 'dealer' | 'product'; key: string; joins: string }> = {
  COMPANY: { of: 'dealer', key: `'00000000-0000-0000-0000-000000000000'::uuid`, joins: '' },
  DEALER: { of: 'dealer', key: 'f.dealer_id', joins: '' },
  SALESPERSON: { of: 'dealer', key: 'f.salesperson_id', joins: '' },
  REGION: {
    of: 'dealer',
    key: 'u.id',
    joins: `JOIN dealer d ON d.org_id = f.org_id AND d.id = f.dealer_id
      JOIN region r ON r.org_id = d.org_id AND r.id = d.region_id
      CROSS JOIN unnest(r.path) AS u(id)`,
  },
  PRODUCT: { of: 'product', key: 'f.product_id', joins: '' },
  CATEGORY: {
    of: 'product',
    key: 'u.id',
    joins: `JOIN product d ON d.org_id = f.org_id AND d.id = f.product_id
      JOIN category r ON r.org_id = d.org_id AND r.id = d.category_id
      CROSS JOIN unnest(r.path) AS u(id)`,
  },
};

/** Rows `key`, `day`, `amount` of a kind of subjects. */
function sales(
  tx: Tx,
  kind: TargetSubject,
  days: Period,
  isMonthly: boolean,
  currency: string,
): Sql {
  const { of, key, joins } = SUBJECTS[kind];
  const table = isMonthly ? `rollup_flow_month_${of}` : `rollup_flow_day_${of}`;
  const date = isMonthly ? 'month' : 'day';
  return sql`
    SELECT ${literal(key)} AS key, f.${literal(date)} AS day, f.requested_minor AS amount
    FROM ${literal(table)} f ${literal(joins)}
    WHERE f.org_id = ${tx.orgId}::uuid AND f.currency = ${currency}
      AND f.${literal(date)} BETWEEN ${days.from}::date AND ${days.to}::date`;
}

/** What every subject of a kind sold in a period. */
export async function readSoldBy(
  tx: Tx,
  kind: TargetSubject,
  period: Period,
  currency: string,
): Promise<Map<string, bigint>> {
  const source = sales(tx, kind, period, isWholeMonths(period), currency);
  const rows = await tx.rows<{ key: string; amount: bigint }>(sql`
    SELECT s.key, sum(s.amount)::bigint AS amount FROM (${source}) s
    GROUP BY s.key HAVING sum(s.amount) <> 0`);
  return new Map(rows.map(({ key, amount }) => [key, amount]));
}

/** What each subject sold on the days of its part, in the order of the parts. */
export async function readSoldOn(
  tx: Tx,
  kind: TargetSubject,
  parts: readonly { subjectId: string; part: Period }[],
  currency: string,
): Promise<bigint[]> {
  if (parts.length === 0) return [];
  const from = parts.map(({ part }) => part.from).reduce((a, b) => (a < b ? a : b));
  const to = parts.map(({ part }) => part.to).reduce((a, b) => (a > b ? a : b));
  const isMonthly = parts.every(({ part }) => isWholeMonths(part));
  const c = columns(
    parts,
    (one) => one.subjectId,
    (one) => one.part.from,
    (one) => one.part.to,
  );
  const rows = await tx.rows<{ n: bigint; amount: bigint }>(sql`
    WITH s AS (${sales(tx, kind, { from, to }, isMonthly, currency)})
    SELECT p.n, coalesce(sum(s.amount), 0)::bigint AS amount
    FROM unnest(${c[0]}::uuid[], ${c[1]}::date[], ${c[2]}::date[]) WITH ORDINALITY AS p(id, f, t, n)
    LEFT JOIN s ON s.key = p.id AND s.day BETWEEN p.f AND p.t
    GROUP BY p.n ORDER BY p.n`);
  return rows.map(({ amount }) => amount);
}

export interface TargetRow {
  id: string;
  subjectKind: TargetSubject;
  subjectId: string;
  startsOn: string;
  endsOn: string | null;
  amountMinor: bigint;
  quantity: bigint | null;
}

/** Those who enter targets take turns, so that nobody writes over what another one just entered. */
export async function lockTargets(tx: Tx): Promise<void> {
  await tx.run(sql`
    SELECT pg_advisory_xact_lock(hashtextextended(${`sales_target:${tx.orgId}`}, 0))`);
}

export type StandingTarget = TargetRow & { version: number };

/** What stands already for the subjects and days of rows, in the order of the rows. */
export async function readSameTargets(
  tx: Tx,
  rows: readonly Pick<TargetRow, 'subjectKind' | 'subjectId' | 'startsOn'>[],
  { locks }: { locks: 'locked' | 'unlocked' },
): Promise<(StandingTarget | null)[]> {
  const c = columns(
    rows,
    (r) => r.subjectKind,
    (r) => r.subjectId,
    (r) => r.startsOn,
  );
  const found = await tx.rows<TargetRow & { n: number; version: number }>(sql`
    SELECT w.n::int AS n, t.id, t.subject_kind AS "subjectKind", t.subject_id AS "subjectId",
      t.starts_on::text AS "startsOn", t.ends_on::text AS "endsOn",
      t.amount_minor AS "amountMinor", t.quantity, t.version
    FROM unnest(${c[0]}::text[], ${c[1]}::uuid[], ${c[2]}::date[])
      WITH ORDINALITY AS w(kind, subject, day, n)
    JOIN sales_target t ON t.org_id = ${tx.orgId}::uuid AND t.subject_kind = w.kind
      AND t.subject_id = w.subject AND t.starts_on = w.day
    ORDER BY t.id ${literal(locks === 'locked' ? 'FOR UPDATE OF t' : '')}`);
  const byRow = new Map(found.map(({ n, ...target }) => [n, target]));
  return rows.map((_, index) => byRow.get(index + 1) ?? null);
}

/** Writes targets by subject and day, replacing what was said for the same day. */
export async function upsertTargetRows(tx: Tx, rows: readonly TargetRow[]): Promise<void> {
  const c = columns(
    rows,
    (r) => r.id,
    (r) => r.subjectKind,
    (r) => r.subjectId,
    (r) => r.startsOn,
    (r) => r.endsOn,
    (r) => r.amountMinor,
    (r) => r.quantity,
  );
  await tx.run(sql`
    INSERT INTO sales_target (org_id, id, subject_kind, subject_id, starts_on, ends_on,
      amount_minor, quantity)
    SELECT ${tx.orgId}::uuid, r.* FROM unnest(${c[0]}::uuid[], ${c[1]}::text[], ${c[2]}::uuid[],
      ${c[3]}::date[], ${c[4]}::date[], ${c[5]}::bigint[], ${c[6]}::bigint[]) AS r
    ON CONFLICT (org_id, subject_kind, subject_id, starts_on) DO UPDATE SET
      ends_on = excluded.ends_on, amount_minor = excluded.amount_minor,
      quantity = excluded.quantity, version = sales_target.version + 1
    WHERE (sales_target.ends_on, sales_target.amount_minor, sales_target.quantity)
      IS DISTINCT FROM (excluded.ends_on, excluded.amount_minor, excluded.quantity)`);
}

/** Writes planned sales by period, product and dealer, replacing what was planned. */
export async function upsertSalesBudgetRows(
  tx: Tx,
  rows: readonly {
    periodId: string;
    productId: string;
    dealerId: string;
    quantity: bigint;
    amountMinor: bigint;
  }[],
): Promise<void> {
  const c = columns(
    rows,
    (r) => r.periodId,
    (r) => r.productId,
    (r) => r.dealerId,
    (r) => r.quantity,
    (r) => r.amountMinor,
  );
  await tx.run(sql`
    INSERT INTO sales_budget (org_id, period_id, product_id, dealer_id, quantity, amount_minor)
    SELECT ${tx.orgId}::uuid, r.* FROM unnest(${c[0]}::uuid[], ${c[1]}::uuid[], ${c[2]}::uuid[],
      ${c[3]}::bigint[], ${c[4]}::bigint[]) AS r
    ON CONFLICT (org_id, period_id, product_id, dealer_id) DO UPDATE SET
      quantity = excluded.quantity, amount_minor = excluded.amount_minor
    WHERE (sales_budget.quantity, sales_budget.amount_minor)
      IS DISTINCT FROM (excluded.quantity, excluded.amount_minor)`);
}
