// Where a key press in a cell leads. Pure. Enter walks the quick way (product, quantity, next line);
// the arrows walk everywhere; a text cell keeps left and right until its edge is reached.
import type { LineField } from './entry-types';

export interface CellPlace {
  readonly line: number;
  readonly field: LineField;
}

export type GridMove =
  | { readonly kind: 'focus'; readonly place: CellPlace }
  | { readonly kind: 'addLine' }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'remove' };

export interface GridKey {
  readonly key: string;
  /** Ctrl, or Cmd on a Mac. */
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  /** The caret stands before the first, after the last character; both when all is marked. */
  readonly atStart: boolean;
  readonly atEnd: boolean;
}

export interface Grid {
  readonly lineCount: number;
  /** The cells of a line that can be typed into, in their order. */
  readonly fields: readonly LineField[];
}

export function gridMove(at: CellPlace, key: GridKey, grid: Grid): GridMove | null {
  if (key.alt) return null;
  if (key.mod) return modMove(key);
  const focus = (line: number, field: LineField): GridMove | null =>
    line < 0 || line >= grid.lineCount ? null : { kind: 'focus', place: { line, field } };
  const beside = (step: number): GridMove | null => {
    const field = grid.fields[grid.fields.indexOf(at.field) + step];
    return field ? focus(at.line, field) : null;
  };
  switch (key.key) {
    case 'Enter':
      if (key.shift) return focus(at.line - 1, at.field);
      return enterMove(at, grid);
    case 'ArrowDown':
      return key.shift ? null : focus(at.line + 1, at.field);
    case 'ArrowUp':
      return key.shift ? null : focus(at.line - 1, at.field);
    case 'ArrowLeft':
      return key.atStart && !key.shift ? beside(-1) : null;
    case 'ArrowRight':
      return key.atEnd && !key.shift ? beside(1) : null;
    default:
      return null;
  }
}

function enterMove(at: CellPlace, grid: Grid): GridMove {
  if (at.field === 'text') {
    return { kind: 'focus', place: { line: at.line, field: 'quantity' } };
  }
  if (at.line + 1 >= grid.lineCount) return { kind: 'addLine' };
  return { kind: 'focus', place: { line: at.line + 1, field: 'text' } };
}

function modMove({ key, shift }: GridKey): GridMove | null {
  if (shift) return null;
  if (key.toLowerCase() === 'd') return { kind: 'duplicate' };
  return key === 'Backspace' ? { kind: 'remove' } : null;
}
