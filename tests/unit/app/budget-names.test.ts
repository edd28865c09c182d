// Cells of a budget on its screens: named as the reader reads, and led to in their own year.
import { expect, it } from 'vitest';
import { availableHref } from '@/app/(desk)/budgets/_changes/available-href';
import { nodeName } from '@/app/(desk)/budgets/_parts/use-trees';
import { NO_ONE } from '@/kernel/ids';

const cell = { centreId: 'c', accountId: 'a', programmeId: NO_ONE, periodId: 'p2' };
const years = [
  { id: 'y1', periods: [{ id: 'p1' }] },
  { id: 'y2', periods: [{ id: 'p2' }] },
];

it('names a node in the reader’s words, and keeps the given ones where the trees have none', () => {
  const trees = { names: new Map([['c', 'C-1 北區業務']]) };
  expect(nodeName(trees, 'c', 'C-1 North')).toBe('C-1 北區業務');
  expect(nodeName(trees, 'gone', 'C-9 Gone')).toBe('C-9 Gone');
  expect(nodeName(null, 'c', 'C-1 North')).toBe('C-1 North');
  expect(nodeName(trees, NO_ONE, null)).toBeNull();
  expect(nodeName(trees, null, null)).toBeNull();
});

it('opens a cell of another year in that year, with or without a programme', () => {
  expect(availableHref(cell, { years })).toBe(
    '/budgets/available?year=y2&centre=c&account=a&programme=none',
  );
  expect(availableHref({ ...cell, programmeId: 'g' }, null)).toBe(
    '/budgets/available?centre=c&account=a&programme=g',
  );
});
