// What is told of a trail to who acted on an old version.
import { describe, expect, it } from 'vitest';
import { lineChanges } from '@/kernel/changes';
import { meanwhileOf, type SeenDocument, type TrailRow } from '@/kernel/meanwhile';

const ID = '0198c0de-0000-7000-8000-000000000001';
const seen: SeenDocument = { docKind: 'order', docId: ID, version: 1 };
const row = (detail: TrailRow['detail'], more: Partial<TrailRow> = {}): TrailRow => ({
  at: new Date('2026-03-02T02:00:00Z'),
  ...{ by: 'Ann', action: 'update', from: null, to: null, reason: null, detail, ...more },
});
const changesOf = (detail: TrailRow['detail'], about = seen) =>
  meanwhileOf([row(detail)], about)[0]?.changes;

describe('an event', () => {
  it('says who, when, what and why', () => {
    const rows = [
      row(null, { action: 'approve', from: 'SUBMITTED', to: 'APPROVED', reason: 'ok' }),
    ];
    expect(meanwhileOf(rows, seen)).toEqual([
      {
        ...{ at: '2026-03-02T02:00:00.000Z', by: 'Ann', action: 'approve' },
        ...{ from: 'SUBMITTED', to: 'APPROVED', reason: 'ok', currency: null, changes: [] },
      },
    ]);
  });

  it.each([
    ['nothing', null, []],
    [
      'fields that changed',
      { changes: { name: { from: 'A', to: 'B' } } },
      [{ field: 'name', from: 'A', to: 'B' }],
    ],
    [
      'fields beside each other',
      { quantity: { from: 5, to: 7 }, note: { from: null, to: 'n' } },
      [
        { field: 'quantity', from: 5, to: 7 },
        { field: 'note', from: null, to: 'n' },
      ],
    ],
    [
      'a setting by its key',
      { key: 'orders.autoApprove', from: false, to: true },
      [{ field: 'orders.autoApprove', from: false, to: true }],
    ],
    [
      'a setting of several parts',
      { key: 'organization', from: { name: 'A', locale: 'en' }, to: { name: 'B', locale: 'en' } },
      [{ field: 'name', from: 'A', to: 'B' }],
    ],
    [
      'a whole before and after',
      { before: { name: 'A', roles: ['X'] }, after: { name: 'A', roles: ['X', 'Y'] } },
      [{ field: 'roles', from: 'X', to: 'X, Y' }],
    ],
    [
      'ids only as a change',
      { changes: { regionId: { from: ID, to: null } } },
      [{ field: 'regionId', from: null, to: null }],
    ],
    [
      'facts without a before, lists and ids left out',
      { number: 'ST-1', lines: [1, 2], dealerId: ID, currency: 'USD' },
      [{ field: 'number', to: 'ST-1' }],
    ],
  ])('tells %s', (_, detail, expected) => {
    expect(changesOf(detail)).toEqual(expected);
  });

  it('hides what the reader may not know', () => {
    const detail = {
      changes: { standardCost: { from: '1', to: '2' }, name: { from: 'A', to: 'B' } },
    };
    expect(changesOf(detail, { ...seen, hides: ['standardCost'] })).toEqual([
      { field: 'name', from: 'A', to: 'B' },
    ]);
  });
});

describe('of documents without a version', () => {
  const about = { ...seen, version: null, touching: ['a', 'b'] };

  it('each key is told once, by its newest event', () => {
    const rows = [
      row({ key: 'a', from: 2, to: 3 }, { by: 'Ben' }),
      row({ key: 'a', from: 1, to: 2 }),
      row({ key: 'c', from: 1, to: 2 }),
      row({ key: 'b', from: 8, to: 9 }),
    ];
    expect(meanwhileOf(rows, about).map(({ by, changes }) => [by, changes])).toEqual([
      ['Ben', [{ field: 'a', from: 2, to: 3 }]],
      ['Ann', [{ field: 'b', from: 8, to: 9 }]],
    ]);
  });

  it('of many cells only those asked about are told', () => {
    const cells = { a: { from: '1', to: '2' }, z: { from: '5', to: '6' } };
    expect(changesOf({ currency: 'USD', changes: cells }, about)).toEqual([
      { field: 'a', from: '1', to: '2' },
    ]);
  });
});

describe('lines', () => {
  it('are compared by their place; of one that is new or gone the first name is told', () => {
    const before = [
      { amount: 1n, note: 'x' },
      { amount: 2n, note: 'y' },
      { amount: 3n, note: 'z' },
    ];
    const after = [
      { amount: 1n, note: 'w' },
      { amount: 5n, note: 'y' },
    ];
    expect(lineChanges(before, after, ['amount', 'note'])).toEqual({
      'lines.0.note': { from: 'x', to: 'w' },
      'lines.1.amount': { from: 2n, to: 5n },
      'lines.2.amount': { from: 3n, to: null },
    });
    expect(lineChanges([], [{ amount: 1n }], ['amount'])).toEqual({
      'lines.0.amount': { from: null, to: 1n },
    });
  });
});
