// What the addresses of dashboards ask for: days, and fiscal years up to a period.
import { describe, expect, it } from 'vitest';
import { daysOf } from '@/app/(desk)/dashboards/_parts/use-days';
import { spanOf } from '@/app/(desk)/dashboards/_parts/use-span';

describe('daysOf', () => {
  it.each([
    { chosen: {}, from: '2025-11-28', to: '2026-11-27' },
    { chosen: { from: '2026-01-01', to: '2026-03-31' }, from: '2026-01-01', to: '2026-03-31' },
    { chosen: { from: '2026-01-01' }, from: '2026-01-01', to: '2026-12-31' },
    { chosen: { to: '2024-02-29' }, from: '2023-03-01', to: '2024-02-29' },
  ])('$chosen is $from to $to', ({ chosen, from, to }) => {
    expect(daysOf(chosen, '2026-11-27')).toEqual({ from, to, query: `from=${from}&to=${to}` });
  });
});

describe('spanOf', () => {
  const year = '01a21ed3-bb85-7299-a443-1dd9c9cd8d4a';
  it.each([
    { chosen: { year: '', through: '' }, yearId: null, throughNo: null },
    { chosen: { year, through: '7' }, yearId: year, throughNo: 7 },
    { chosen: { year: 'x', through: '0' }, yearId: null, throughNo: null },
    { chosen: { year, through: '54' }, yearId: year, throughNo: null },
    { chosen: { year, through: '1.5' }, yearId: year, throughNo: null },
  ])('$chosen', ({ chosen, ...expected }) => {
    expect(spanOf(chosen)).toEqual(expected);
  });
});
