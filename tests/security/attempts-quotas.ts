// What a stranger tries on quotas; see attempts.ts.
import { byId, listed, once, type Attempt } from './attempt';

const version = 1;
const reason = 'Because I want to';
const period = { startsOn: '2026-01-01', endsOn: '2026-12-31' };

const HOLDERS = [
  ['DEALER', 'dealer'],
  ['REGION', 'region'],
  ['LEVEL', 'dealer_level'],
] as const;
const ITEMS = [
  ['PRODUCT', 'product'],
  ['CATEGORY', 'category'],
] as const;

export const quotas: Record<string, Attempt> = {
  list: listed(['dealerId', 'dealer']),
  get: byId('id', 'quota'),
  entries: byId('id', 'quota'),
  ofDealer: byId('dealerId', 'dealer'),
  create: (a, b) => [
    ...HOLDERS.map(([kind, table]) => ({
      holder: { kind, id: a[table] },
      item: { kind: 'PRODUCT', id: b.product },
      ...{ ...period, quantity: 1 },
    })),
    ...ITEMS.map(([kind, table]) => ({
      holder: { kind: 'DEALER', id: b.dealer },
      item: { kind, id: a[table] },
      ...{ ...period, quantity: 1 },
    })),
  ],
  change: once((a) => ({ id: a.quota, version, ...period, quantity: 0, reason })),
  close: byId('id', 'quota', { version, reason }),
  move: (a, b) => [
    { fromId: a.quota, to: { quotaId: b.quota }, quantity: 1, reason },
    { fromId: b.quota, to: { quotaId: a.quota }, quantity: 1, reason },
    { fromId: a.quota, to: { holder: { kind: 'DEALER', id: b.dealer } }, quantity: 1, reason },
    ...HOLDERS.map(([kind, table]) => ({
      ...{ fromId: b.quota, quantity: 1, reason },
      to: { holder: { kind, id: a[table] } },
    })),
  ],
};
