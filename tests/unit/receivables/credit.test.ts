import { describe, expect, it } from 'vitest';
import { ageingBuckets, ageItems, bucketIndex } from '@/server/modules/receivables/domain/ageing';
import {
  creditExposure,
  decideCredit,
  overdueItems,
} from '@/server/modules/receivables/domain/credit';
import { dueDate } from '@/server/modules/receivables/domain/due-date';

describe('credit', () => {
  it('counts open orders, shipped, invoiced, less what is unapplied', () => {
    const account = {
      openOrderMinor: 400n,
      unbilledMinor: 300n,
      invoicedMinor: 200n,
      unappliedMinor: 150n,
    };
    expect(creditExposure(account)).toBe(750n);
    expect(creditExposure({ ...account, unappliedMinor: 1000n })).toBe(-100n);
  });

  it.each([
    ['not limited', null, 10n ** 15n, 1n, true, 0n, null],
    ['exactly at the limit', 1000n, 600n, 400n, true, 0n, 400n],
    ['one over', 1000n, 600n, 401n, false, 1n, 400n],
    ['prepayment, nothing paid', 0n, 0n, 1n, false, 1n, 0n],
    ['prepayment, paid ahead', 0n, -500n, 500n, true, 0n, 500n],
    ['prepayment, paid too little', 0n, -500n, 501n, false, 1n, 500n],
    ['already over, adding', 1000n, 1200n, 1n, false, 201n, -200n],
    ['already over, adding nothing', 1000n, 1200n, 0n, true, 0n, -200n],
    ['already over, reducing', 1000n, 1200n, -100n, true, 0n, -200n],
  ])('%s', (_, limitMinor, exposureMinor, addMinor, allowed, shortfallMinor, availableMinor) => {
    expect(decideCredit({ limitMinor, exposureMinor, addMinor })).toEqual({
      allowed,
      shortfallMinor,
      availableMinor,
      exposureAfterMinor: exposureMinor + addMinor,
    });
  });

  it('finds what is overdue for too long, the longest first', () => {
    const items = [
      { id: 'a', dueOn: '2025-05-31', openMinor: 1n },
      { id: 'b', dueOn: '2025-05-01', openMinor: 1n },
      { id: 'c', dueOn: '2025-04-01', openMinor: 0n },
      { id: 'd', dueOn: null, openMinor: 1n },
      { id: 'e', dueOn: '2025-06-01', openMinor: 1n },
    ];
    const ids = (days: number | null) =>
      overdueItems(items, '2025-06-01', days).map((item) => item.id);
    expect(ids(0)).toEqual(['b', 'a']);
    expect(ids(1)).toEqual(['b']);
    expect(ids(30)).toEqual(['b']);
    expect(ids(31)).toEqual([]);
    expect(ids(null)).toEqual([]);
  });
});

describe('ageing', () => {
  it.each([
    [null, 'undated'],
    ['2025-06-02', 'current'],
    ['2025-06-01', 'current'],
    ['2025-05-31', '1-30'],
    ['2025-05-02', '1-30'],
    ['2025-05-01', '31-60'],
    ['2025-04-02', '31-60'],
    ['2025-04-01', '61-90'],
    ['2025-03-03', '61-90'],
    ['2025-03-02', '91-120'],
    ['2025-02-01', '91-120'],
    ['2025-01-31', '>120'],
    ['2019-01-01', '>120'],
  ])('due %s is %s on 1 June', (dueOn, key) => {
    expect(ageingBuckets()[bucketIndex(dueOn, '2025-06-01')]?.key).toBe(key);
  });

  it('adds up to what is owed, credits included', () => {
    const items = [
      { dueOn: '2025-05-31', openMinor: 100n },
      { dueOn: '2025-05-15', openMinor: 50n },
      { dueOn: null, openMinor: -30n },
      { dueOn: '2025-07-01', openMinor: 7n },
    ];
    const { buckets, totalMinor } = ageItems(items, '2025-06-01');
    expect(totalMinor).toBe(127n);
    expect(buckets.map((bucket) => bucket.amountMinor)).toEqual([-30n, 7n, 150n, 0n, 0n, 0n, 0n]);
  });

  it('takes other boundaries, and no nonsense', () => {
    expect(ageingBuckets([7, 14])).toEqual([
      { key: 'undated', fromDays: null, toDays: null },
      { key: 'current', fromDays: null, toDays: 0 },
      { key: '1-7', fromDays: 1, toDays: 7 },
      { key: '8-14', fromDays: 8, toDays: 14 },
      { key: '>14', fromDays: 15, toDays: null },
    ]);
    for (const ends of [[], [0], [30, 30], [60, 30], [1.5]]) {
      expect(() => ageingBuckets(ends)).toThrow(RangeError);
    }
  });
});

describe('due date', () => {
  it.each([
    ['2025-01-15', 'NET', 0, '2025-01-15'],
    ['2025-01-15', 'NET', 30, '2025-02-14'],
    ['2025-01-15', 'EOM', 0, '2025-01-31'],
    ['2025-01-31', 'EOM', 30, '2025-03-02'],
    ['2024-02-10', 'EOM', 10, '2024-03-10'],
  ] as const)('of %s, %s %i, is %s', (issuedOn, kind, days, due) => {
    expect(dueDate(issuedOn, { kind, days })).toBe(due);
  });
});
