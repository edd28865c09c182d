// What people paste into an order: tables of other people's spreadsheets, lists of a mail.
import { describe, expect, it, test } from 'vitest';
import {
  isManyRows,
  parsePastedRows,
  pastedUnit,
} from '../../../src/app/(desk)/orders/_entry/paste-rows';

/** `product × quantity unit`, with a ? where the unit may be any word. */
const read = (text: string) =>
  parsePastedRows(text).map(({ text: product, quantity, unit, isUnitSure }) =>
    `${product} × ${quantity} ${unit}${unit && !isUnitSure ? '?' : ''}`.trim(),
  );

describe('pasted rows', () => {
  it.each([
    ['code and quantity', 'A-1\t5\nB-2\t12', ['A-1 × 5', 'B-2 × 12']],
    [
      'CRLF and a last empty line, as Excel copies',
      'A-1\t5\r\nB-2\t12\r\n',
      ['A-1 × 5', 'B-2 × 12'],
    ],
    ['a name between', 'A-1\tTent, green\t5', ['A-1 × 5']],
    ['price and amount behind', 'A-1\tTent\t5\t12.50\t62.50', ['A-1 × 5']],
    ['whole prices behind', 'A-1\t5\t12\t60', ['A-1 × 5']],
    ['a barcode is no quantity', 'A-1\t4711234567890\t5', ['A-1 × 5']],
    ['a quoted cell with a line break', '"Tent\ngreen"\t5', ['Tent green × 5']],
    ['quotation marks inside', '"12"" rod"\t5', ['12" rod × 5']],
    ['a unit beside the quantity', 'A-1\t5\tcase', ['A-1 × 5 case?']],
    ['a unit within the quantity', 'A-1\t5 case\nB-2\t3箱', ['A-1 × 5 case', 'B-2 × 3 箱']],
    ['no quantity', 'A-1\t\nB-2\t', ['A-1 ×', 'B-2 ×']],
    ['what is no quantity stays to be refused', 'A-1\t-5', ['A-1 × -5']],
    ['part of a pack', 'A-1\t2.5', ['A-1 × 2.5']],
    ['full-width digits', 'A-1\t１２', ['A-1 × １２']],
    [
      'a list of a mail',
      'A-1, 5\nB-2; 3\nTent, green, 2',
      ['A-1 × 5', 'B-2 × 3', 'Tent, green × 2'],
    ],
    [
      'a list with units and times',
      'A-1, 5 case\nB-2 x 3\nC-3×4',
      ['A-1 × 5 case', 'B-2 × 3', 'C-3 × 4'],
    ],
    ['one code per line', 'A-1\nB-2', ['A-1 ×', 'B-2 ×']],
    ['empty lines between', 'A-1\t5\n\n\t\nB-2\t1', ['A-1 × 5', 'B-2 × 1']],
  ])('%s', (_, text, rows) => expect(read(text)).toEqual(rows));

  it.each([
    ['a heading says which column', 'Price\tQty\tCode\n12\t5\tA-1', ['A-1 × 5']],
    ['and the unit', 'SKU\tUOM\tOrder qty\nA-1\tCase\t5', ['A-1 × 5 Case']],
    ['in Chinese', '品名\t貨號\t數量\t單位\n帳篷\tA-1\t5\t箱', ['A-1 × 5 箱']],
    ['the name where the code is empty', 'Code\tName\tQty\n\tTent\t5', ['Tent × 5']],
    ['a line number before', '#\tCode\tQty\n1\tA-1\t5', ['A-1 × 5']],
    ['a quantity left empty', 'Code\tQty\nA-1\t', ['A-1 ×']],
    ['a product left empty is not passed over', 'Code\tQty\n\t5', ['× 5']],
    ['a unit in the quantity', 'Code\tQty\nA-1\t5 case', ['A-1 × 5 case']],
  ])('%s', (_, text, rows) => expect(read(text)).toEqual(rows));
});

test('one word is typed, not pasted as rows', () => {
  expect(['A-1', 'green tent', 'A-1\n'].map(isManyRows)).toEqual([false, false, false]);
  expect(['A-1\t5', 'A-1\nB-2', 'A\r\nB'].map(isManyRows)).toEqual([true, true, true]);
});

describe('the unit of a pasted row', () => {
  const product = { baseUnit: 'EA', packs: [{ unit: 'CASE' }] };
  it.each([
    ['none', '', true, null],
    ['the base unit', 'ea', true, 'EA'],
    ['a pack in any case', 'Case', false, 'CASE'],
    ['an unknown unit stays to be refused', 'BOX', true, 'BOX'],
    ['a word beside the quantity may be anything', 'urgent', false, null],
  ])('%s', (_, unit, isUnitSure, expected) => {
    expect(pastedUnit(product, { text: 'A-1', quantity: '1', unit, isUnitSure })).toBe(expected);
  });
});
