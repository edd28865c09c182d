// What a key does in the grid of a budget.
import { describe, expect, it } from 'vitest';
import { keyAction, type KeyPress } from '@/app/(desk)/budgets/_grid/grid-keys';

const LAST = { row: 9, column: 11 };
const press = (key: string, more: Partial<KeyPress> = {}) =>
  keyAction({ key, ctrl: false, shift: false, ...more }, { row: 2, column: 11 }, LAST);

describe('a key', () => {
  it.each([
    ['7', { do: 'type', text: '7' }],
    ['７', { do: 'type', text: '７' }],
    // The key belongs to an input method: the cell opens for what comes of it.
    ['Process', { do: 'type', text: '' }],
    ['F2', { do: 'type', text: null }],
    ['Delete', { do: 'clear' }],
    ['Enter', { do: 'move', to: { row: 3, column: 11 }, isExtending: false }],
    // At its end the grid lets the keyboard go.
    ['Tab', null],
    ['Shift', null],
  ])('%s', (key, action) => {
    expect(press(key)).toEqual(action);
  });

  it('with Control goes to the end of its row or undoes, and types nothing', () => {
    const home = { do: 'move', to: { row: 2, column: 0 }, isExtending: false };
    expect(press('ArrowLeft', { ctrl: true })).toEqual(home);
    expect(press('z', { ctrl: true })).toEqual({ do: 'undo' });
    expect(press('z', { ctrl: true, shift: true })).toEqual({ do: 'redo' });
    expect(press('7', { ctrl: true })).toBeNull();
  });
});
