import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDeviation, isFurtherOff } from '@/server/modules/analytics/domain/deviation';
import {
  addedUp,
  priceMixQuantity,
  type SalesPair,
} from '@/server/modules/analytics/domain/price-mix-quantity';
import { ratio } from '@/server/modules/analytics/domain/ratio';
import { runRate } from '@/server/modules/analytics/domain/run-rate';
import { targetsInForce, targetsWithin } from '@/server/modules/analytics/domain/targets-in-force';
import { asChange, varianceOf } from '@/server/modules/analytics/domain/variance';
import { waterfall } from '@/server/modules/analytics/domain/waterfall';

describe('variance', () => {
  it.each([
    ['REVENUE', 373_080n, 400_855n, 27_775n, '0.074448', 'F', 27_775n],
    ['EXPENSE', 158_940n, 179_336n, -20_396n, '-0.128325', 'U', 20_396n],
    ['EXPENSE', 179_336n, 158_940n, 20_396n, '0.113731', 'F', -20_396n],
    ['REVENUE', 400_855n, 373_080n, -27_775n, '-0.069289', 'U', -27_775n],
    ['REVENUE', 100n, 100n, 0n, '0.000000', null, 0n],
    ['EXPENSE', 0n, 50n, -50n, null, 'U', 50n],
    ['REVENUE', -100n, -40n, 60n, '0.600000', 'F', 60n],
  ] as const)('%s %d -> %d', (kind, basis, actual, variance, rate, mark, change) => {
    const found = varianceOf(kind, basis, actual);
    expect(found).toMatchObject({ varianceMinor: variance, rate, mark });
    expect(asChange(found)).toBe(change);
  });

  it('says nothing where there is nothing to compare with', () => {
    const found = varianceOf('EXPENSE', null, 50n);
    expect(found).toMatchObject({ varianceMinor: null, rate: null, mark: null });
    expect(asChange(found)).toBeNull();
  });

  it('has no ratio to zero', () => {
    expect(ratio(5n, 0n)).toBeNull();
    expect(ratio(0n, 0n)).toBeNull();
    expect(ratio(-1n, 3n)).toBe('-0.333333');
    expect(ratio(1n, -3n)).toBe('-0.333333');
  });
});

