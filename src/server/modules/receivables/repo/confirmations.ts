// Which receipts the bank's list shows. The money itself was posted when the receipt was recorded; a
// confirmation moves nothing, so no ledger is written.
import type { BusinessDate } from '@/kernel/business-date';
import { columns, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

export interface Confirmation {
  receiptId: string;
  version: number;
  confirmedOn: BusinessDate;
  bankReference: string | null;
}

export interface ConfirmableRow {
  id: string;
  number: string;
  status: 'POSTED' | 'REVERSED';
  confirmedOn: BusinessDate | null;
  version: number;
}

/** Locks them in the order of their ids. */
export async function lockReceipts(tx: Tx, ids: readonly string[]): Promise<ConfirmableRow[]> {
  return tx.rows<ConfirmableRow & Record<string, unknown>>(sql`
    SELECT id, number, status, confirmed_on AS "confirmedOn", version FROM receipt
    WHERE org_id = ${tx.orgId}::uuid AND id = ANY(${[...ids]}::uuid[])
    ORDER BY id FOR UPDATE`);
}

export async function writeConfirmations(
  tx: Tx,
  rows: readonly Confirmation[],
  confirmedBy: string | null,
): Promise<void> {
  const c = columns(
    rows,
    (x) => x.receiptId,
    (x) => x.confirmedOn,
    (x) => x.bankReference,
  );
  await tx.run(sql`
    UPDATE receipt r SET confirmed_on = c.confirmed_on, bank_reference = c.bank_reference,
      confirmed_by = ${confirmedBy}::uuid, version = r.version + 1
    FROM unnest(${c[0]}::uuid[], ${c[1]}::date[], ${c[2]}::text[])
      AS c(id, confirmed_on, bank_reference)
    WHERE r.org_id = ${tx.orgId}::uuid AND r.id = c.id`);
}

export async function clearConfirmation(tx: Tx, receiptId: string): Promise<void> {
  await tx.run(sql`
    UPDATE receipt SET confirmed_on = NULL, confirmed_by = NULL, bank_reference = NULL,
      held_told_at = NULL, version = version + 1
    WHERE org_id = ${tx.orgId}::uuid AND id = ${receiptId}::uuid`);
}
