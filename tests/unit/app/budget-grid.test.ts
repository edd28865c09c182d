// The budget grid as data: amounts as spreadsheets copy them, pastes, totals, what is saved.
import { describe, expect, it } from 'vitest';
import {
  amountAt,
  amountText,
  areWhole,
  cellKey,
  cellsToSave,
  orderedRange,
  pastedRange,
  pastePlan,
  readBlock,
  rowTotal,
  totalsOf,
  withEdit,
  withTheirs,
  type Row,
} from '@/app/(desk)/budgets/_grid/grid-model';

const rowWith = (more: Partial<Row> = {}): Row => ({
  ...{ key: 'c a p', centreId: 'c', accountId: 'a', programmeId: 'p' },
  ...{ centre: 'North', account: 'Promotions', programme: null, isRevenue: false },
  codes: { centre: 'N', account: 'P', programme: null },
  ...{ amounts: [100n, null, 300n], comments: [null, null, null], lastYear: [0n, 0n, 0n] },
  ...more,
});

describe('an amount', () => {
  it('is shown without needless digits', () => {
    expect([
      amountText(123_400n, 'USD'),
      amountText(123_450n, 'USD'),
      amountText(null, 'USD'),
    ]).toEqual(['1234', '1234.50', '']);
  });
});

describe('whole amounts', () => {
  const none = new Map();
  it.each([
    { amounts: [100n, null, -300n], currency: 'USD', whole: true },
    { amounts: [100n, null, 301n], currency: 'USD', whole: false },
    { amounts: [1n, null, 3n], currency: 'JPY', whole: true },
    { amounts: [null, null, null], currency: 'USD', whole: true },
  ])('$amounts in $currency: $whole', ({ amounts, currency, whole }) => {
    expect(areWhole([rowWith(), rowWith({ amounts })], none, currency)).toBe(whole);
  });

  it('are counted with what is typed, and without what is no amount', () => {
    const typed = (text: string) => withEdit(none, rowWith(), 1, { text, comment: null }, 'USD');
    expect(areWhole([rowWith()], typed('2.50'), 'USD')).toBe(false);
    expect(areWhole([rowWith()], typed('two'), 'USD')).toBe(true);
  });
});

describe('typing', () => {
  it('is undone by typing what is stored', () => {
    const typed = withEdit(new Map(), rowWith(), 0, { text: '7', comment: null }, 'USD');
    expect(amountAt(rowWith(), 0, typed, 'USD')).toBe(700n);
    expect(withEdit(typed, rowWith(), 0, { text: '1', comment: null }, 'USD').size).toBe(0);
  });

  it('keeps what is no amount and leaves it out of the sums', () => {
    const typed = withEdit(new Map(), rowWith(), 0, { text: 'x', comment: null }, 'USD');
    expect(amountAt(rowWith(), 0, typed, 'USD')).toBeUndefined();
    expect(rowTotal(rowWith(), typed, 'USD')).toBe(300n);
    expect(cellsToSave([rowWith()], typed, ['jan', 'feb', 'mar'], 'USD').bad).toEqual([
      cellKey('c a p', 0),
    ]);
  });

  it('saves what was seen, or what somebody else wrote if one insists', () => {
    const edits = new Map([
      [cellKey('c a p', 0), { text: '', comment: null }],
      [cellKey('c a p', 1), { text: '9', comment: 'Fair', theirs: { minor: 5n } }],
    ]);
    expect(cellsToSave([rowWith()], edits, ['jan', 'feb', 'mar'], 'USD').cells).toMatchObject([
      { periodId: 'jan', amountMinor: null, seenMinor: 100n, comment: null },
      { periodId: 'feb', amountMinor: 900n, seenMinor: 5n, comment: 'Fair', seenComment: null },
    ]);
  });

  it.each([
    ['both typed', { text: '9', comment: 'Mine' }, '9', 'Mine'],
    ['the amount typed', { text: '9', comment: 'Seen' }, '9', 'Theirs'],
    ['the comment typed', { text: '1', comment: 'Mine' }, '2', 'Mine'],
  ])('keeps what was typed where another wrote too: %s', (_, edit, text, comment) => {
    const row = rowWith({ comments: ['Seen', null, null] });
    const theirs = { minor: 200n, comment: 'Theirs' };
    expect(withTheirs(edit, row, 0, theirs, 'USD')).toMatchObject({ text, comment, theirs });
  });

  it('names what was seen when typing began, though the row is read anew meanwhile', () => {
    const typed = withEdit(new Map(), rowWith(), 0, { text: '7', comment: null }, 'USD');
    const fresh = rowWith({ amounts: [200n, null, null], comments: ['Theirs', null, null] });
    expect(cellsToSave([fresh], typed, ['jan'], 'USD').cells).toMatchObject([
      { amountMinor: 700n, seenMinor: 100n, seenComment: null },
    ]);
  });

  it('sends the comment that was seen, or what another wrote there', () => {
    const row = rowWith({ comments: ['Seen', 'Old', null] });
    const edits = new Map([
      [cellKey('c a p', 0), { text: '1', comment: 'Mine' }],
      [cellKey('c a p', 1), { text: '', comment: 'Mine', theirs: { comment: 'Theirs' } }],
    ]);
    expect(cellsToSave([row], edits, ['jan', 'feb', 'mar'], 'USD').cells).toMatchObject([
      { seenMinor: 100n, seenComment: 'Seen', comment: 'Mine' },
      { seenMinor: null, seenComment: 'Theirs', comment: 'Mine' },
    ]);
  });
});

