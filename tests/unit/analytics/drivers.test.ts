import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeParts, type PartInput } from '@/server/modules/analytics/domain/drivers';
import { salesParts } from '@/server/modules/analytics/domain/sales-parts';

const sum = (rows: readonly { varianceMinor: bigint }[]) =>
  rows.reduce((total, { varianceMinor }) => total + varianceMinor, 0n);
const part = (key: string, basisMinor: bigint | null, actualMinor: bigint, sign = -1n) => ({
  ...{ key, basisMinor, actualMinor },
  varianceMinor: sign * (actualMinor - (basisMinor ?? 0n)),
});

describe('parts of a variance', () => {
  it('put the largest first and close the sum with the others', () => {
    const rows = [part('a', 100n, 150n), part('b', 50n, 30n), part('c', 10n, 15n)];
    const found = closeParts(rows, { totalMinor: -35n, actualMinor: 195n, basis: null, limit: 1 });
    expect(
      found.map(({ role, key, count, varianceMinor }) => [role, key, count, varianceMinor]),
    ).toEqual([
      ['PART', 'a', 1, -50n],
      ['OTHERS', 'others', 2, 15n],
    ]);
    expect(found.map(({ share }) => share)).toEqual(['1.428571', '-0.428571']);
  });

  it('have what was planned for all of them in a row, where they have no plan of their own', () => {
    const rows = [part('EX-1', null, 700n), part('EX-2', null, 300n)];
    const asked = { totalMinor: -200n, actualMinor: 1_100n, limit: 5, left: { count: 3 } };
    const basis = { amountMinor: 900n, varianceMinor: 900n };
    const found = closeParts(rows, { ...asked, basis });
    expect(
      found.map(({ role, varianceMinor, share, count }) => [role, varianceMinor, share, count]),
    ).toEqual([
      ['BASIS', 900n, null, 1],
      ['PART', -700n, '0.636364', 1],
      ['PART', -300n, '0.272727', 1],
      ['OTHERS', -100n, '0.090909', 3],
    ]);
  });

  it('keep what no order explains apart from the orders that were cut, so that effects add up', () => {
    const sold = (key: string, amount: bigint): PartInput => ({
      ...{ key, basisMinor: 0n, actualMinor: amount, varianceMinor: amount },
      effects: { priceMinor: 1n, mixMinor: 2n, quantityMinor: amount - 3n, otherMinor: 0n },
    });
    const rows = [sold('a', 50n), sold('b', 20n), sold('c', 10n)];
    const found = closeParts(rows, { totalMinor: 95n, actualMinor: 95n, basis: null, limit: 1 });
    expect(found.map(({ key, count, varianceMinor }) => [key, count, varianceMinor])).toEqual([
      ['a', 1, 50n],
      ['others', 2, 30n],
      ['difference', 0, 15n],
    ]);
    for (const { effects, varianceMinor } of found.slice(0, 2)) {
      expect(Object.values(effects ?? {}).reduce((all, one) => all + one)).toBe(varianceMinor);
    }
    expect(found[2]?.effects).toBeUndefined();
  });

  it('tell first what goes the way of the whole, and keep room for the largest that goes against it', () => {
    const rows = [
      ...[90n, 80n, 70n].map((spent) => part(`less${spent}`, 100n, 100n - spent)),
      ...[60n, 50n, 40n, 30n, 20n].map((spent) => part(`more${spent}`, 0n, spent)),
    ];
    const keys = (totalMinor: bigint, limit: number) =>
      closeParts(rows, { totalMinor, actualMinor: 0n, basis: null, limit })
        .filter(({ role }) => role === 'PART')
        .map(({ key }) => key);
    expect(keys(-100n, 4)).toEqual(['more60', 'more50', 'more40', 'less90']);
    expect(keys(100n, 4)).toEqual(['less90', 'less80', 'less70', 'more60']);
    // Room that nobody takes is filled.
    expect(keys(100n, 6)).toEqual(['less90', 'less80', 'less70', 'more60', 'more50', 'more40']);
    expect(keys(-100n, 2)).toEqual(['more60', 'more50']);
  });

  it('have no closing row where nothing is left, and no share of nothing', () => {
    const asked = { totalMinor: 0n, actualMinor: 20n, basis: null, limit: 5 };
    const found = closeParts([part('a', 10n, 15n), part('b', 10n, 5n)], asked);
    expect(found.map(({ key, share }) => [key, share])).toEqual([
      ['a', null],
      ['b', null],
    ]);
  });

  it('add up to it whatever is cut', () => {
    const amount = fc.bigInt(-(10n ** 14n), 10n ** 14n);
    const row = fc.record({ basis: amount, actual: amount });
    fc.assert(
      fc.property(
        ...[fc.array(row, { maxLength: 30 }), fc.integer({ min: 1, max: 8 })],
        ...[amount, fc.boolean(), fc.boolean()],
        (cells, limit, beyond, isOneSided, isExpense) => {
          const sign = isExpense ? -1n : 1n;
          const rows = cells.map(({ basis, actual }, i): PartInput =>
            part(String(i), isOneSided ? null : basis, actual, sign),
          );
          const planned = cells.reduce((all, { basis }) => all + basis, 0n);
          const actualMinor = cells.reduce((all, { actual }) => all + actual, 0n) + beyond;
          const totalMinor = sign * (actualMinor - planned);
          const basis = { amountMinor: planned, varianceMinor: -sign * planned };
          const found = closeParts(rows, {
            ...{ totalMinor, actualMinor, limit, basis: isOneSided ? basis : null },
          });
          expect(sum(found)).toBe(totalMinor);
          expect(found.reduce((all, one) => all + one.actualMinor, 0n)).toBe(actualMinor);
          expect(found.filter(({ role }) => role === 'PART').length).toBeLessThanOrEqual(limit);
        },
      ),
    );
  });
});

describe('sales below a variance', () => {
  const amount = fc.bigInt(0n, 10n ** 12n);
  const pair = fc.record({
    key: fc
      .tuple(fc.constantFrom('p1', 'p2', 'p3'), fc.constantFrom('d1', 'd2'))
      .map((k) => k.join(' ')),
    basisQuantity: fc.bigInt(0n, 10_000n),
    basisMinor: amount,
    actualQuantity: fc.bigInt(0n, 10_000n),
    actualMinor: amount,
  });

  it.each(['product', 'buyer'] as const)(
    'by %s: effects add up to each part and the whole',
    (by) => {
      fc.assert(
        fc.property(fc.uniqueArray(pair, { selector: ({ key }) => key, maxLength: 6 }), (pairs) => {
          const found = salesParts(pairs, by);
          const whole = pairs.reduce((all, one) => all + one.actualMinor - one.basisMinor, 0n);
          expect(sum(found)).toBe(whole);
          for (const { effects, varianceMinor } of found) {
            const {
              priceMinor = 0n,
              mixMinor = 0n,
              quantityMinor = 0n,
              otherMinor = 0n,
            } = effects ?? {};
            expect(priceMinor + mixMinor + quantityMinor + otherMinor).toBe(varianceMinor);
          }
        }),
      );
    },
  );
});
