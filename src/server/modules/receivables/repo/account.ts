// The account of a dealer: its row, its ledger and what of it is overdue. Whoever spends credit
// locks the row first; the balance and its entries change in one statement.
import type { BusinessDate } from '@/kernel/business-date';
import { RowShape } from '@/server/platform/row-shape';
import { columns, literal, sql, type Sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

export type Bucket = 'OPEN_ORDER' | 'UNBILLED' | 'INVOICED' | 'UNAPPLIED';

/** The stored balance; all amounts in minor units of the account's currency. */
export interface Balance {
  dealerId: string;
  currency: string;
  /** null = not limited, 0 = prepayment only */
  creditLimitMinor: bigint | null;
  openOrderMinor: bigint;
  unbilledMinor: bigint;
  invoicedMinor: bigint;
  unappliedMinor: bigint;
  version: number;
}

export interface Overdue {
  /** Days the oldest open invoice is past its due date; 0 if none is. */
  oldestOverdueDays: number;
  overdueMinor: bigint;
}

export interface Entry {
  dealerId: string;
  currency: string;
  docKind: string;
  docId: string;
  occurredOn: BusinessDate;
  bucket: Bucket;
  amountMinor: bigint;
}

const BALANCE = sql`a.dealer_id AS "dealerId", a.currency,
  a.credit_limit_minor AS "creditLimitMinor", a.open_order_minor AS "openOrderMinor",
  a.unbilled_minor AS "unbilledMinor", a.invoiced_minor AS "invoicedMinor",
  a.unapplied_minor AS "unappliedMinor", a.version`;

async function selectBalance(tx: Tx, dealerId: string, lock: Sql): Promise<Balance | undefined> {
  return tx.row<Balance>(sql`
    SELECT ${BALANCE} FROM dealer_account a
    WHERE a.org_id = ${tx.orgId}::uuid AND a.dealer_id = ${dealerId}::uuid ${lock}`);
}

export const readBalance = (tx: Tx, dealerId: string) => selectBalance(tx, dealerId, literal(''));

export const lockBalance = (tx: Tx, dealerId: string) =>
  selectBalance(tx, dealerId, literal('FOR UPDATE'));

/** Locks several accounts in one fixed order, so that two bulk writers cannot block each other. */
export async function lockBalances(tx: Tx, dealerIds: readonly string[]): Promise<Balance[]> {
  return tx.rows<Balance>(sql`
    SELECT ${BALANCE} FROM dealer_account a
    WHERE a.org_id = ${tx.orgId}::uuid AND a.dealer_id = ANY(${[...dealerIds]}::uuid[])
    ORDER BY a.dealer_id FOR UPDATE`);
}

/** Opens the accounts that do not exist yet, in the dealers' currency. */
export async function openAccounts(
  tx: Tx,
  dealerIds: readonly string[],
  creditLimitMinor: bigint | null,
): Promise<void> {
  await tx.run(sql`
    INSERT INTO dealer_account (org_id, dealer_id, currency, credit_limit_minor)
    SELECT d.org_id, d.id, d.currency, ${creditLimitMinor}::bigint FROM dealer d
    WHERE d.org_id = ${tx.orgId}::uuid AND d.id = ANY(${[...dealerIds]}::uuid[])
    ORDER BY d.id
    ON CONFLICT (org_id, dealer_id) DO NOTHING`);
}

export interface DealerNames {
  dealerId: string;
  dealerCode: string;
  dealerName: string;
  currency: string;
}

export async function readDealer(tx: Tx, dealerId: string): Promise<DealerNames | undefined> {
  return tx.row<DealerNames>(sql`
    SELECT id AS "dealerId", code AS "dealerCode", name AS "dealerName", currency FROM dealer
    WHERE org_id = ${tx.orgId}::uuid AND id = ${dealerId}::uuid`);
}

/** Reads the index of open invoices only, so the cost follows what is open, not what ever was. */
export async function readOverdue(tx: Tx, dealerId: string, today: BusinessDate): Promise<Overdue> {
  const row = await tx.row<{ days: number | null; minor: bigint | null }>(sql`
    SELECT ${today}::date - min(due_on) AS days, sum(open_minor)::bigint AS minor
    FROM invoice
    WHERE org_id = ${tx.orgId}::uuid AND dealer_id = ${dealerId}::uuid AND open_minor > 0
      AND due_on < ${today}::date`);
  return { oldestOverdueDays: row?.days ?? 0, overdueMinor: row?.minor ?? 0n };
}

const sumOf = (entries: readonly Entry[], bucket: Bucket): bigint =>
  entries.reduce((sum, e) => (e.bucket === bucket ? sum + e.amountMinor : sum), 0n);

const increments = (entries: readonly Entry[]): Sql => sql`
        open_order_minor = open_order_minor + ${sumOf(entries, 'OPEN_ORDER')}::bigint,
        unbilled_minor = unbilled_minor + ${sumOf(entries, 'UNBILLED')}::bigint,
        invoiced_minor = invoiced_minor + ${sumOf(entries, 'INVOICED')}::bigint,
        unapplied_minor = unapplied_minor + ${sumOf(entries, 'UNAPPLIED')}::bigint`;

/** An entry without its account. */
const ENTRY = new RowShape<Entry>({
  occurred_on: ['date', (e) => e.occurredOn],
  bucket: ['text', (e) => e.bucket],
  amount_minor: ['bigint', (e) => e.amountMinor],
  doc_kind: ['text', (e) => e.docKind],
  doc_id: ['uuid', (e) => e.docId],
});

/**
 * Changes one account and appends the entries that say why, in one statement. Says false, and
 * writes nothing, where the dealer has no account in this currency.
 */
export async function postToOne(tx: Tx, entries: readonly Entry[]): Promise<boolean> {
  const first = entries[0];
  if (!first) return true;
  const written = await tx.run(sql`
    WITH account AS (
      UPDATE dealer_account SET ${increments(entries)}, version = version + 1
      WHERE org_id = ${tx.orgId}::uuid AND dealer_id = ${first.dealerId}::uuid
        AND currency = ${first.currency}
      RETURNING org_id, dealer_id, currency
    )
    INSERT INTO receivable_entry (org_id, dealer_id, currency, ${ENTRY.names})
    SELECT a.org_id, a.dealer_id, a.currency, e.* FROM account a, ${ENTRY.from(entries)} AS e`);
  return written > 0;
}

/**
 * The same for an account that this transaction has locked in this currency: both writes are known
 * to hit, so nobody waits for them.
 */
export function appendToLocked(tx: Tx, entries: readonly Entry[]): void {
  const [first] = entries;
  if (!first) return;
  const account = sql`${tx.orgId}::uuid, ${first.dealerId}::uuid, ${first.currency}`;
  tx.append(
    sql`
    UPDATE dealer_account SET ${increments(entries)}, version = version + 1
    WHERE org_id = ${tx.orgId}::uuid AND dealer_id = ${first.dealerId}::uuid`,
    sql`
    INSERT INTO receivable_entry (org_id, dealer_id, currency, ${ENTRY.names})
    SELECT ${account}, e.* FROM ${ENTRY.from(entries)} AS e`,
  );
}

/** The same for many dealers at once; their accounts exist and are locked by the caller. */
export async function postToMany(tx: Tx, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = columns(
    entries,
    (e) => e.dealerId,
    (e) => e.currency,
    (e) => e.occurredOn,
    (e) => e.bucket,
    (e) => e.amountMinor,
    (e) => e.docKind,
    (e) => e.docId,
  );
  await tx.run(sql`
    WITH entry AS (
      SELECT * FROM unnest(${rows[0]}::uuid[], ${rows[1]}::text[], ${rows[2]}::date[],
          ${rows[3]}::text[], ${rows[4]}::bigint[], ${rows[5]}::text[], ${rows[6]}::uuid[])
        AS e(dealer_id, currency, occurred_on, bucket, amount_minor, doc_kind, doc_id)
    ), delta AS (
      SELECT dealer_id,
        coalesce(sum(amount_minor) FILTER (WHERE bucket = 'OPEN_ORDER'), 0)::bigint AS open_order,
        coalesce(sum(amount_minor) FILTER (WHERE bucket = 'UNBILLED'), 0)::bigint AS unbilled,
        coalesce(sum(amount_minor) FILTER (WHERE bucket = 'INVOICED'), 0)::bigint AS invoiced,
        coalesce(sum(amount_minor) FILTER (WHERE bucket = 'UNAPPLIED'), 0)::bigint AS unapplied
      FROM entry GROUP BY dealer_id
    ), account AS (
      UPDATE dealer_account a SET open_order_minor = a.open_order_minor + d.open_order,
        unbilled_minor = a.unbilled_minor + d.unbilled,
        invoiced_minor = a.invoiced_minor + d.invoiced,
        unapplied_minor = a.unapplied_minor + d.unapplied, version = a.version + 1
      FROM delta d
      WHERE a.org_id = ${tx.orgId}::uuid AND a.dealer_id = d.dealer_id
    )
    INSERT INTO receivable_entry
      (org_id, dealer_id, currency, occurred_on, bucket, amount_minor, doc_kind, doc_id)
    SELECT ${tx.orgId}::uuid, dealer_id, currency, occurred_on, bucket, amount_minor, doc_kind,
      doc_id
    FROM entry`);
}

/** The accounts are locked by the caller. */
export async function updateCreditLimits(
  tx: Tx,
  changes: readonly { dealerId: string; creditLimitMinor: bigint | null }[],
): Promise<void> {
  if (changes.length === 0) return;
  const [dealers, limits] = columns(
    changes,
    (change) => change.dealerId,
    (change) => change.creditLimitMinor,
  );
  await tx.run(sql`
    UPDATE dealer_account a SET credit_limit_minor = c.credit_limit, version = version + 1
    FROM unnest(${dealers}::uuid[], ${limits}::bigint[]) AS c(dealer_id, credit_limit)
    WHERE a.org_id = ${tx.orgId}::uuid AND a.dealer_id = c.dealer_id`);
}