describe('price, mix and quantity', () => {
  const pair = (key: string, qb: bigint, b: bigint, qa: bigint, a: bigint) => ({
    ...{ key, basisQuantity: qb, basisMinor: b, actualQuantity: qa, actualMinor: a },
  });

  /** Each pair as a row of its own. */
  const rowsOf = (pairs: readonly SalesPair[]) =>
    [...priceMixQuantity(pairs).values()].map(({ effects, standing }) => ({
      ...effects,
      standing,
    }));

  it('tells a price from a quantity and a mix', () => {
    // 100 at 10.00 became 100 at 11.00; 100 at 20.00 became 150 at 20.00.
    const found = rowsOf([
      pair('A', 100n, 100_000n, 100n, 110_000n),
      pair('B', 100n, 200_000n, 150n, 300_000n),
    ]);
    expect(found.map((row) => [row.priceMinor, row.mixMinor, row.quantityMinor])).toEqual([
      [10_000n, -25_000n, 25_000n],
      [0n, 50_000n, 50_000n],
    ]);
  });

  it('names what has no basis, no sales or no quantity, and keeps it out of the mix', () => {
    const found = rowsOf([
      pair('A', 10n, 1_000n, 20n, 2_000n),
      pair('NEW', 0n, 0n, 900n, 5_000n),
      pair('GONE', 7n, 700n, 0n, 0n),
      pair('FEE', 0n, 10n, 0n, 25n),
    ]);
    expect(found.map((row) => [row.standing, row.otherMinor])).toEqual([
      ['COMPARED', 0n],
      ['NO_BASIS', 5_000n],
      ['NO_SALES', -700n],
      ['NO_QUANTITY', 15n],
    ]);
    expect(found[0]).toMatchObject({ priceMinor: 0n, mixMinor: 0n, quantityMinor: 1_000n });
  });

  it('judges a product as a whole where dealers are told apart', () => {
    // One dealer bought none of his plan, another bought what nobody planned for him.
    const pairs = [
      pair('A one', 10n, 1_000n, 0n, 0n),
      pair('A two', 0n, 0n, 10n, 1_200n),
      pair('B one', 10n, 500n, 30n, 1_500n),
      pair('NEW two', 0n, 0n, 5n, 700n),
    ];
    const found = rowsOf(pairs);
    expect(
      found.map((row) => [row.priceMinor, row.mixMinor, row.quantityMinor, row.otherMinor]),
    ).toEqual([
      [0n, -2_000n, 1_000n, 0n],
      [200n, 1_000n, 0n, 0n],
      [0n, 500n, 500n, 0n],
      [0n, 0n, 0n, 700n],
    ]);
    const whole = rowsOf([
      pair('A', 10n, 1_000n, 10n, 1_200n),
      pair('B', 10n, 500n, 30n, 1_500n),
      pair('NEW', 0n, 0n, 5n, 700n),
    ]);
    const sum = (rows: typeof found) => rows.reduce((all, row) => all + row.quantityMinor, 0n);
    expect(sum(found)).toBe(sum(whole));
  });

  it('rounds quantity once for the whole, however its rows are told apart', () => {
    // One of three pieces is gone: each pair alone loses 33.33, three of them 100 and not 99.
    const pairs = ['one', 'two', 'three'].map((dealer) => pair(`A ${dealer}`, 1n, 100n, 0n, 0n));
    const sold = [...pairs.slice(1), pair('A one', 1n, 100n, 2n, 200n)];
    const each = rowsOf(sold).map(({ quantityMinor }) => quantityMinor);
    expect(each).toEqual([-34n, -33n, -33n]);
    const all = priceMixQuantity(sold, () => 'all').get('all');
    expect(all?.effects).toMatchObject({ quantityMinor: -100n, mixMinor: 0n, priceMinor: 0n });
  });

  it('has the same parts of the whole by every way of telling rows apart', () => {
    const figure = fc.bigInt({ min: 0n, max: 10n ** 6n });
    const dealers = fc.array(fc.tuple(figure, figure, figure, figure), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(dealers, { maxLength: 6 }), (drawn) => {
        const pairs = drawn.flatMap((row, product) =>
          row.map(([qb, b, qa, a], dealer) => pair(`${product} ${dealer}`, qb, b, qa, a)),
        );
        const partsOf = (groupOf: (key: string) => string) => {
          const rows = [...priceMixQuantity(pairs, ({ key }) => groupOf(key)).values()];
          const { priceMinor, mixMinor, quantityMinor, otherMinor } = addedUp(
            rows.map(({ effects }) => effects),
          );
          return { priceMinor, mixMinor, quantityMinor, otherMinor };
        };
        const whole = partsOf(() => 'all');
        expect(partsOf((key) => key)).toEqual(whole);
        expect(partsOf((key) => key.split(' ')[0] ?? '')).toEqual(whole);
        expect(partsOf((key) => key.split(' ')[1] ?? '')).toEqual(whole);
        expect(partsOf((key) => String(Number(key.split(' ')[1]) % 3))).toEqual(whole);
      }),
    );
  });

  it('adds up to the minor unit, whatever the figures', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 14n });
    const quantity = fc.bigInt({ min: 0n, max: 10n ** 7n });
    const rows = fc.array(fc.tuple(quantity, amount, quantity, amount), { maxLength: 30 });
    fc.assert(
      fc.property(rows, (drawn) => {
        const pairs = drawn.map(([qb, b, qa, a], i) => pair(String(i), qb, b, qa, a));
        const found = rowsOf(pairs);
        for (const row of found) {
          const { priceMinor, mixMinor, quantityMinor, otherMinor } = row;
          expect(priceMinor + mixMinor + quantityMinor + otherMinor).toBe(row.totalMinor);
          expect(row.volumeMinor).toBe(mixMinor + quantityMinor);
          expect(row.totalMinor).toBe(row.actualMinor - row.basisMinor);
        }
        // With one price for all, mixing them changes nothing but the rounding of each row.
        const flat = rowsOf(pairs.map((p) => ({ ...p, basisMinor: p.basisQuantity * 3n })));
        const rest = flat.reduce((sum, row) => sum + row.mixMinor, 0n);
        expect(rest * rest <= BigInt(pairs.length ** 2 + 1)).toBe(true);
      }),
    );
  });
});

describe('run rate', () => {
  it.each([
    [900n, 90, 360, 3_600n],
    [100n, 30, 100, 333n],
    [100n, 0, 365, null],
    [0n, 0, 0, null],
    // On the first day of a year a month's rent is not 365 of them.
    [100n, 1, 365, null],
    [100n, 27, 365, null],
    [100n, 28, 365, 1_304n],
    [100n, 365, 365, 100n],
    [100n, 10, 10, 100n],
    [-50n, 30, 90, -150n],
  ])('%d after %d of %d days', (actual, gone, all, expected) => {
    expect(runRate(actual, gone, all)).toBe(expected);
  });
});

