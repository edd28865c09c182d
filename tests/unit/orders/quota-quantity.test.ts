import { expect, it } from 'vitest';
import { quotaQuantity } from '@/server/modules/orders/domain/quota-quantity';

it.each([
  ['not approved yet', 0, 0, 0, 0, 0],
  ['approved', 10, 0, 0, 0, 10],
  ['given up in part', 10, 4, 0, 0, 6],
  ['given up', 10, 10, 0, 0, 0],
  ['back for good', 10, 0, 3, 0, 7],
  ['back, and wanted again', 10, 0, 3, 3, 10],
  ['back, wanted again, and then given up', 10, 3, 3, 3, 7],
  ['back in both ways', 10, 0, 5, 2, 7],
  ['more came back than was approved, because more was shipped', 10, 0, 11, 0, 0],
])('a line that is %s', (_, approved, cancelled, returned, reopened, expected) => {
  expect(quotaQuantity({ approved, cancelled, returned, reopened })).toBe(expected);
});
