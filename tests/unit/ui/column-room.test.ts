// A list in a narrow window keeps what a row is of and how much it is, and leaves out the small print.
import { describe, expect, it } from 'vitest';
import type { Column, PhoneSlot } from '@/ui/tables/column';
import { columnsWithRoom, wantsCards } from '@/ui/tables/column-room';

const column = (id: string, width: number, phone?: PhoneSlot): Column<unknown> => ({
  ...{ id, label: id, width, cell: () => null },
  ...(phone ? { phone } : {}),
});

const ORDERS = [
  column('number', 150, 'title'),
  column('dealer', 150, 'subtitle'),
  column('status', 100, 'badge'),
  column('total', 100, 'value'),
  column('ordered', 100, 'meta'),
  column('wanted', 100, 'meta'),
  column('person', 100, 'hidden'),
  column('note', 100),
];

const shown = (width: number, chosen: string[] = [], hasCheckbox = false) =>
  columnsWithRoom(ORDERS, { width, hasCheckbox, chosen: new Set(chosen) }).map(({ id }) => id);

const ALWAYS = ['number', 'dealer', 'status', 'total'];

describe('the columns of a list', () => {
  it.each([
    [900, [...ALWAYS, 'ordered', 'wanted', 'person', 'note']],
    // What a phone does not show, then what it was not told about, then the small print from the right.
    [899, [...ALWAYS, 'ordered', 'wanted', 'note']],
    [799, [...ALWAYS, 'ordered', 'wanted']],
    [699, [...ALWAYS, 'ordered']],
    [599, ALWAYS],
    // Nothing of these leaves: the table scrolls.
    [200, ALWAYS],
  ])('in %d pixels', (width, expected) => {
    expect(shown(width)).toEqual(expected);
  });

  it.each([
    ['room for those that stay', 500, [], false, false],
    ['one pixel less', 499, [], false, true],
    ['boxes of a selection besides', 543, [], true, true],
    ['columns that the reader chose scroll', 499, ['person'], false, false],
  ])('become cards or not: %s', (_name, width, chosen, hasCheckbox, expected) => {
    const room = { width, hasCheckbox, chosen: new Set(chosen) };
    expect(wantsCards(columnsWithRoom(ORDERS, room), room)).toBe(expected);
  });

  it('stay a table that scrolls where there is room for most of it', () => {
    const wide = [column('name', 400, 'title'), column('total', 400, 'value')];
    const room = { width: 600, hasCheckbox: false, chosen: new Set<string>() };
    expect(wantsCards(wide, room)).toBe(false);
    expect(wantsCards(wide, { ...room, width: 599 })).toBe(true);
  });

  it('stay where the reader chose them', () => {
    expect(shown(500, ['person'])).toEqual([...ALWAYS, 'person']);
  });

  it('share the window with the boxes of a selection', () => {
    expect(shown(943, [], true)).not.toContain('person');
    expect(shown(944, [], true)).toContain('person');
  });

  it('are counted by the least they need', () => {
    const wide = { ...column('name', 400, 'meta'), minWidth: 150 };
    const columns = [column('number', 150), wide];
    const room = { hasCheckbox: false, chosen: new Set<string>() };
    expect(columnsWithRoom(columns, { ...room, width: 300 })).toBe(columns);
    expect(columnsWithRoom(columns, { ...room, width: 299 })).toHaveLength(1);
  });
});
