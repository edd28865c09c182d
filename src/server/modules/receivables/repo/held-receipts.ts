// Held money that nobody was told of yet.
import type { BusinessDate } from '@/kernel/business-date';
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

export interface NewlyHeld {
  id: string;
  number: string;
  dealerName: string;
  currency: string;
  receivedOn: BusinessDate;
  amountMinor: bigint;
  /** null: who reported it is not known, as of a file that was read. */
  createdBy: string | null;
}

/**
 * Marks what waits for the bank since before a day as told of, and says which receipts those are, the
 * oldest first; whoever comes at the same time gets none of them.
 */
export async function takeNewlyHeld(
  tx: Tx,
  asked: { heldBefore: BusinessDate; now: Date; limit: number },
): Promise<NewlyHeld[]> {
  return tx.rows<NewlyHeld & Record<string, unknown>>(sql`
    WITH held AS (
      SELECT id FROM receipt
      WHERE org_id = ${tx.orgId}::uuid AND confirmed_on IS NULL AND status = 'POSTED'
        AND received_on < ${asked.heldBefore}::date AND held_told_at IS NULL
      ORDER BY received_on, id LIMIT ${asked.limit} FOR UPDATE
    ), told AS (
      UPDATE receipt r SET held_told_at = ${asked.now} FROM held h
      WHERE r.org_id = ${tx.orgId}::uuid AND r.id = h.id
      RETURNING r.id, r.number, r.dealer_id, r.currency, r.received_on, r.amount_minor, r.created_by
    )
    SELECT t.id, t.number, d.name AS "dealerName", t.currency, t.received_on AS "receivedOn",
      t.amount_minor AS "amountMinor", t.created_by AS "createdBy"
    FROM told t JOIN dealer d ON d.org_id = ${tx.orgId}::uuid AND d.id = t.dealer_id
    ORDER BY t.received_on, t.id`);
}
