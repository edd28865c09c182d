// Margin is of sales whose cost is known; what has none is told beside it and counts in neither side.
import { describe, expect, it } from 'vitest';
import { marginOf } from '@/server/modules/analytics/domain/margin';

describe('margin', () => {
  it.each([
    ['every cost is known', [1000n, 600n, 0n], [400n, '0.400000', '0.000000']],
    ['a part has no known cost', [1000n, 300n, 500n], [200n, '0.400000', '0.500000']],
    ['nothing has', [1000n, 0n, 1000n], [null, null, '1.000000']],
    ['it is known to cost nothing', [1000n, 0n, 0n], [1000n, '1.000000', '0.000000']],
    ['nothing was sold', [0n, 0n, 0n], [0n, null, null]],
    ['it was given away', [0n, 70n, 0n], [-70n, null, null]],
    ['it was given away beside what has no cost', [50n, 70n, 50n], [-70n, null, '1.000000']],
  ] as const)('where %s', (_name, [amountMinor, costMinor, uncostedMinor], expected) => {
    const found = marginOf({ amountMinor, costMinor, uncostedMinor });
    expect([found.marginMinor, found.marginRate, found.uncostedRate]).toEqual(expected);
  });
});