describe('targets', () => {
  const target = (startsOn: string, amountMinor: bigint, endsOn: string | null = null) => ({
    ...{ subjectId: 'S', startsOn, endsOn, amountMinor, quantity: null },
  });

  it('hold until the next one begins', () => {
    const spans = targetsInForce([target('2011-03-01', 2n), target('2010-12-29', 1n)]);
    expect(spans.map(({ span }) => span)).toEqual([
      { from: '2010-12-29', to: '2011-02-28' },
      // As long as the one before: 62 days.
      { from: '2011-03-01', to: '2011-05-01' },
    ]);
  });

  it.each([
    [[target('2025-03-05', 1n)], '2025-12-31'],
    [[target('2025-03-05', 1n, '2025-04-04')], '2025-04-04'],
    [[target('2025-03-05', 1n, '2025-12-31'), target('2025-06-01', 1n)], '2025-05-31'],
  ])('end by themselves or by the next', (targets, to) => {
    expect(targetsInForce(targets)[0]?.span.to).toBe(to);
  });

  it('is split by days, and the parts add up', () => {
    const inForce = targetsInForce([target('2025-01-01', 1_000n, '2025-01-31')]);
    const part = (from: string, to: string) => targetsWithin(inForce, { from, to })[0]?.amountMinor;
    expect(part('2025-01-01', '2025-01-10')).toBe(323n);
    expect(part('2024-01-01', '2026-01-01')).toBe(1_000n);
    expect(part('2025-02-01', '2025-02-28')).toBeUndefined();
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.bigInt({ min: 0n, max: 10n ** 12n }),
        (day, whole) => {
          const one = targetsInForce([target('2025-01-01', whole, '2025-01-31')]);
          const two = String(day).padStart(2, '0');
          const three = String(day + 1).padStart(2, '0');
          const parts = [
            targetsWithin(one, { from: '2025-01-01', to: `2025-01-${two}` }),
            targetsWithin(one, { from: `2025-01-${three}`, to: '2025-01-31' }),
          ];
          const sum = parts.flat().reduce((total, share) => total + share.amountMinor, 0n);
          expect(sum).toBe(whole);
        },
      ),
    );
  });
});

describe('waterfall', () => {
  it('keeps every step that is not shown in the rest', () => {
    const steps = [5n, -3n, 2n, 0n, 1n].map((amountMinor, i) => ({
      ...{ key: String(i), label: '', amountMinor },
    }));
    const found = waterfall(10n, steps, 2);
    expect(found.map(({ key, toMinor }) => [key, toMinor])).toEqual([
      ['0', 15n],
      ['1', 12n],
      ['rest', 15n],
    ]);
  });
});

describe('deviation', () => {
  const both = { amountMinor: 1_000n, rate: '0.1', onlyUnfavourable: true };
  it.each([
    [varianceOf('EXPENSE', 10_000n, 11_001n), both, true],
    [varianceOf('EXPENSE', 10_000n, 11_000n), both, false],
    [varianceOf('EXPENSE', 100_000n, 105_000n), both, false],
    [varianceOf('EXPENSE', 10_000n, 5_000n), both, false],
    [varianceOf('EXPENSE', 10_000n, 5_000n), { ...both, onlyUnfavourable: false }, true],
    [varianceOf('EXPENSE', 0n, 5_000n), both, true],
    [varianceOf('EXPENSE', null, 5_000n), both, false],
    [varianceOf('REVENUE', 10_000n, 8_999n), { ...both, amountMinor: null }, true],
  ])('%o', (variance, threshold, expected) => {
    expect(isDeviation(variance, threshold)).toBe(expected);
  });

  const byRate = { ...both, amountMinor: null };
  const eitherWay = { ...both, onlyUnfavourable: false };
  it.each([
    // Closed at 2,000 over a budget of 10,000: a tenth and 1,000 more are wanted.
    ['EXPENSE', 10_000n, 12_000n, -2_000n, both, false],
    ['EXPENSE', 10_000n, 13_000n, -2_000n, both, false],
    ['EXPENSE', 10_000n, 13_001n, -2_000n, both, true],
    ['EXPENSE', 10_000n, 13_001n, -2_000n, byRate, true],
    ['EXPENSE', 100_000n, 125_000n, -20_000n, both, false],
    ['EXPENSE', 10_000n, 11_500n, -5_000n, both, false],
    ['REVENUE', 10_000n, 6_000n, -2_000n, both, true],
    ['EXPENSE', 10_000n, 5_000n, 2_000n, eitherWay, true],
    // Off to the other side, but not as far.
    ['EXPENSE', 10_000n, 9_000n, -2_000n, eitherWay, false],
    ['EXPENSE', 0n, 6_000n, -2_000n, both, true],
    ['EXPENSE', null, 6_000n, -2_000n, both, false],
  ] as const)('%s %s %s went further off than %s: %o', (kind, basis, actual, closed, rule, is) => {
    expect(isFurtherOff(varianceOf(kind, basis, actual), closed, rule)).toBe(is);
  });
});