it('sums revenue and expense apart', () => {
  const rows = [rowWith(), rowWith({ key: 'r', isRevenue: true, amounts: [1n, 2n, null] })];
  expect(totalsOf(rows, new Map(), 3, 'USD')).toEqual({
    revenue: [1n, 2n, 0n],
    expense: [100n, 0n, 300n],
  });
});

describe('a paste', () => {
  const at = (down: number, column: number) => ({ row: down, column });

  it('puts a block where it starts', () => {
    const plan = pastePlan(readBlock('1\t2\r\n3\t4\r\n'), orderedRange(at(2, 1), at(2, 1)));
    expect(plan).toEqual([
      { row: 2, column: 1, text: '1' },
      { row: 2, column: 2, text: '2' },
      { row: 3, column: 1, text: '3' },
      { row: 3, column: 2, text: '4' },
    ]);
  });

  it('of one value fills the range', () => {
    expect(pastePlan([['5']], orderedRange(at(1, 1), at(0, 0)))).toHaveLength(4);
  });
});

describe('a block of the clipboard', () => {
  it.each([
    {
      name: 'lines and tabs',
      text: 'a\tb\r\nc\td\r\n',
      block: [
        ['a', 'b'],
        ['c', 'd'],
      ],
    },
    {
      name: 'blanks keep their place',
      text: '\tb\n\t\n',
      block: [
        ['', 'b'],
        ['', ''],
      ],
    },
    { name: 'quotes around a line', text: '"1\n2"\t3', block: [['1\n2', '3']] },
    { name: 'quotes around a quote', text: '"say ""1"""\t2', block: [['say "1"', '2']] },
    { name: 'quotes around thousands', text: '"3,000.50"\t7', block: [['3,000.50', '7']] },
    { name: 'a quote that closes nothing', text: '"5\t6', block: [['"5', '6']] },
    { name: 'inches', text: '5"\t6', block: [['5"', '6']] },
  ])('$name', ({ text, block }) => {
    expect(readBlock(text)).toEqual(block);
  });

  it('stands selected where it was pasted, as far as there are cells', () => {
    const range = orderedRange({ row: 1, column: 2 }, { row: 1, column: 2 });
    const last = { row: 2, column: 3 };
    const block = [
      ['1', '2', '3'],
      ['4', '5', '6'],
      ['7', '8', '9'],
    ];
    expect(pastedRange(block, range, last)).toEqual({ from: range.from, to: last });
    const wide = orderedRange({ row: 0, column: 0 }, { row: 2, column: 1 });
    expect(pastedRange([['1']], wide, last)).toEqual(wide);
  });
});
