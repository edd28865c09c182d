// An amount is never cut in a table, however long it is.
import { describe, expect, it } from 'vitest';
import type { Column } from '@/ui/tables/column';
import { moneyLetters, numberLetters, percentLetters } from '@/ui/tables/figure-width';
import { fitColumns } from '@/ui/tables/fit-columns';

const letters = (minor: bigint, currency: string) => moneyLetters({ minor, currency });

describe('the letters of an amount', () => {
  it.each([
    [260_000_000n, 'TWD', 'NT$2,600,000.00'.length],
    [-260_000_000n, 'TWD', '-NT$2,600,000.00'.length],
    [5n, 'TWD', 'NT$0.05'.length],
    [99_999n, 'TWD', 'NT$999.99'.length],
    [1_000_000n, 'JPY', 'JP¥1,000,000'.length],
  ])('%s %s', (minor, currency, count) => {
    expect(letters(minor, currency)).toBe(count);
  });

  it('have no symbol under a labelled column, and a sign where changes are shown', () => {
    const money = { minor: 123_456n, currency: 'TWD' };
    expect(moneyLetters(money, { display: 'none' })).toBe('1,234.56'.length);
    expect(moneyLetters(money, { display: 'code' })).toBe('TWD 1,234.56'.length);
    expect(moneyLetters(money, { signed: true })).toBe('+NT$1,234.56'.length);
  });
});

describe('the letters of a percentage', () => {
  it.each([
    [null, 0],
    [0, '0.0%'.length],
    [0.5, '50.0%'.length],
    [-1.611111, '-161.1%'.length],
    [12.3456, '1,234.6%'.length],
    [-12_345.67, '-1,234,567.0%'.length],
  ])('%j', (ratio, count) => {
    expect(percentLetters(ratio)).toBe(count);
  });
});

describe('the letters of a text', () => {
  it.each([
    ['CL-2026-000061', 16],
    ['BG-2027-000001', 16],
    ['Taipei Outdoor', 0],
    ['E-bike', 0],
    ['', 0],
    [null, 0],
  ])('%j', (text, count) => {
    expect(numberLetters(text)).toBe(count);
  });
});

describe('the width of a column', () => {
  const amount: Column<number> = {
    ...{ id: 'amount', label: 'Amount', width: 130, letters: (row) => row },
    cell: () => null,
  };
  const name: Column<number> = { id: 'name', label: 'Name', cell: () => null };
  const widths = (rows: number[], footer = {}) =>
    fitColumns([name, amount], rows, footer).map(({ width }) => width);

  it('is its own while the figures fit', () => {
    expect(widths([4, 12])).toEqual([undefined, 130]);
    expect(widths([])).toEqual([undefined, 130]);
  });

  it('grows with the longest figure, and a little more over a total', () => {
    expect(widths([4, 15])).toEqual([undefined, 150]);
    expect(widths([4, 15], { amount: 'NT$12,600,000.00' })).toEqual([undefined, 166]);
  });
});
