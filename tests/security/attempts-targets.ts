// What a stranger tries on targets; see attempts.ts.
import { byId, once, plain, type Attempt } from './attempt';

const facts = { startsOn: '2026-01-01', amountMinor: 1n };
const SUBJECTS = [
  ['DEALER', 'dealer'],
  ['REGION', 'region'],
  ['SALESPERSON', 'salesperson'],
  ['PRODUCT', 'product'],
  ['CATEGORY', 'category'],
] as const;
const rows = [{ code: 'NOBODY', startsOn: '2026-01-01', amount: '1' }];
const pasted = { kind: 'SALESPERSON', rows };

export const targets: Record<string, Attempt> = {
  list: plain,
  get: byId('id', 'sales_target'),
  history: byId('id', 'sales_target'),
  create: (a) => SUBJECTS.map(([kind, table]) => ({ subject: { kind, id: a[table] }, ...facts })),
  change: byId('id', 'sales_target', { version: 1, ...facts }),
  remove: byId('id', 'sales_target', { version: 1, reason: 'Because I want to' }),
  checkPaste: once(() => pasted),
  paste: once((a) => ({ ...pasted, seen: [{ index: 0, id: a.sales_target, version: 1 }] })),
};
