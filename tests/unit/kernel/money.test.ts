import { describe, expect, it } from 'vitest';
import { minorDigits, isCurrency } from '@/kernel/currency';
import { addMoney, compareMoney, majorText, money, parseMoney, sumMoney } from '@/kernel/money';

describe('parseMoney', () => {
  it.each([
    ['1,234.50', 'USD', 123450n],
    ['1234.5', 'USD', 123450n],
    ['0.10', 'EUR', 10n],
    ['.5', 'EUR', 50n],
    ['-3', 'TWD', -300n],
    ['\u22123', 'TWD', -300n],
    ['１２．５０', 'CNY', 1250n],
    ['500', 'JPY', 500n],
    ['500.00', 'JPY', 500n],
    ['1.234', 'KWD', 1234n],
    ['  7 ', 'USD', 700n],
    ['10000000000000', 'USD', 1_000_000_000_000_000n],
    ['1000000000000000', 'JPY', 1000000000000000n],
    ['1234567890123.45', 'USD', 123456789012345n],
  ])('reads %s %s as %s', (text, currency, minor) => {
    expect(parseMoney(text, currency)).toEqual({ ok: true, value: { minor, currency } });
  });

  it.each([
    ['', 'USD', 'number.empty'],
    ['abc', 'USD', 'number.notANumber'],
    ['1e5', 'USD', 'number.notANumber'],
    ['-', 'USD', 'number.notANumber'],
    ['.', 'USD', 'number.notANumber'],
    ['1,5', 'USD', 'number.grouping'],
    ['1.234,50', 'USD', 'number.grouping'],
    ['12,34,567', 'USD', 'number.grouping'],
    ['1.005', 'USD', 'money.tooPrecise'],
    ['1.0000000000001', 'USD', 'money.tooPrecise'],
    ['0.5', 'JPY', 'money.tooPrecise'],
    ['10000000000000.01', 'USD', 'money.tooLarge'],
    ['10000000000000000000', 'JPY', 'number.tooLarge'],
    ['1', 'XXX', 'money.unknownCurrency'],
  ])('refuses %s %s with %s', (text, currency, code) => {
    expect(parseMoney(text, currency)).toMatchObject({ ok: false, code });
  });
});

describe('money', () => {
  it('writes major units with every minor digit', () => {
    expect(majorText(-123450n, 'USD')).toBe('-1234.50');
    expect(majorText(5n, 'USD')).toBe('0.05');
    expect(majorText(500n, 'JPY')).toBe('500');
    expect(majorText(1n, 'KWD')).toBe('0.001');
    expect(majorText(0n, 'USD')).toBe('0.00');
  });

  it('adds and compares in one currency and refuses two', () => {
    expect(sumMoney('USD', [money(1n, 'USD'), money(2n, 'USD')])).toEqual(money(3n, 'USD'));
    expect(sumMoney('USD', [])).toEqual(money(0n, 'USD'));
    expect(compareMoney(money(1n, 'USD'), money(2n, 'USD'))).toBe(-1);
    expect(() => addMoney(money(1n, 'USD'), money(1n, 'EUR'))).toThrow(RangeError);
    expect(() => money(1n, 'usd')).toThrow(RangeError);
  });

  it('knows the minor digits of currencies', () => {
    expect(['JPY', 'TWD', 'CNY', 'KWD', 'KRW'].map(minorDigits)).toEqual([0, 2, 2, 3, 0]);
    expect(isCurrency('ABC')).toBe(false);
  });
});
