// Tax rates of the organization.
import { DomainError } from '@/kernel/domain-error';
import type { Work } from '@/server/platform/actor';
import {
  deleteTaxRateRow,
  readTaxRates,
  upsertTaxRateRows,
  type TaxRateRow,
} from '../repo/tax-rates';

export function listTaxRates(work: Work): Promise<TaxRateRow[]> {
  return readTaxRates(work.tx);
}

/** A rate has no id of its own: its trail stands with the settings of the organization. */
function auditRate(work: Work, action: string, detail: Record<string, string>): void {
  work.journal.audit({ docKind: 'setting', docId: work.tx.orgId, action, detail });
}

/** Creates the rate of this code or changes it. */
export async function saveTaxRate(
  work: Work,
  rate: { code: string; name: string; rate: string },
): Promise<{ done: true }> {
  await upsertTaxRateRows(work.tx, [rate]);
  auditRate(work, 'taxRateSaved', rate);
  return { done: true };
}

/** Refuses with `catalog.notFound`, or `catalog.taxRateInUse` with the number of products. */
export async function removeTaxRate(work: Work, code: string): Promise<{ done: true }> {
  const rate = (await readTaxRates(work.tx)).find((row) => row.code === code);
  if (!rate) throw new DomainError('catalog.notFound', { status: 'not_found' });
  if (rate.products > 0) {
    throw new DomainError('catalog.taxRateInUse', {
      status: 'conflict',
      params: { products: rate.products },
    });
  }
  await deleteTaxRateRow(work.tx, code);
  auditRate(work, 'taxRateRemoved', { code, name: rate.name, rate: rate.rate });
  return { done: true };
}
