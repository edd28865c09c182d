// What a key does in the grid, as in a spreadsheet. Pure.
import type { Spot } from './grid-model';

export type KeyAction =
  | { do: 'move'; to: Spot; isExtending: boolean }
  | { do: 'type'; text: string | null }
  | { do: 'clear' | 'undo' | 'redo' | 'all' | 'comment' };

export interface KeyPress {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
}

const PAGE = 15;

function moved({ key, ctrl, shift }: KeyPress, { row, column }: Spot, last: Spot): Spot | null {
  switch (key) {
    case 'ArrowUp':
      return { row: ctrl ? 0 : row - 1, column };
    case 'ArrowDown':
      return { row: ctrl ? last.row : row + 1, column };
    case 'ArrowLeft':
      return { row, column: ctrl ? 0 : column - 1 };
    case 'ArrowRight':
      return { row, column: ctrl ? last.column : column + 1 };
    case 'Home':
      return { row: ctrl ? 0 : row, column: 0 };
    case 'End':
      return { row: ctrl ? last.row : row, column: last.column };
    case 'PageUp':
      return { row: row - PAGE, column };
    case 'PageDown':
      return { row: row + PAGE, column };
    case 'Enter':
      return { row: shift ? row - 1 : row + 1, column };
    default:
      return null;
  }
}

/** null: not a key of the grid; the browser does with it what it does. */
export function keyAction(press: KeyPress, spot: Spot, last: Spot): KeyAction | null {
  const { key, ctrl, shift } = press;
  const lower = key.toLowerCase();
  if (ctrl && lower === 'z') return { do: shift ? 'redo' : 'undo' };
  if (ctrl && lower === 'y') return { do: 'redo' };
  if (ctrl && lower === 'a') return { do: 'all' };
  if (key === 'F2') return shift ? { do: 'comment' } : { do: 'type', text: null };
  if (key === 'Delete' || key === 'Backspace') return { do: 'clear' };
  if (key === 'Tab') {
    // Leaves the grid at its ends, so that the keyboard is never caught in it.
    const column = spot.column + (shift ? -1 : 1);
    if (column < 0 || column > last.column) return null;
    return { do: 'move', to: { ...spot, column }, isExtending: false };
  }
  const to = moved(press, spot, last);
  if (to) return { do: 'move', to, isExtending: shift && key !== 'Enter' };
  if (key.length === 1 && !ctrl) return { do: 'type', text: key };
  // An input method takes the key, as for full-width digits; what it makes of it goes into the cell.
  if (key === 'Process') return { do: 'type', text: '' };
  return null;
}
