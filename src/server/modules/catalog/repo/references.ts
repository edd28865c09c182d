// Categories and tax rates a product names, found or reported with their field.
import type { DomainIssue } from '@/kernel/domain-error';
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';

/** Issues `catalog.unknownCategory`, `catalog.unknownTaxRate`. One statement. */
export async function missingReferences(
  tx: Tx,
  { categoryId, taxCode }: { categoryId: string | null; taxCode: string | null },
): Promise<DomainIssue[]> {
  const found = await tx.row<{ category: boolean; tax: boolean }>(sql`
    SELECT ${categoryId}::uuid IS NULL OR EXISTS (SELECT 1 FROM category
        WHERE org_id = ${tx.orgId}::uuid AND id = ${categoryId}::uuid) AS category,
      ${taxCode}::text IS NULL OR EXISTS (SELECT 1 FROM tax_rate
        WHERE org_id = ${tx.orgId}::uuid AND code = ${taxCode}) AS tax`);
  const issues: DomainIssue[] = [];
  if (!found?.category) issues.push({ code: 'catalog.unknownCategory', field: 'categoryId' });
  if (!found?.tax) {
    issues.push({
      code: 'catalog.unknownTaxRate',
      field: 'taxCode',
      params: { code: taxCode ?? '' },
    });
  }
  return issues;
}
