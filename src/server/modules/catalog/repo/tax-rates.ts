// Tax rates: a short list by code.
import { decimalText } from '@/kernel/decimal';
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

export interface TaxRateRow {
  code: string;
  name: string;
  /** 0 to 1, exact decimal text. */
  rate: string;
  products: number;
}

export async function readTaxRates(tx: Tx): Promise<TaxRateRow[]> {
  const rows = await tx.rows<TaxRateRow>(sql`
    SELECT t.code, t.name, t.rate, (SELECT count(*)::int FROM product p
      WHERE p.org_id = t.org_id AND p.tax_code = t.code) AS products
    FROM tax_rate t WHERE t.org_id = ${tx.orgId}::uuid ORDER BY t.code`);
  return rows.map((row) => ({ ...row, rate: decimalText(row.rate) }));
}

/** Orders keep the rate they were placed with, so a changed rate touches new lines only. */
export async function upsertTaxRateRows(
  tx: Tx,
  rows: readonly { code: string; name: string; rate: string }[],
): Promise<{ code: string; isNew: boolean }[]> {
  return tx.rows<{ code: string; isNew: boolean }>(sql`
    INSERT INTO tax_rate (org_id, code, name, rate)
    SELECT ${tx.orgId}::uuid, r.* FROM unnest(${rows.map((row) => row.code)}::text[],
      ${rows.map((row) => row.name)}::text[], ${rows.map((row) => row.rate)}::numeric[]) AS r
    ON CONFLICT (org_id, code) DO UPDATE SET name = excluded.name, rate = excluded.rate
    RETURNING code, (xmax = 0) AS "isNew"`);
}

export async function deleteTaxRateRow(tx: Tx, code: string): Promise<boolean> {
  const deleted = await tx.run(sql`
    DELETE FROM tax_rate WHERE org_id = ${tx.orgId}::uuid AND code = ${code}`);
  return deleted === 1;
}
