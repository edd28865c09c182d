// Amounts as people write them: one reader for typing, pasting and files.
import { describe, expect, it } from 'vitest';
import { readAmount } from '@/kernel/amount-text';
import { RowReader } from '@/server/modules/integrations/domain/cells';

/** What a file makes of a cell: its amount, or the code it is refused with. */
function fromFile(text: string, currency: string) {
  const cells = new RowReader({ amount: text });
  const minor = cells.money('amount', currency);
  return cells.issues[0]?.code ?? minor;
}

describe('an amount', () => {
  it.each([
    ['1,234.50', 123_450n],
    ['1234.5', 123_450n],
    ['１，２３４', 123_400n],
    ['(1,234)', -123_400n],
    ['1,234-', -123_400n],
    ['−5', -500n],
    ['NT$ 5,000', 500_000n],
    ['1 234 567', 123_456_700n],
    ["1'234.50", 123_450n],
    ['1.234,50', 123_450n],
    ['1.234.567', 123_456_700n],
    ['12,5', 1_250n],
    ['0', 0n],
    ['0.500', 50n],
    ['USD 5', 500n],
  ])('%s is %s', (text, minor) => {
    expect(readAmount(text, 'USD')).toEqual({ ok: true, value: minor });
    expect(fromFile(text, 'USD')).toEqual(minor);
  });

  it.each([
    ['', 'imports.cellEmpty'],
    ['-', 'imports.badAmount'],
  ])('"%s" is none, which a file may not leave out: %s', (text, code) => {
    expect(readAmount(text, 'USD')).toEqual({ ok: true, value: null });
    expect(fromFile(text, 'USD')).toEqual(code);
  });

  it.each([
    ['abc', 'number.notANumber'],
    ['1.2345', 'money.tooPrecise'],
    ['1,23,4', 'number.grouping'],
    ['1.234', 'number.ambiguous'],
    ['1.000', 'number.ambiguous'],
    ['(1.000)', 'number.ambiguous'],
    ['EUR 5', 'number.notANumber'],
  ])('%s is none', (text, code) => {
    expect(readAmount(text, 'USD')).toMatchObject({ ok: false, code });
    const ofFile = code === 'number.notANumber' ? 'imports.badAmount' : code;
    expect(fromFile(text, 'USD')).toBe(ofFile);
  });

  it('has three decimals in some currencies, and is then no thousand', () => {
    expect(fromFile('1.234', 'KWD')).toBe(1_234n);
  });
});

it('does not guess whether a quantity of a file is one or a thousand', () => {
  const cells = new RowReader({ quantity: '1.000' });
  cells.quantity('quantity');
  expect(cells.issues).toEqual([
    { field: 'quantity', code: 'number.ambiguous', params: { value: '1.000', text: '1.000' } },
  ]);
});
