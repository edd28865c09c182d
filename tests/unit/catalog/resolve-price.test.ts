import { describe, expect, it } from 'vitest';
import {
  resolvePrice,
  type PriceAssignment,
  type PriceCandidate,
  type PriceQuestion,
} from '@/server/modules/catalog/domain/resolve-price';

const always = { from: null, to: null };
const nobody = { dealerId: null, levelId: null, regionId: null };
const forDealer = { ...nobody, dealerId: 'd1' };
const forLevel = (levelId: string): PriceAssignment => ({ ...nobody, levelId });
const forRegion = (regionId: string): PriceAssignment => ({ ...nobody, regionId });

function price(code: string, change: Partial<PriceCandidate> = {}): PriceCandidate {
  return {
    listId: `list-${code}`,
    code,
    name: `List ${code}`,
    currency: 'TWD',
    priority: 0,
    listValidity: always,
    assignments: [nobody],
    itemId: `item-${code}`,
    itemValidity: always,
    minQuantity: 1,
    unitPrice: '10',
    ...change,
  };
}

const question: PriceQuestion = {
  dealerId: 'd1',
  levelPath: ['gold', 'gold-plus'],
  regionPath: ['asia', 'taiwan', 'taipei'],
  currency: 'TWD',
  on: '2025-06-15',
  quantity: 10,
};

/** Winner first: each candidate beats all below it. */
const ranking = [
  price('dealer', { assignments: [nobody, forDealer] }),
  price('level-deep', { assignments: [forLevel('gold-plus')] }),
  price('level-root', { assignments: [forLevel('gold')], priority: 9 }),
  price('region-3', { assignments: [forRegion('asia'), forRegion('taipei')] }),
  price('region-2', { assignments: [forRegion('taiwan')], priority: 9 }),
  price('region-1', { assignments: [forRegion('asia')] }),
  price('everyone-priority', { priority: 5 }),
  price('everyone-later', { listValidity: { from: '2025-06-01', to: null } }),
  price('everyone-earlier', { listValidity: { from: '2025-01-01', to: null } }),
  price('everyone-a'),
  price('everyone-b'),
];

describe('resolvePrice', () => {
  it.each(ranking.map((_, index) => index))('ranks candidate %i above those below', (index) => {
    const answer = resolvePrice(ranking.slice(index).toReversed(), question);
    expect(answer).toMatchObject({ found: true, rule: { code: ranking[index]?.code } });
  });

  it('says which rule priced the line', () => {
    expect(resolvePrice(ranking, question)).toEqual({
      found: true,
      unitPrice: '10',
      rule: {
        by: 'dealer',
        listId: 'list-dealer',
        itemId: 'item-dealer',
        code: 'dealer',
        name: 'List dealer',
        minQuantity: 1,
      },
    });
  });

  it.each([
    [1, '10'],
    [9, '10'],
    [10, '9.5'],
    [99, '9.5'],
    [100, '9'],
  ])('takes the break reached at %i: %s', (quantity, unitPrice) => {
    const breaks = [
      price('b', { minQuantity: 100, unitPrice: '9', itemId: 'i3' }),
      price('b', { minQuantity: 1, unitPrice: '10', itemId: 'i1' }),
      price('b', { minQuantity: 10, unitPrice: '9.5', itemId: 'i2' }),
    ];
    expect(resolvePrice(breaks, { ...question, quantity })).toMatchObject({ unitPrice });
  });

  it('takes the later price of a list, and no price outside its validity', () => {
    const prices = [
      price('v', { itemValidity: { from: '2025-01-01', to: null }, unitPrice: '8' }),
      price('v', { itemValidity: { from: '2025-06-15', to: '2025-06-15' }, unitPrice: '7' }),
      price('v', { itemValidity: { from: '2025-06-16', to: null }, unitPrice: '6' }),
    ];
    expect(resolvePrice(prices, question)).toMatchObject({ unitPrice: '7' });
    expect(resolvePrice(prices, { ...question, on: '2025-06-14' })).toMatchObject({
      unitPrice: '8',
    });
  });

  it('falls through to a wider list when the specific one has no price here', () => {
    const specific = price('mine', { assignments: [forDealer], minQuantity: 50 });
    expect(resolvePrice([specific, price('all')], question)).toMatchObject({
      rule: { code: 'all', by: 'everyone' },
    });
  });

  it.each([
    ['nothing', [], 'catalog.noPrice', {}],
    ['lists of others', [price('x', { assignments: [forLevel('silver')] })], 'catalog.noPrice', {}],
    ['a list nobody is assigned to', [price('x', { assignments: [] })], 'catalog.noPrice', {}],
    [
      'another currency',
      [price('x', { currency: 'USD' })],
      'catalog.noPriceInCurrency',
      { currency: 'TWD' },
    ],
    [
      'an expired list',
      [price('x', { listValidity: { from: null, to: '2025-06-14' } })],
      'catalog.noPriceOnDate',
      { date: '2025-06-15' },
    ],
    [
      'only larger quantities',
      [price('x', { minQuantity: 50 }), price('y', { minQuantity: 20 })],
      'catalog.noPriceForQuantity',
      { minQuantity: 20 },
    ],
  ])('has no price with %s', (_, candidates, code, params) => {
    expect(resolvePrice(candidates, question)).toEqual({ found: false, code, params });
  });
});
