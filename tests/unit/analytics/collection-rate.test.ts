// What came in of what could be collected, and where no rate says anything.
import { expect, it } from 'vitest';
import { collectionRate } from '@/server/modules/analytics/domain/collection-rate';

it.each([
  ['most of it', 690n, 1_000n, '0.690000'],
  ['nothing yet', 0n, 1_000n, '0.000000'],
  ['more than was due, paid ahead', 1_200n, 1_000n, '1.200000'],
  ['more claimed back than came in', -860n, 5_900n, null],
  ['nothing could be collected', 0n, 0n, null],
  ['money came without a debt', 500n, 0n, null],
  ['dealers had paid ahead', 500n, -2_000n, null],
  ['paid ahead and claimed back: two signs make no rate', -500n, -2_000n, null],
])('%s', (_name, received, due, expected) => {
  expect(collectionRate(received, due)).toBe(expected);
});
