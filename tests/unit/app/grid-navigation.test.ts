// Which key leads where in the entry grid.
import { expect, it } from 'vitest';
import {
  gridMove,
  type CellPlace,
  type Grid,
  type GridKey,
} from '@/app/(desk)/orders/_entry/grid-navigation';

const GRID: Grid = { lineCount: 3, fields: ['text', 'quantity', 'unit', 'price', 'discount'] };
const PLAIN: Omit<GridKey, 'key'> = {
  mod: false,
  shift: false,
  alt: false,
  atStart: false,
  atEnd: false,
};
const at = (line: number, field: CellPlace['field']): CellPlace => ({ line, field });
const to = (line: number, field: CellPlace['field']) => ({ kind: 'focus', place: { line, field } });

it.each([
  ['Enter in a product: its quantity', at(0, 'text'), { key: 'Enter' }, to(0, 'quantity')],
  ['Enter in a quantity: the next product', at(0, 'quantity'), { key: 'Enter' }, to(1, 'text')],
  ['Enter in a price: the next product', at(1, 'price'), { key: 'Enter' }, to(2, 'text')],
  ['Enter in the last line: a new one', at(2, 'quantity'), { key: 'Enter' }, { kind: 'addLine' }],
  ['Shift Enter: up', at(1, 'quantity'), { key: 'Enter', shift: true }, to(0, 'quantity')],
  ['Shift Enter at the top: nowhere', at(0, 'text'), { key: 'Enter', shift: true }, null],
  ['down', at(0, 'price'), { key: 'ArrowDown' }, to(1, 'price')],
  ['down at the end: nowhere', at(2, 'price'), { key: 'ArrowDown' }, null],
  ['up', at(1, 'price'), { key: 'ArrowUp' }, to(0, 'price')],
  ['right within the text stays in it', at(0, 'text'), { key: 'ArrowRight' }, null],
  ['right at its end', at(0, 'text'), { key: 'ArrowRight', atEnd: true }, to(0, 'quantity')],
  ['left at its start', at(0, 'quantity'), { key: 'ArrowLeft', atStart: true }, to(0, 'text')],
  ['left of the first: nowhere', at(0, 'text'), { key: 'ArrowLeft', atStart: true }, null],
  [
    'marking text is not moving',
    at(0, 'text'),
    { key: 'ArrowRight', atEnd: true, shift: true },
    null,
  ],
  ['Ctrl D', at(1, 'text'), { key: 'd', mod: true }, { kind: 'duplicate' }],
  ['Ctrl Backspace', at(1, 'text'), { key: 'Backspace', mod: true }, { kind: 'remove' }],
  [
    'Ctrl Shift D belongs to the browser',
    at(1, 'text'),
    { key: 'D', mod: true, shift: true },
    null,
  ],
  ['Alt belongs to the system', at(1, 'text'), { key: 'ArrowDown', alt: true }, null],
  ['a letter is typed', at(1, 'text'), { key: 'a' }, null],
] as const)('%s', (_, place, key, expected) => {
  expect(gridMove(place, { ...PLAIN, ...key }, GRID)).toEqual(expected);
});
