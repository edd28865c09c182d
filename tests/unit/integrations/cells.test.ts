// What is said of an amount in a file: no amount at all, or one below zero where none may be.
import { expect, it } from 'vitest';
import { RowReader } from '@/server/modules/integrations/domain/cells';

const issuesOf = (read: (cells: RowReader) => unknown, value: string) => {
  const cells = new RowReader({ amount: value });
  read(cells);
  return cells.issues.map(({ code }) => code);
};
const money = (cells: RowReader) => cells.money('amount', 'USD');
const price = (cells: RowReader) => cells.decimal('amount');

it('takes an amount of money below zero, and says of others what they are', () => {
  expect(issuesOf(money, '-500.25')).toEqual([]);
  expect(issuesOf(money, '(500)')).toEqual([]);
  expect(issuesOf(money, 'five')).toEqual(['imports.badAmount']);
  expect(issuesOf(money, '')).toEqual(['imports.cellEmpty']);
  expect(issuesOf(money, '1.2345')).toEqual(['money.tooPrecise']);
  expect(issuesOf(money, '10000000000000.01')).toEqual(['money.tooLarge']);
  expect(issuesOf(money, '9'.repeat(25))).toEqual(['number.tooLarge']);
  expect(issuesOf(price, '0.1234567')).toEqual(['number.tooPrecise']);
  expect(issuesOf(price, '-1')).toEqual(['imports.negativeAmount']);
  expect(issuesOf(price, 'one')).toEqual(['imports.badAmount']);
});
