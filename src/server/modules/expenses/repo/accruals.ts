// The only writer of rebate_accrual and rebate_settlement.
import type { BusinessDate } from '@/kernel/business-date';
import { columns, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

export interface AccrualRow {
  id: string;
  agreementId: string;
  dealerId: string;
  startsOn: BusinessDate;
  endsOn: BusinessDate;
  periodId: string;
  salesMinor: bigint;
  earnedMinor: bigint;
  earlierMinor: bigint;
  accruedMinor: bigint;
  status: 'OPEN' | 'SETTLED';
  version: number;
}

const ROW = sql`id, agreement_id AS "agreementId", dealer_id AS "dealerId",
  starts_on AS "startsOn", ends_on AS "endsOn", period_id AS "periodId",
  sales_minor AS "salesMinor", earned_minor AS "earnedMinor", earlier_minor AS "earlierMinor",
  accrued_minor AS "accruedMinor", status, version`;

export type NewAccrual = Pick<
  AccrualRow,
  'id' | 'agreementId' | 'dealerId' | 'startsOn' | 'endsOn' | 'periodId'
>;

/** Opens cycles that have no row yet; whoever comes second finds the row of the first. */
export async function openAccruals(tx: Tx, rows: readonly NewAccrual[]): Promise<void> {
  if (rows.length === 0) return;
  const r = columns(
    rows,
    (x) => x.id,
    (x) => x.agreementId,
    (x) => x.dealerId,
    (x) => x.startsOn,
    (x) => x.endsOn,
    (x) => x.periodId,
  );
  await tx.run(sql`
    INSERT INTO rebate_accrual (org_id, id, agreement_id, dealer_id, starts_on, ends_on, period_id)
    SELECT ${tx.orgId}::uuid, r.*
    FROM unnest(${r[0]}::uuid[], ${r[1]}::uuid[], ${r[2]}::uuid[], ${r[3]}::date[],
      ${r[4]}::date[], ${r[5]}::uuid[]) AS r
    ON CONFLICT (org_id, agreement_id, dealer_id, starts_on) DO NOTHING`);
}

/** Locks the cycles of an agreement, of these dealers, in one order: by dealer, then by day. */
export async function lockAccruals(
  tx: Tx,
  agreementId: string,
  dealerIds: readonly string[],
): Promise<AccrualRow[]> {
  return tx.rows<AccrualRow>(sql`
    SELECT ${ROW} FROM rebate_accrual
    WHERE org_id = ${tx.orgId}::uuid AND agreement_id = ${agreementId}::uuid
      AND dealer_id = ANY(${dealerIds}::uuid[])
    ORDER BY dealer_id, starts_on FOR UPDATE`);
}

export interface StoredAccrual extends AccrualRow {
  /** When it was last counted; null: never. */
  computedAt: Date | null;
}

export async function readAccrual(tx: Tx, id: string): Promise<StoredAccrual | undefined> {
  return tx.row<StoredAccrual>(sql`
    SELECT ${ROW}, computed_at AS "computedAt" FROM rebate_accrual WHERE org_id = ${tx.orgId}::uuid AND id = ${id}::uuid`);
}

/** Writes what the cycles have come to; the caller holds their locks. */
export async function updateAccruals(
  tx: Tx,
  rows: readonly AccrualRow[],
  computedAt: Date,
): Promise<void> {
  if (rows.length === 0) return;
  const r = columns(
    rows,
    (x) => x.id,
    (x) => x.periodId,
    (x) => x.salesMinor,
    (x) => x.earnedMinor,
    (x) => x.earlierMinor,
    (x) => x.accruedMinor,
  );
  await tx.run(sql`
    UPDATE rebate_accrual t SET period_id = r.period_id, sales_minor = r.sales,
      earned_minor = r.earned, earlier_minor = r.earlier, accrued_minor = r.accrued,
      computed_at = ${computedAt}::timestamptz, version = version + 1
    FROM unnest(${r[0]}::uuid[], ${r[1]}::uuid[], ${r[2]}::bigint[], ${r[3]}::bigint[],
      ${r[4]}::bigint[], ${r[5]}::bigint[]) AS r(id, period_id, sales, earned, earlier, accrued)
    WHERE t.org_id = ${tx.orgId}::uuid AND t.id = r.id`);
}

export interface NewRebateSettlement {
  id: string;
  number: string;
  accrualId: string;
  method: 'CASH' | 'CREDIT_NOTE';
  settledOn: BusinessDate;
  amountMinor: bigint;
  reference: string | null;
  creditNoteId: string | null;
}

/** Once for each cycle: a unique key stands behind the status. */
export async function insertRebateSettlement(
  tx: Tx,
  row: NewRebateSettlement,
  created: { by: string | null; at: Date },
): Promise<void> {
  await tx.run(sql`
    WITH done AS (
      UPDATE rebate_accrual SET status = 'SETTLED', version = version + 1
      WHERE org_id = ${tx.orgId}::uuid AND id = ${row.accrualId}::uuid)
    INSERT INTO rebate_settlement (org_id, id, number, accrual_id, method, settled_on,
      amount_minor, reference, credit_note_id, created_at, created_by)
    VALUES (${tx.orgId}::uuid, ${row.id}::uuid, ${row.number}, ${row.accrualId}::uuid,
      ${row.method}, ${row.settledOn}::date, ${row.amountMinor}::bigint, ${row.reference},
      ${row.creditNoteId}::uuid, ${created.at}::timestamptz, ${created.by}::uuid)`);
}

/** Cycles end with their agreement. */
export async function cutAccruals(
  tx: Tx,
  agreementId: string,
  endsOn: BusinessDate,
): Promise<void> {
  await tx.run(sql`
    UPDATE rebate_accrual SET ends_on = ${endsOn}::date, version = version + 1
    WHERE org_id = ${tx.orgId}::uuid AND agreement_id = ${agreementId}::uuid
      AND status = 'OPEN' AND ends_on > ${endsOn}::date`);
}
