// The history of an order: every act the server writes about one has words.
import { expect, it, test } from 'vitest';
import { sourceFiles } from '../../architecture/source';
import {
  trailEvents,
  type TrailEntry,
} from '../../../src/app/(desk)/orders/_detail/timeline-model';

const entry = (action: string, to: string | null = null, detail: TrailEntry['detail'] = null) => ({
  at: new Date(0),
  action,
  to,
  reason: null,
  userName: null,
  detail,
});

it.each([
  ['approve', 'APPROVED', 'approve'],
  ['shipment', 'PARTIALLY_SHIPPED', 'shipped'],
  ['shipment', 'SHIPPED', 'shipped'],
  ['shipment', 'CLOSED', 'delivered'],
  ['return', 'PARTIALLY_SHIPPED', 'returned'],
  ['creditNote', 'CLOSED', 'credited'],
  ['invoice', 'CLOSED', 'invoiced'],
  ['overrideCredit', null, 'overrideCredit'],
  ['someLaterAct', null, null],
])('%s into %s reads as %s', (action, to, expected) => {
  expect(trailEvents([entry(action, to)])[0]).toMatchObject({ action: expected, name: action, to });
});

it('says the newest first, with what is worth saying', () => {
  const detail = { reasons: ['STOCK'], cutLines: 2, reserved: 7, lines: 3, automatic: true };
  expect(trailEvents([entry('submit'), entry('approve', 'APPROVED', detail)])).toMatchObject([
    { action: 'approve', holds: ['STOCK'], cutLines: 2, automatic: true },
    { action: 'submit', holds: [], cutLines: 0, reserved: null },
  ]);
});

/** Acts and document kinds the use cases write into the trail of an order. */
function writtenActs(): string[] {
  const texts = sourceFiles('src/server/modules/orders/usecases').map(({ text }) => text);
  const acts = texts.flatMap((text) =>
    [...text.matchAll(/\.audit\((?:[^;]*?)action: '(\w+)'/g)].map((match) => match[1] ?? ''),
  );
  const kinds = texts.flatMap((text) =>
    [...text.matchAll(/docKind: '(\w+)'/g)].map((match) => match[1] ?? ''),
  );
  return [...new Set([...acts, ...kinds.filter((kind) => kind !== 'order')])];
}

test('no act of an order is shown by its code', () => {
  const acts = writtenActs();
  expect(acts).toContain('approve');
  expect(acts).toContain('shipment');
  const nameless = acts.filter((act) => trailEvents([entry(act)])[0]?.action === null);
  expect(nameless).toEqual([]);
});
