import { describe, expect, it } from 'vitest';
import {
  addDecimal,
  compareDecimal,
  decimal,
  decimalText,
  divideHalfUp,
  multiplyDecimal,
  parseDecimal,
  percentText,
  rateFromPercent,
  roundToMinor,
  subtractDecimal,
} from '@/kernel/decimal';
import { extendPrice } from '@/kernel/extend-price';
import { taxOn } from '@/kernel/tax';

describe('decimal', () => {
  it('is exact where floats are not', () => {
    expect(decimalText(addDecimal('0.1', '0.2'))).toBe('0.3');
    expect(decimalText(subtractDecimal('1', '0.9'))).toBe('0.1');
    expect(decimalText(multiplyDecimal('1.005', '100'))).toBe('100.5');
    expect(compareDecimal('1.50', '1.5')).toBe(0);
    expect(compareDecimal('-1', '0.001')).toBe(-1);
  });

  it.each([
    ['012.500', '12.5'],
    ['-0.005', '-0.005'],
    ['-0', '0'],
    ['1,000', '1000'],
    ['5.', '5'],
  ])('normalizes %s to %s', (text, plain) => {
    expect(decimalText(text)).toBe(plain);
  });

  it('refuses too many digits and non-numbers', () => {
    expect(parseDecimal('1.23456', 4)).toMatchObject({ code: 'number.tooPrecise' });
    expect(parseDecimal('1.23000', 2)).toMatchObject({ ok: true });
    expect(() => decimal('x')).toThrow(RangeError);
  });

  it('converts between percentages and rates', () => {
    expect(decimalText(rateFromPercent('12.5'))).toBe('0.125');
    expect(percentText('0.05')).toBe('5');
  });

  it.each([
    ['1.005', 2, 101n],
    ['1.0049', 2, 100n],
    ['-1.005', 2, -101n],
    ['2.5', 0, 3n],
    ['-2.5', 0, -3n],
    ['7', 2, 700n],
    ['0.0004', 3, 0n],
  ])('rounds %s to %i digits as %s', (value, digits, minor) => {
    expect(roundToMinor(value, digits)).toBe(minor);
  });

  it('divides half-up only by a positive divisor', () => {
    expect(divideHalfUp(5n, 2n)).toBe(3n);
    expect(divideHalfUp(-5n, 2n)).toBe(-3n);
    expect(() => divideHalfUp(1n, 0n)).toThrow(RangeError);
  });
});

describe('extendPrice', () => {
  it.each([
    ['19.99', 3, '0', 2, [5997n, 0n, 5997n]],
    ['0.335', 3, '0', 2, [101n, 0n, 101n]],
    ['0.335', -3, '0', 2, [-101n, 0n, -101n]],
    ['10', 1, '0.125', 2, [1000n, 125n, 875n]],
    ['9.99', 7, '0.15', 2, [6993n, 1049n, 5944n]],
    ['100.5', 1, '0', 0, [101n, 0n, 101n]],
    ['5', 4, '1', 2, [2000n, 2000n, 0n]],
    ['0', 4, '0.5', 2, [0n, 0n, 0n]],
  ])('%s × %i less %s', (unitPrice, quantity, discountRate, digits, expected) => {
    const line = extendPrice({ unitPrice, quantity, discountRate, minorDigits: digits });
    expect([line.grossMinor, line.discountMinor, line.netMinor]).toEqual(expected);
  });

  it('treats an impossible rate or a fraction of a unit as a programming error', () => {
    const line = { unitPrice: '1', quantity: 1, minorDigits: 2 };
    expect(() => extendPrice({ ...line, discountRate: '1.01' })).toThrow(RangeError);
    expect(() => extendPrice({ ...line, discountRate: '-0.1' })).toThrow(RangeError);
    expect(() => extendPrice({ ...line, quantity: 1.5 })).toThrow(RangeError);
  });
});

describe('taxOn', () => {
  it.each([
    [1000n, '0.05', 50n],
    [990n, '0.05', 50n],
    [989n, '0.05', 49n],
    [-990n, '0.05', -50n],
    [12345n, '0', 0n],
    [10000n, '0.0825', 825n],
  ])('of %s at %s is %s', (net, rate, tax) => {
    expect(taxOn(net, rate)).toBe(tax);
  });

  it('has no negative rate', () => expect(() => taxOn(1n, '-0.05')).toThrow(RangeError));
});
