/** Laws of the kernel: parts sum to the whole, texts read back, dates and packs round-trip. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '@/kernel/allocate';
import { addDays, diffDays, fromDayNumber, isBusinessDate } from '@/kernel/business-date';
import { canonicalJson } from '@/kernel/canonical-json';
import { addDecimal, compareDecimal, decimalText, roundToMinor } from '@/kernel/decimal';
import { extendPrice } from '@/kernel/extend-price';
import { MAX_AMOUNT_MINOR, majorText, parseMoney } from '@/kernel/money';
import { baseToPacks, packsToBase } from '@/kernel/quantity';

const amount = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 40 });
const entered = fc.bigInt({ min: -MAX_AMOUNT_MINOR, max: MAX_AMOUNT_MINOR });
const currency = fc.constantFrom('USD', 'JPY', 'KWD', 'TWD');
/** From 1928 on: ten thousand days before, the calendar of this business begins. */
const day = fc.integer({ min: -15_000, max: 300_000 }).map(fromDayNumber);
const price = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 10n }), fc.integer({ min: 0, max: 6 }))
  .map(([unscaled, scale]) => ({ unscaled, scale }));
const rate = fc.bigInt({ min: 0n, max: 10_000n }).map((unscaled) => ({ unscaled, scale: 4 }));

describe('allocate', () => {
  it('gives parts that sum to the whole, each within one of its share', () => {
    fc.assert(
      fc.property(amount, weights, (whole, shares) => {
        const parts = allocate(whole, shares);
        const total = shares.reduce((a, b) => a + b, 0n);
        expect(parts.reduce((a, b) => a + b, 0n)).toBe(whole);
        if (total === 0n) return;
        parts.forEach((part, index) => {
          const distance = part * total - whole * (shares[index] ?? 0n);
          expect(distance < total && distance > -total).toBe(true);
        });
      }),
    );
  });

  it('mirrors a negative whole', () => {
    fc.assert(
      fc.property(amount, weights, (whole, shares) => {
        expect(allocate(-whole, shares)).toEqual(allocate(whole, shares).map((part) => -part));
      }),
    );
  });
});

describe('money and decimals', () => {
  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(entered, currency, (minor, code) => {
        expect(parseMoney(majorText(minor, code), code)).toEqual({
          ok: true,
          value: { minor, currency: code },
        });
      }),
    );
    const beyond = majorText(MAX_AMOUNT_MINOR + 1n, 'USD');
    expect(parseMoney(beyond, 'USD')).toMatchObject({ ok: false, code: 'money.tooLarge' });
  });

  it('keeps decimals exact through text, and addition commutative', () => {
    fc.assert(
      fc.property(price, price, (a, b) => {
        expect(compareDecimal(decimalText(a), a)).toBe(0);
        expect(decimalText(addDecimal(a, b))).toBe(decimalText(addDecimal(b, a)));
      }),
    );
  });

  it('extends a price so that gross − discount = net, and a return mirrors the sale', () => {
    fc.assert(
      fc.property(price, fc.integer({ min: 0, max: 100_000 }), rate, (unit, quantity, discount) => {
        const line = { unitPrice: unit, quantity, discountRate: discount, minorDigits: 2 };
        const sale = extendPrice(line);
        const back = extendPrice({ ...line, quantity: 0 - quantity });
        expect(sale.grossMinor - sale.discountMinor).toBe(sale.netMinor);
        expect(sale.netMinor >= 0n && sale.discountMinor >= 0n).toBe(true);
        expect(back.netMinor).toBe(-sale.netMinor);
        expect(back.grossMinor).toBe(-sale.grossMinor);
      }),
    );
  });

  it('rounds to the nearest minor unit', () => {
    fc.assert(
      fc.property(price, (value) => {
        const scaled = roundToMinor(value, 2) * 10n ** BigInt(value.scale);
        const exact = value.unscaled * 100n;
        const distance = scaled > exact ? scaled - exact : exact - scaled;
        expect(distance * 2n <= 10n ** BigInt(value.scale)).toBe(true);
      }),
    );
  });
});

describe('dates, packs, canonical text', () => {
  it('measures exactly what it adds', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -10_000, max: 10_000 }), (date, days) => {
        const later = addDays(date, days);
        expect(isBusinessDate(later)).toBe(true);
        expect(diffDays(date, later)).toBe(days);
        expect(later > date).toBe(days > 0);
      }),
    );
  });

  it('packs and unpacks without loss', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.integer({ min: 1, max: 999 }),
        (base, factor) => {
          const { packs, rest } = baseToPacks(base, factor);
          expect(packsToBase(packs, factor) + rest).toBe(base);
          expect(Math.abs(rest)).toBeLessThan(factor);
        },
      ),
    );
  });

  it('does not see the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer()), (record) => {
        const reversed = Object.fromEntries(Object.entries(record).toReversed());
        expect(canonicalJson(reversed)).toBe(canonicalJson(record));
      }),
    );
  });
});
