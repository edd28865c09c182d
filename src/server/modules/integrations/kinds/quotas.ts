// Quotas from a file: how much of a product or category a dealer, or everybody of a region or level,
// may have in a period. What is there already is brought to what the file says.
import { HOLDER_KINDS, ITEM_KINDS, upsertQuotas, type QuotaUpsert } from '@/server/modules/quotas';
import type { Work } from '@/server/platform/actor';
import { defineKind, field, needed, type LoadRefusal } from './kind';

async function loadQuotas(
  work: Work,
  records: readonly QuotaUpsert[],
): Promise<readonly LoadRefusal[]> {
  return (await upsertQuotas(work, records)).refused;
}

export const quotas = defineKind<QuotaUpsert>({
  name: 'quotas',
  permission: 'quotas.manage',
  renamed: { holderCode: 'holder', itemCode: 'item', endsOn: 'ends_on' },
  fields: [
    field('holder_kind', ['holder type', '對象類別', '对象类别']),
    needed('holder', ['dealer', 'holder code', '對象', '对象', '經銷商', '经销商']),
    field('item_kind', ['item type', '品項類別', '品项类别']),
    needed('item', ['product', 'item code', 'sku', '品項', '品项', '產品', '产品']),
    needed('starts_on', ['from', 'valid from', '生效日']),
    needed('ends_on', ['to', 'until', 'valid to', '失效日']),
    needed('quantity', ['quota', 'qty', '配額', '配额', '數量', '数量']),
    field('note', ['reason', '備註', '备注']),
  ],
  read: (cells) => ({
    holderKind: cells.choice('holder_kind', HOLDER_KINDS, 'DEALER'),
    holderCode: cells.key('holder'),
    itemKind: cells.choice('item_kind', ITEM_KINDS, 'PRODUCT'),
    itemCode: cells.key('item'),
    startsOn: cells.date('starts_on'),
    endsOn: cells.date('ends_on'),
    quantity: cells.quantity('quantity', 0),
    note: cells.optionalText('note') ?? null,
  }),
  load: loadQuotas,
});
