// Dealers from a file, with their limits of credit: a limit is read in the dealer's own currency,
// which for a known dealer stands in the company's books and not in the file.
import { readGivenAmount } from '@/kernel/amount-text';
import { isCurrency } from '@/kernel/currency';
import { DomainError } from '@/kernel/domain-error';
import { findDealersByCode, upsertDealers, type DealerUpsert } from '@/server/modules/dealers';
import { setCreditLimits } from '@/server/modules/receivables';
import type { Work } from '@/server/platform/actor';
import { defineKind, field, needed, type LoadRefusal } from './kind';

interface DealerRecord {
  dealer: DealerUpsert;
  /** As written: what it is worth depends on the dealer's currency. */
  limit: string | undefined;
}

interface Limited {
  index: number;
  dealer: DealerUpsert;
  creditLimitMinor: bigint | undefined;
}

/** The limit in minor units, or why it is none. A currency nobody knows is refused by its own row. */
function limitOf(text: string, currency: string): bigint | Omit<LoadRefusal, 'index'> | undefined {
  if (!isCurrency(currency)) return undefined;
  const amount = readGivenAmount(text, currency);
  if (!amount.ok) return { field: 'credit_limit', code: amount.code, params: amount.params };
  if (amount.value >= 0n) return amount.value;
  return { field: 'credit_limit', code: 'imports.badAmount', params: { value: text } };
}

async function readLimits(
  work: Work,
  records: readonly DealerRecord[],
  refused: LoadRefusal[],
): Promise<Limited[]> {
  const code = ({ dealer }: DealerRecord) => dealer.code.normalize('NFKC');
  const known = await findDealersByCode(work, records.map(code));
  return records.flatMap((record, index): Limited[] => {
    const { dealer, limit } = record;
    if (limit === undefined) return [{ index, dealer, creditLimitMinor: undefined }];
    const written = dealer.currency?.toUpperCase() ?? work.organization.currency;
    const stored = known.get(code(record));
    const isSame = stored?.code === code(record);
    const read = limitOf(limit, isSame ? stored.currency : written);
    if (typeof read !== 'object') return [{ index, dealer, creditLimitMinor: read }];
    refused.push({ index, ...read });
    return [];
  });
}

function demandLimits(work: Work): void {
  if (work.actor.can('dealers.creditLimit')) return;
  const params = { permission: 'dealers.creditLimit' };
  throw new DomainError('auth.notPermitted', { status: 'forbidden', params });
}

async function loadDealers(work: Work, records: readonly DealerRecord[]): Promise<LoadRefusal[]> {
  if (records.some(({ limit }) => limit !== undefined)) demandLimits(work);
  const refused: LoadRefusal[] = [];
  const rows = await readLimits(work, records, refused);
  const outcome = await upsertDealers(
    work,
    rows.map(({ dealer }) => dealer),
  );
  const limits = rows.flatMap(({ creditLimitMinor }, at) => {
    const dealerId = outcome.ids[at];
    if (!dealerId || creditLimitMinor === undefined) return [];
    return [{ dealerId, creditLimitMinor, reason: 'IMPORT' }];
  });
  await setCreditLimits(work, limits);
  const own = outcome.refused.map(({ index, params, ...refusal }): LoadRefusal => {
    const row = rows[Number(params?.['row']) - 1];
    const counted = refusal.code === 'request.repeatedRow' && row ? { row: row.index + 1 } : params;
    return { ...refusal, index: rows[index]?.index ?? 0, params: counted };
  });
  return [...refused, ...own];
}

export const dealers = defineKind<DealerRecord>({
  name: 'dealers',
  permission: 'dealers.write',
  renamed: {
    regionCode: 'region',
    levelCode: 'level',
    salespersonCode: 'salesperson',
    taxNumber: 'tax_number',
    termsDays: 'terms_days',
  },
  fields: [
    needed('code', ['dealer', 'dealer code', 'customer', 'customer number', '經銷商編號']),
    field('name', ['dealer name', 'customer name', '經銷商名稱', '经销商名称']),
    field('region', ['region code', '區域', '区域']),
    field('level', ['level code', '等級', '等级']),
    field('salesperson', ['salesperson code', '業務員', '业务员']),
    field('currency', ['幣別', '币种']),
    field('tax_number', ['vat', '統一編號', '税号']),
    field('terms_days', ['payment days', 'net days', '付款天數', '付款天数']),
    field('credit_limit', ['limit', '信用額度', '信用额度']),
  ],
  read: (cells) => ({
    dealer: {
      code: cells.text('code'),
      name: cells.optionalText('name'),
      regionCode: cells.optionalText('region'),
      levelCode: cells.optionalText('level'),
      salespersonCode: cells.optionalText('salesperson'),
      currency: cells.optionalText('currency'),
      taxNumber: cells.optionalText('tax_number'),
      termsDays:
        cells.optionalText('terms_days') === undefined
          ? undefined
          : cells.quantity('terms_days', 0),
    },
    limit: cells.optionalText('credit_limit'),
  }),
  load: loadDealers,
});
