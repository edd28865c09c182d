// A line of a public budget as postings: nothing twice, nothing lost.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  appropriationPostings,
  stagesFall,
  type Appropriation,
} from '@/server/modules/integrations/domain/appropriation';

const CELL = { on: '2023-12-31', centre: '001-100', account: 'G10000', programme: '91216' };

const line = (parts: Partial<Appropriation>): Appropriation => ({
  initial: 0n,
  modification: 0n,
  definitive: 0n,
  authorised: 0n,
  committed: 0n,
  recognised: 0n,
  ...parts,
});

const amounts = (of: Appropriation) =>
  appropriationPostings(CELL, of).map((one) => `${one.document} ${one.kind} ${one.amountMinor}`);

describe('an appropriation', () => {
  test('is the budget, its changes and each stage net of the next', () => {
    const stages = { authorised: 900n, committed: 700n, recognised: 450n };
    expect(
      amounts(line({ initial: 1000n, modification: -50n, definitive: 950n, ...stages })),
    ).toEqual([
      'initial ORIGINAL 1000',
      'modification REVISION -50',
      'rounding REVISION 0',
      'authorised PRE_COMMITMENT 200',
      'committed COMMITMENT 250',
      'recognised ACTUAL 450',
    ]);
  });

  test('whose parts miss the stated sum has the difference by itself', () => {
    const stated = { initial: 11_272_969_700n, modification: 1_318_620_984n };
    expect(amounts(line({ ...stated, definitive: 12_591_590_680n }))[2]).toBe(
      'rounding REVISION -4',
    );
  });

  test.each([
    [{ authorised: 3n, committed: 2n, recognised: 1n }, true],
    [{ authorised: 1n, committed: 1n, recognised: 1n }, true],
    [{ authorised: 1n, committed: 2n, recognised: 1n }, false],
    [{ authorised: 2n, committed: 1n, recognised: 2n }, false],
  ])('with stages %o falls: %s', (stages, falls) => {
    expect(stagesFall(line(stages))).toBe(falls);
  });

  test('gives the gross figures back', () => {
    const amount = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
    const lines = fc.record({
      initial: amount,
      modification: amount,
      definitive: amount,
      authorised: amount,
      committed: amount,
      recognised: amount,
    });
    fc.assert(
      fc.property(lines, (of) => {
        const sum = (...kinds: string[]) =>
          appropriationPostings(CELL, of)
            .filter((one) => kinds.includes(one.kind))
            .reduce((total, one) => total + one.amountMinor, 0n);
        expect(sum('ORIGINAL', 'REVISION')).toBe(of.definitive);
        expect(sum('ACTUAL')).toBe(of.recognised);
        expect(sum('ACTUAL', 'COMMITMENT')).toBe(of.committed);
        expect(sum('ACTUAL', 'COMMITMENT', 'PRE_COMMITMENT')).toBe(of.authorised);
      }),
    );
  });
});
