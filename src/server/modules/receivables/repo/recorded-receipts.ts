// Receipts that are recorded already, by what a bank's list says of them: the same file read twice
// must not pay twice.
import type { BusinessDate } from '@/kernel/business-date';
import { columns, sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

export interface ReceiptLikeness {
  dealerId: string;
  receivedOn: BusinessDate;
  /** Minor units of the dealer's currency. */
  amountMinor: bigint;
  reference: string | null;
}

/** Numbers of the posted receipts of each likeness, in the order asked; one statement for all. */
export async function readRecordedReceipts(
  tx: Tx,
  wanted: readonly ReceiptLikeness[],
): Promise<string[][]> {
  const w = columns(
    wanted,
    (x) => x.dealerId,
    (x) => x.receivedOn,
    (x) => x.amountMinor,
    (x) => x.reference,
  );
  const rows = await tx.rows<{ numbers: string[] }>(sql`
    SELECT array(
      SELECT r.number FROM receipt r
      WHERE r.org_id = ${tx.orgId}::uuid AND r.dealer_id = w.dealer_id
        AND r.received_on = w.received_on AND r.amount_minor = w.amount_minor
        AND r.reference IS NOT DISTINCT FROM w.reference AND r.status = 'POSTED'
      ORDER BY r.number) AS numbers
    FROM unnest(${w[0]}::uuid[], ${w[1]}::date[], ${w[2]}::bigint[], ${w[3]}::text[])
      WITH ORDINALITY AS w(dealer_id, received_on, amount_minor, reference, at)
    ORDER BY w.at`);
  return rows.map((row) => row.numbers);
}
