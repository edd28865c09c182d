// What can happen to an order while it is typed: nothing typed is lost, no answer lands on a text it
// was not asked for.
import { describe, expect, it } from 'vitest';
import { readEntry } from '@/app/(desk)/orders/_entry/entry-order';
import { entryReducer, type EntryAction } from '@/app/(desk)/orders/_entry/entry-reducer';
import {
  blankLine,
  EMPTY_HEAD,
  type EntryProduct,
  type EntryState,
} from '@/app/(desk)/orders/_entry/entry-types';

const PRODUCT: EntryProduct = {
  id: 'p1',
  code: 'A-1',
  name: 'Tent',
  names: {},
  baseUnit: 'EA',
  packs: [{ unit: 'CASE', factor: 12 }],
};
const start: EntryState = { head: EMPTY_HEAD, lines: [blankLine('k1')] };
const run = (...actions: EntryAction[]) => actions.reduce(entryReducer, start);
const type = (field: 'text' | 'quantity' | 'unit', text: string): EntryAction => {
  return { type: 'type', key: 'k1', field, text };
};
const found = (text: string, unit: string | null = null, product = PRODUCT): EntryAction => {
  return { type: 'found', lines: [{ key: 'k1', text, product, unit }] };
};
const pasted = (text: string, quantity = '') => {
  return { text, quantity, unit: '', isUnitSure: false };
};

describe('typing', () => {
  it('takes the product that was asked for, with its base unit', () => {
    const [line] = run(type('text', 'a-1'), found('a-1')).lines;
    expect(line).toMatchObject({ product: PRODUCT, text: 'A-1', unit: 'EA', lookup: null });
  });

  it('takes the unit whose barcode was scanned', () => {
    expect(run(type('text', '471'), found('471', 'CASE')).lines[0]?.unit).toBe('CASE');
  });

  it('ignores an answer to a text that was typed over', () => {
    const [line] = run(type('text', 'a'), type('text', 'ab'), found('a')).lines;
    expect(line).toMatchObject({ product: null, text: 'ab' });
  });

  it('keeps quantity and a chosen unit when the same product is found again', () => {
    const [line] = run(
      type('text', 'a-1'),
      found('a-1'),
      type('unit', 'CASE'),
      type('quantity', '3'),
      found('A-1'),
    ).lines;
    expect(line).toMatchObject({ unit: 'CASE', quantity: '3' });
  });

  it('says what was not found, and keeps it', () => {
    const missing = { key: 'k1', text: 'zzz', product: null, unit: null };
    const [line] = run(type('text', 'zzz'), { type: 'found', lines: [missing] }).lines;
    expect(line).toMatchObject({ text: 'zzz', lookup: 'orders.unknownProduct' });
  });
});

describe('pasting', () => {
  const paste = (at: string): EntryAction => ({
    type: 'paste',
    at,
    rows: [pasted('A', '5'), pasted('B')],
    keys: ['n1', 'n2'],
  });
  const keys = (state: EntryState) => state.lines.map((line) => line.key);

  it('takes the place of an empty line', () =>
    expect(keys(run(paste('k1')))).toEqual(['n1', 'n2']));

  it('follows a line that has something in it', () => {
    expect(keys(run(type('quantity', '1'), paste('k1')))).toEqual(['k1', 'n1', 'n2']);
  });

  it('orders one where no quantity was given', () => {
    expect(run(paste('k1')).lines.map((line) => line.quantity)).toEqual(['5', '1']);
  });
});

describe('what is sent', () => {
  const sent = (quantity: string, unit: string) => {
    const typed = run(type('text', 'a-1'), found('a-1'), type('unit', unit));
    const state = entryReducer(typed, type('quantity', quantity));
    const head = { ...EMPTY_HEAD, dealer: { id: 'd1', label: 'D1' } };
    const { order, issues } = readEntry({ ...state, head });
    return [
      order?.lines.map((line) => `${line.quantity} ${line.unit}`),
      issues.map((i) => i.issue.code),
    ];
  };

  it.each([
    ['2', 'EA', ['2 EA'], []],
    ['2', 'CASE', ['2 CASE'], []],
    ['2.5', 'CASE', ['30 EA'], []],
    ['1,000', 'EA', ['1000 EA'], []],
    ['１２', 'EA', ['12 EA'], []],
    ['2.5', 'EA', [], ['quantity.notWhole']],
    ['0', 'EA', [], ['quantity.zero']],
    ['-3', 'EA', [], ['quantity.negative']],
    ['abc', 'EA', [], ['number.notANumber']],
    ['1,5', 'EA', [], ['number.grouping']],
    ['', 'EA', [], ['number.empty']],
  ])('%s %s', (quantity, unit, lines, issues) => {
    expect(sent(quantity, unit)).toEqual([lines, issues]);
  });

  it('leaves out blank lines', () => {
    const state = run({ type: 'add', key: 'k2' });
    expect(readEntry(state)).toMatchObject({ order: null, keys: [], issues: [] });
  });
});
