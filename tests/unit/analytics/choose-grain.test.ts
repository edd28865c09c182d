import { describe, expect, it } from 'vitest';
import {
  chooseGrain,
  FLOW_DIMENSIONS,
  type FlowDimension,
} from '@/server/modules/analytics/domain/choose-grain';

const months = { from: '2025-01-01', to: '2025-03-31' };
const days = { from: '2025-01-01', to: '2025-03-30' };

function dimensions(text: string): FlowDimension[] {
  return FLOW_DIMENSIONS.filter((dimension) => text.split(' ').includes(dimension));
}

function choose(groupBy: string, filterBy: string, period: typeof months | null, several = '') {
  const choice = chooseGrain({
    groupBy: dimensions(groupBy),
    filterBy: dimensions(filterBy),
    severalOf: dimensions(several),
    period,
  });
  return `${choice.grain} ${choice.orderCount}`;
}

describe('chooseGrain', () => {
  it.each([
    ['', '', 'dayDealer orders'],
    ['day', '', 'dayDealer orders'],
    ['month dealer', '', 'dayDealer orders'],
    ['year region level', '', 'dayDealer orders'],
    ['salesperson', 'dealer', 'dayDealer orders'],
    ['product', '', 'dayProduct productOrders'],
    ['day category', '', 'dayProduct categoryOrders'],
    ['category product', '', 'dayProduct productOrders'],
    ['month', 'product', 'dayProduct productOrders'],
    ['month', 'category', 'dayProduct categoryOrders'],
    ['product', 'dealer', 'month productOrders'],
    ['region category', '', 'month categoryOrders'],
    ['salesperson product', '', 'month productOrders'],
    ['year product dealer', '', 'month productOrders'],
    ['day product', 'dealer', 'ledger productOrders'],
    ['product region', 'day', 'ledger productOrders'],
  ])('whole months by [%s] of [%s]: %s', (groupBy, filterBy, expected) => {
    expect(choose(groupBy, filterBy, months)).toBe(expected);
    expect(choose(groupBy, filterBy, null)).toBe(expected);
  });

  it.each([
    ['month dealer', '', 'dayDealer orders'],
    ['product', '', 'dayProduct productOrders'],
    ['product', 'dealer', 'ledger productOrders'],
    ['month category salesperson', '', 'ledger categoryOrders'],
  ])('any other days by [%s] of [%s]: %s', (groupBy, filterBy, expected) => {
    expect(choose(groupBy, filterBy, days)).toBe(expected);
  });

  it.each([
    ['month', 'product', 'product', 'ledger distinct'],
    ['category', 'product', 'product', 'ledger distinct'],
    ['month', 'category', 'category', 'ledger distinct'],
    ['product', 'product', 'product', 'dayProduct productOrders'],
    ['product', 'category', 'category', 'dayProduct productOrders'],
    ['category', 'category', 'category', 'dayProduct categoryOrders'],
    ['month', 'dealer', 'dealer', 'dayDealer orders'],
  ])('[%s] of several [%s]: %s %s', (groupBy, filterBy, several, expected) => {
    expect(choose(groupBy, filterBy, months, several)).toBe(expected);
  });

  it('never gives a grain that lacks a dimension or is too coarse', () => {
    const has = { dayDealer: 'dealer region level salesperson', dayProduct: 'product category' };
    for (let mask = 0; mask < 2 ** FLOW_DIMENSIONS.length; mask += 1) {
      const groupBy = FLOW_DIMENSIONS.filter((_, i) => (mask >> i) % 2 === 1);
      for (const period of [months, days, null]) {
        const { grain } = chooseGrain({ groupBy, filterBy: [], severalOf: [], period });
        const others = groupBy.filter((one) => !['day', 'month', 'year'].includes(one));
        if (grain === 'dayDealer' || grain === 'dayProduct') {
          expect(others.every((one) => has[grain].split(' ').includes(one))).toBe(true);
        }
        if (grain === 'month') {
          expect(groupBy).not.toContain('day');
          expect(period).not.toBe(days);
        }
      }
    }
  });
});
