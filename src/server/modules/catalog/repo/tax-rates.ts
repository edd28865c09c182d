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

type TaxRateFacts = Omit<TaxRateRow, 'products'>;

export async function lockTaxRate(tx: Tx, code: string): Promise<TaxRateFacts | undefined> {
  const row = await tx.row<TaxRateFacts>(sql`
    SELECT code, name, rate FROM tax_rate
    WHERE org_id = ${tx.orgId}::uuid AND code = ${code} FOR UPDATE`);
  return row && { ...row, rate: decimalText(row.rate) };
}

/** False where there is a rate of this code. */
export async function insertTaxRate(tx: Tx, { code, name, rate }: TaxRateFacts): Promise<boolean> {
  const written = await tx.run(sql`
    INSERT INTO tax_rate (org_id, code, name, rate)
    VALUES (${tx.orgId}::uuid, ${code}, ${name}, ${rate}::numeric) ON CONFLICT DO NOTHING`);
  return written === 1;
}

/** Orders keep the rate they were placed with, so a changed rate touches new lines only. */
export async function updateTaxRate(tx: Tx, { code, name, rate }: TaxRateFacts): Promise<void> {
  await tx.run(sql`
    UPDATE tax_rate SET name = ${name}, rate = ${rate}::numeric
    WHERE org_id = ${tx.orgId}::uuid AND code = ${code}`);
}

export async function deleteTaxRateRow(tx: Tx, code: string): Promise<boolean> {
  const deleted = await tx.run(sql`
    DELETE FROM tax_rate WHERE org_id = ${tx.orgId}::uuid AND code = ${code}`);
  return deleted === 1;
}
