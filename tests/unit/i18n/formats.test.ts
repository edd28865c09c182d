import { describe, expect, it } from 'vitest';
import { createFormats } from '@/i18n/formats/create-formats';

const en = createFormats('en', 'Asia/Taipei');
const hans = createFormats('zh-Hans', 'Asia/Shanghai');
const hant = createFormats('zh-Hant', 'Asia/Taipei');

describe('money', () => {
  it('is exact beyond what a float holds', () => {
    expect(en.money(9_007_199_254_740_993_01n, 'USD')).toBe('$9,007,199,254,740,993.01');
    expect(en.money(-1n, 'USD')).toBe('-$0.01');
  });

  it('has the digits of its currency', () => {
    expect(en.money(1234n, 'JPY')).toBe('¥1,234');
    expect(en.money(1234n, 'KWD', { display: 'none' })).toBe('1.234');
    expect(hant.money('123456', 'TWD')).toBe('$1,234.56');
    expect(hans.money(123456n, 'CNY')).toBe('¥1,234.56');
  });

  it('shows a sign on request and none on zero', () => {
    expect(en.money(500n, 'USD', { signed: true })).toBe('+$5.00');
    expect(en.money(0n, 'USD', { signed: true })).toBe('$0.00');
  });

  it('shortens by the reader’s own thousands', () => {
    expect(en.moneyCompact(123_456_789n, 'USD')).toBe('$1.23M');
    expect(hant.moneyCompact(123_456_789n, 'TWD')).toBe('$123萬');
  });

  it('keeps every digit of a unit price that counts', () => {
    expect(en.unitPrice('12.3', 'USD')).toBe('$12.30');
    expect(en.unitPrice('0.012345', 'USD')).toBe('$0.012345');
  });
});

describe('other figures', () => {
  it('shows the numbers of a column with as many decimals', () => {
    expect([100, 71.5, 0.25, 0].map((value) => en.fixed(value, 2))).toEqual([
      ...['100.00', '71.50', '0.25', '0.00'],
    ]);
  });

  it('shows quantities whole, with their unit', () => {
    expect(en.quantity(12345, 'pc')).toBe('12,345 pc');
  });

  it('shows ratios and exact rates as percentages', () => {
    expect(en.percent(0.125)).toBe('12.5%');
    expect(en.percent(-0.001, { signed: true })).toBe('-0.1%');
    expect(en.rate('0.0825')).toBe('8.25%');
  });
});

describe('dates', () => {
  it('writes a business date without a zone', () => {
    expect(en.date('2025-03-09')).toBe('9 Mar 2025');
    expect(hans.date('2025-03-09')).toBe('2025-03-09');
    expect(hant.date('2025-03-09')).toBe('2025/03/09');
    expect(en.month('2025-03')).toBe('Mar 2025');
    expect(hant.month('2025-03-31')).toBe('2025年3月');
  });

  it('writes whole months by their names and other days by their dates', () => {
    const weeks = { from: '2025-02-24', to: '2025-03-30' };
    const turn = { from: '2024-12-30', to: '2025-01-26' };
    expect(en.period({ from: '2025-03-01', to: '2025-03-31' })).toBe('Mar 2025');
    expect(en.period({ from: '2025-01-01', to: '2025-03-31' })).toBe('Jan 2025 – Mar 2025');
    expect(en.period(weeks)).toBe('24 Feb – 30 Mar 2025');
    expect(en.period(turn)).toBe('30 Dec 2024 – 26 Jan 2025');
    expect(en.period({ from: '2025-03-09', to: '2025-03-09' })).toBe('9 Mar 2025');
    expect(hans.period(weeks)).toBe('2025-02-24 – 03-30');
    expect(hant.period(weeks)).toBe('2025/02/24 – 03/30');
    expect(hant.period(turn)).toBe('2024/12/30 – 2025/01/26');
    expect(hant.period({ from: '2025-01-01', to: '2025-03-31' })).toBe('2025年1月 – 2025年3月');
  });

  it('writes an instant in the organization’s zone', () => {
    const instant = new Date('2025-12-31T16:30:00Z');
    expect(en.dateTime(instant)).toBe('1 Jan 2026 00:30');
    expect(hant.dateTime(instant)).toBe('2026/01/01 00:30');
  });

  it('tells a distance in the largest unit that fills', () => {
    const now = new Date('2025-06-03T12:00:00Z');
    expect(en.relative(new Date('2025-06-03T11:57:10Z'), now)).toBe('2 minutes ago');
    expect(en.relative(new Date('2025-06-02T11:00:00Z'), now)).toBe('yesterday');
    expect(en.relative(now, now)).toBe('now');
  });
});
