// Two people at one draft: what is kept of either, and what the comparison says they changed.
import { describe, expect, it } from 'vitest';
import { entryDiff } from '@/app/(desk)/orders/_entry/entry-diff';
import { mergeEntry, withoutDefaults } from '@/app/(desk)/orders/_entry/entry-merge';
import {
  blankLine,
  EMPTY_HEAD,
  type EntryHead,
  type EntryLine,
  type EntryState,
} from '@/app/(desk)/orders/_entry/entry-types';

function line(key: string, quantity: string, changes: Partial<EntryLine> = {}): EntryLine {
  const product = {
    id: `p-${key}`,
    code: key.toUpperCase(),
    name: key,
    names: {},
    baseUnit: 'pc',
    packs: [{ unit: 'box', factor: 6 }],
  };
  return { ...blankLine(key), product, text: product.code, quantity, unit: 'pc', ...changes };
}

function entry(lines: readonly EntryLine[], head: Partial<EntryHead> = {}): EntryState {
  return { head: { ...EMPTY_HEAD, ...head }, lines };
}

const WORDS = {
  head: {
    dealer: 'dealer',
    requestedOn: 'requestedOn',
    poNumber: 'poNumber',
    shipTo: 'shipTo',
    warehouse: 'warehouse',
    note: 'note',
  },
  line: (no: number) => `line ${no}`,
  place: (id: string | null) => id ?? '',
};
const quantities = (state: EntryState) => state.lines.map((one) => `${one.key}:${one.quantity}`);

describe('keeping mine', () => {
  const base = entry([line('a', '1'), line('b', '2'), line('c', '3')], { note: 'old' });

  it('takes the lines and fields only they changed', () => {
    const mine = entry([line('a', '9'), line('b', '2'), line('c', '3')], { note: 'old' });
    const theirs = entry([line('a', '1'), line('b', '7'), line('c', '3')], { note: 'new' });
    const merged = mergeEntry({ base, mine, theirs });
    expect(quantities(merged)).toEqual(['a:9', 'b:7', 'c:3']);
    expect(merged.head.note).toBe('new');
  });

  it('keeps mine where both changed it', () => {
    const mine = entry([line('a', '9'), line('b', '2'), line('c', '3')], { note: 'mine' });
    const theirs = entry([line('a', '8'), line('b', '2'), line('c', '3')], { note: 'theirs' });
    const merged = mergeEntry({ base, mine, theirs });
    expect(quantities(merged)).toEqual(['a:9', 'b:2', 'c:3']);
    expect(merged.head.note).toBe('mine');
  });

  it('keeps lines added by either, theirs where they put them', () => {
    const mine = entry([...base.lines, line('m', '4')]);
    const theirs = entry([line('a', '1'), line('t', '5'), line('b', '2'), line('c', '3')]);
    expect(quantities(mergeEntry({ base, mine, theirs }))).toEqual([
      'a:1',
      't:5',
      'b:2',
      'c:3',
      'm:4',
    ]);
  });

  it('drops what either deleted, unless the other changed it and that is me', () => {
    const mine = entry([line('b', '20'), line('c', '3')]);
    const theirs = entry([line('a', '10')]);
    // a: deleted by me; b: deleted by them, changed by me; c: deleted by them, untouched by me.
    expect(quantities(mergeEntry({ base, mine, theirs }))).toEqual(['b:20']);
  });

  it('does not take another way of writing for a change of mine', () => {
    const mine = entry([line('a', '1', { price: ' ' }), line('b', '2'), line('c', '3')]);
    const theirs = entry([line('a', '5'), line('b', '2'), line('c', '3')]);
    expect(quantities(mergeEntry({ base, mine, theirs }))).toEqual(['a:5', 'b:2', 'c:3']);
  });
});

describe('what differs', () => {
  it('says nothing of theirs where only I changed a line, and nothing of what nobody did', () => {
    const base = entry([line('a', '1'), line('b', '2 ')]);
    const mine = entry([line('a', '9'), line('b', '2 ')]);
    const theirs = entry([line('a', '1'), line('b', '2')]);
    const rows = entryDiff({ base, mine, theirs }, WORDS);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ label: 'line 1', isContested: false });
    expect(rows[0]?.theirs).toBe(rows[0]?.base);
  });

  it('knows a contested line, and calls it by its number on my screen', () => {
    const base = entry([line('a', '1'), line('b', '2')]);
    const mine = entry([line('b', '3')]);
    const theirs = entry([line('a', '1'), line('b', '4')]);
    const rows = entryDiff({ base, mine, theirs }, WORDS);
    expect(rows.map((one) => [one.label, one.mine === '', one.isContested])).toEqual([
      ['line 1', true, false],
      ['line 1', false, true],
    ]);
  });

  it('is not contested where both of us did the same', () => {
    const base = entry([line('a', '1')]);
    const both = entry([line('a', '6')]);
    const packed = entry([line('a', '1', { unit: 'box' })]);
    expect(entryDiff({ base, mine: both, theirs: both }, WORDS)[0]?.isContested).toBe(false);
    expect(entryDiff({ base, mine: both, theirs: packed }, WORDS)[0]?.isContested).toBe(true);
  });

  it('does not call the usual warehouse a change of theirs, and another one is one', () => {
    const base = entry([line('a', '1')]);
    const rows = (warehouseId: string) => {
      const theirs = entry([line('a', '1')], { warehouseId });
      return entryDiff(withoutDefaults({ base, mine: base, theirs }, 'usual'), WORDS);
    };
    expect(rows('usual')).toEqual([]);
    expect(rows('other')).toMatchObject([{ label: 'warehouse', theirs: 'other' }]);
  });
});
