// Cumulative months made single: each figure and its sum.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { singleMonths } from '@/server/modules/integrations/domain/single-months';

const CASES: [name: string, cumulative: (bigint | undefined)[], single: bigint[]][] = [
  ['nothing', [], []],
  ['rising sums', [100n, 250n, 250n], [100n, 150n, 0n]],
  ['a sum corrected downwards', [100n, 250n, 200n], [100n, 150n, -50n]],
  ['a line that begins later', [undefined, undefined, 70n], [0n, 0n, 70n]],
  ['a line that is stated no more', [40n, undefined, undefined], [40n, -40n, 0n]],
  ['a line that is left out once', [40n, undefined, 60n], [40n, -40n, 60n]],
  ['negative sums', [-5n, -8n], [-5n, -3n]],
];

describe('single months', () => {
  test.each(CASES)('of %s', (_, cumulative, single) => {
    expect(singleMonths(cumulative)).toEqual(single);
  });

  test('add up to the sum of every month', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.bigInt(), { nil: undefined })), (cumulative) => {
        let sum = 0n;
        for (const [at, single] of singleMonths(cumulative).entries()) {
          sum += single;
          expect(sum).toBe(cumulative[at] ?? 0n);
        }
      }),
    );
  });
});
