import { describe, expect, it } from 'vitest';
import {
  holdCause,
  openQuantities,
  type OpenLine,
} from '@/server/modules/orders/domain/open-quantities';

const line = (figures: Partial<OpenLine>): OpenLine => ({
  ...{ requested: 0, approved: 0, reopened: 0, cancelled: 0, shipped: 0, reserved: 0 },
  ...figures,
});

describe('what is open of an order', () => {
  it.each([
    ['nothing, without lines', [], { requested: 0, reserved: 0, short: 0 }],
    [
      'all of what waits for approval',
      [line({ requested: 10 }), line({ requested: 5 })],
      { requested: 15, reserved: 0, short: 0 },
    ],
    [
      'what is approved and has no stock',
      [line({ requested: 10, approved: 8, reserved: 3, shipped: 2 })],
      { requested: 10, reserved: 3, short: 3 },
    ],
    [
      'less what was cancelled, and what came back to be shipped again',
      [line({ requested: 10, approved: 10, cancelled: 4, shipped: 6, reopened: 2 })],
      { requested: 10, reserved: 0, short: 2 },
    ],
    [
      'nothing of a line that shipped more, and that takes nothing from another',
      [line({ requested: 10, approved: 10, shipped: 12 }), line({ requested: 4, approved: 4 })],
      { requested: 14, reserved: 0, short: 4 },
    ],
  ])('is %s', (_, lines, expected) => {
    expect(openQuantities(lines)).toEqual(expected);
  });
});

describe('the cause that keeps an order', () => {
  it.each([
    [['CREDIT_LIMIT'], 'CREDIT_HOLD'],
    [['STOCK', 'OVERDUE'], 'CREDIT_HOLD'],
    [['STOCK', 'QUOTA'], 'QUOTA_HOLD'],
    [['MANUAL', 'STOCK'], 'STOCK_HOLD'],
    [['PRICE', 'MANUAL'], 'OTHER_HOLD'],
    [[], 'OTHER_HOLD'],
  ] as const)('of %j is %s', (reasons, cause) => {
    expect(holdCause(reasons)).toBe(cause);
  });
});
