// Tax rates of the organization. They have no version: whoever changes or removes one says what they saw
// of it, so that nobody overwrites somebody else.
import { changesBetween, demandSeen, type Changes } from '@/kernel/changes';
import { decimalText } from '@/kernel/decimal';
import { DomainError } from '@/kernel/domain-error';
import type { SeenDocument } from '@/kernel/meanwhile';
import type { Work } from '@/server/platform/actor';
import {
  deleteTaxRateRow,
  insertTaxRate,
  lockTaxRate,
  readTaxRates,
  updateTaxRate,
  type TaxRateRow,
} from '../repo/tax-rates';
import type { RemoveTaxRateInput, SaveTaxRateInput } from '../schemas';

export function listTaxRates(work: Work): Promise<TaxRateRow[]> {
  return readTaxRates(work.tx);
}

type Facts = { name: string; rate: string };

const keyOf = (code: string) => `taxRate.${code}`;

/** A rate has no id of its own: its trail stands with the settings of the organization. */
const aboutRate = (work: Work, code: string): SeenDocument => ({
  ...{ docKind: 'setting', docId: work.tx.orgId, version: null, touching: [keyOf(code)] },
});

function auditRate(work: Work, action: string, code: string, detail: Facts | { changes: Changes }) {
  const trail = { docKind: 'setting', docId: work.tx.orgId, action };
  work.journal.audit({ ...trail, detail: { key: keyOf(code), code, ...detail } });
}

/** The rate under its lock, as the caller saw it. */
async function fresh(work: Work, code: string, saw: Facts, yours: Partial<Facts>): Promise<Facts> {
  const stored = await lockTaxRate(work.tx, code);
  const about = aboutRate(work, code);
  if (!stored) throw new DomainError('catalog.notFound', { status: 'not_found', seen: about });
  const { name, rate } = stored;
  const seen = { name: saw.name, rate: decimalText(saw.rate) };
  demandSeen('catalog', { saw: seen, stored: { name, rate }, yours }, about);
  return { name, rate };
}

/**
 * Creates a rate, or changes one as the caller saw it. Refuses with `catalog.codeTaken` for a new one,
 * else `catalog.stale` or, where somebody removed it, `catalog.notFound`.
 */
export async function saveTaxRate(
  work: Work,
  { seen, code, name, rate }: SaveTaxRateInput,
): Promise<{ done: true }> {
  const facts = { name, rate: decimalText(rate) };
  if (seen === undefined) {
    if (!(await insertTaxRate(work.tx, { code, ...facts }))) {
      throw new DomainError('catalog.codeTaken', { status: 'conflict', field: 'code' });
    }
    auditRate(work, 'taxRateSaved', code, facts);
    return { done: true };
  }
  const before = await fresh(work, code, seen, facts);
  await updateTaxRate(work.tx, { code, ...facts });
  auditRate(work, 'taxRateSaved', code, { changes: changesBetween(before, facts) });
  return { done: true };
}

/**
 * Refuses with `catalog.notFound`, `catalog.stale`, or `catalog.taxRateInUse` with the number of
 * products.
 */
export async function removeTaxRate(
  work: Work,
  { code, seen }: RemoveTaxRateInput,
): Promise<{ done: true }> {
  const before = await fresh(work, code, seen, {});
  const products = (await readTaxRates(work.tx)).find((row) => row.code === code)?.products ?? 0;
  if (products > 0) {
    throw new DomainError('catalog.taxRateInUse', { status: 'conflict', params: { products } });
  }
  await deleteTaxRateRow(work.tx, code);
  auditRate(work, 'taxRateRemoved', code, before);
  return { done: true };
}
