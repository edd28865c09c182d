// How accounts roll up along their operators, and where centres stood.
import { describe, expect, it } from 'vitest';
import { isValidOn, planMove } from '@/server/modules/centres/domain/placement';
import { rollUp, signTo, type RollingAccount } from '@/server/modules/centres/domain/roll-up';

/** Net income = gross margin − expense; returns take from sales; heads count for nothing. */
const CHART: RollingAccount[] = [
  { id: 'net', parentId: null, operator: '+' },
  { id: 'margin', parentId: 'net', operator: '+' },
  { id: 'sales', parentId: 'margin', operator: '+' },
  { id: 'returns', parentId: 'sales', operator: '-' },
  { id: 'gross', parentId: 'sales', operator: '+' },
  { id: 'cost', parentId: 'margin', operator: '-' },
  { id: 'rebates', parentId: 'cost', operator: '-' },
  { id: 'goods', parentId: 'cost', operator: '+' },
  { id: 'expense', parentId: 'net', operator: '-' },
  { id: 'travel', parentId: 'expense', operator: '+' },
  { id: 'heads', parentId: 'expense', operator: '~' },
  { id: 'parttime', parentId: 'heads', operator: '+' },
];
const chart = new Map(CHART.map((account) => [account.id, account]));

describe('the sign of an account in one above it', () => {
  it.each([
    ['sales', 'sales', 1],
    ['gross', 'net', 1],
    ['returns', 'net', -1],
    ['goods', 'net', -1],
    ['rebates', 'cost', -1],
    ['rebates', 'margin', 1],
    ['rebates', 'net', 1],
    ['travel', 'expense', 1],
    ['travel', 'net', -1],
    ['heads', 'expense', 0],
    ['parttime', 'heads', 1],
    ['parttime', 'net', 0],
    ['sales', 'expense', undefined],
    ['net', 'sales', undefined],
    ['nobody', 'net', undefined],
  ] as const)('%s in %s', (from, to, sign) => {
    expect(signTo(chart, from, to)).toBe(sign);
  });
});

describe('a roll-up', () => {
  const own = new Map([
    ...([
      ['gross', 1000n],
      ['returns', 40n],
      ['goods', 600n],
      ['rebates', 25n],
    ] as const),
    ...([
      ['travel', 90n],
      ['heads', 7n],
      ['parttime', 3n],
    ] as const),
  ]);

  it('adds, subtracts and leaves out by the operators', () => {
    expect(Object.fromEntries(rollUp(CHART, own))).toEqual({
      ...{ gross: 1000n, returns: 40n, sales: 960n, goods: 600n, rebates: 25n, cost: 575n },
      ...{ margin: 385n, travel: 90n, heads: 10n, parttime: 3n, expense: 90n, net: 295n },
    });
  });

  it('agrees with the signs', () => {
    const totals = rollUp(CHART, own);
    for (const { id } of CHART) {
      const signed = [...own].map(
        ([from, amount]) => BigInt(signTo(chart, from, id) ?? 0) * amount,
      );
      expect(totals.get(id)).toBe(signed.reduce((sum, amount) => sum + amount, 0n));
    }
  });

  it('says nothing of accounts without amounts', () => {
    expect([...rollUp(CHART, new Map([['travel', 5n]])).keys()].toSorted()).toEqual([
      ...['expense', 'net', 'travel'],
    ]);
  });
});

describe('a move', () => {
  const today = '2026-03-02';
  const open = { validFrom: '2026-02-01' };
  it.each([
    [
      'after the place began',
      '2026-02-15',
      {
        ...{ kind: 'follow', endBefore: '2026-02-14', begin: '2026-02-15' },
      },
    ],
    ['today', today, { kind: 'follow', endBefore: '2026-03-01', begin: today }],
    ['on the day it began', '2026-02-01', { kind: 'replace' }],
    [
      'before it',
      '2026-01-31',
      {
        ...{ kind: 'refuse', code: 'centres.movedLater', params: { date: '2026-02-01' } },
      },
    ],
    [
      'in the future',
      '2026-03-03',
      {
        ...{ kind: 'refuse', code: 'centres.moveInFuture', params: { today } },
      },
    ],
  ])('%s', (_name, from, expected) => {
    expect(planMove(open, { from, today })).toEqual(expected);
  });
});

describe('a centre is valid', () => {
  it.each([
    [null, null, '2026-01-01', true],
    ['2026-01-01', null, '2026-01-01', true],
    ['2026-01-02', null, '2026-01-01', false],
    [null, '2026-01-01', '2026-01-01', true],
    [null, '2025-12-31', '2026-01-01', false],
  ])('from %s to %s: on %s %s', (validFrom, validTo, date, expected) => {
    expect(isValidOn({ validFrom, validTo }, date)).toBe(expected);
  });
});
