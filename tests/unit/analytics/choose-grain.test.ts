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
    ['', '', 'day orders'],
    ['day', '', 'day orders'],
    ['month', '', 'day orders'],
    ['month dealer', '', 'monthDealer orders'],
    ['day dealer', '', 'dayDealer orders'],
    ['year region level', '', 'monthDealer orders'],
    ['salesperson', 'dealer', 'monthDealer orders'],
    ['product', '', 'monthProduct productOrders'],
    ['day category', '', 'dayProduct categoryOrders'],
    ['category product', '', 'monthProduct productOrders'],
    ['month', 'product', 'monthProduct productOrders'],
    ['month', 'category', 'monthProduct categoryOrders'],
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
    ['year', '', 'day orders'],
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
    ['product', 'product', 'product', 'monthProduct productOrders'],
    ['product', 'category', 'category', 'monthProduct productOrders'],
    ['category', 'category', 'category', 'monthProduct categoryOrders'],
    ['month', 'dealer', 'dealer', 'monthDealer orders'],
  ])('[%s] of several [%s]: %s %s', (groupBy, filterBy, several, expected) => {
    expect(choose(groupBy, filterBy, months, several)).toBe(expected);
  });

  it('never gives a grain that lacks a dimension or is too coarse', () => {
    const [ofDealer, ofProduct] = ['dealer region level salesperson', 'product category'];
    const has: Record<string, string> = {
      ...{ day: '', dayDealer: ofDealer, monthDealer: ofDealer },
      ...{ dayProduct: ofProduct, monthProduct: ofProduct },
    };
    for (let mask = 0; mask < 2 ** FLOW_DIMENSIONS.length; mask += 1) {
      const groupBy = FLOW_DIMENSIONS.filter((_, i) => (mask >> i) % 2 === 1);
      for (const period of [months, days, null]) {
        const { grain } = chooseGrain({ groupBy, filterBy: [], severalOf: [], period });
        const others = groupBy.filter((one) => !['day', 'month', 'year'].includes(one));
        const own = has[grain];
        if (own !== undefined) {
          expect(others.every((one) => own.split(' ').includes(one))).toBe(true);
        }
        if (grain.startsWith('month')) {
          expect(groupBy).not.toContain('day');
          expect(period).not.toBe(days);
        }
      }
    }
  });
});
