'use client';
// The state of the grid: where one stands, what is selected, what is typed; moving, pasting, undoing.
import { useCallback, useMemo, useReducer, useState } from 'react';
import {
  amountText,
  cellKey,
  isInRange,
  orderedRange,
  pastedRange,
  pastePlan,
  readBlock,
  spotOf,
  spotsOf,
  withEdit,
  withTheirs,
  type Edit,
  type Edits,
  type Row,
  type Spot,
  type Theirs,
} from './grid-model';

interface Stacks {
  readonly now: Edits;
  readonly past: readonly Edits[];
  readonly future: readonly Edits[];
}
type Step = { do: 'set'; edits: Edits } | { do: 'undo' } | { do: 'redo' } | { do: 'reset' };

const MOST_STEPS = 100;
const NOTHING: Stacks = { now: new Map(), past: [], future: [] };

function reduce(stacks: Stacks, step: Step): Stacks {
  const { now, past, future } = stacks;
  if (step.do === 'reset') return NOTHING;
  if (step.do === 'set') {
    return { now: step.edits, past: [...past, now].slice(-MOST_STEPS), future: [] };
  }
  const [from, to] = step.do === 'undo' ? [past, future] : [future, past];
  const target = from.at(-1);
  if (!target) return stacks;
  const rest = from.slice(0, -1);
  const other = [...to, now];
  return step.do === 'undo'
    ? { now: target, past: rest, future: other }
    : { now: target, past: other, future: rest };
}

export interface GridFacts {
  readonly rows: readonly Row[];
  readonly columns: number;
  readonly currency: string;
  readonly isClosed: (column: number) => boolean;
  readonly canWrite: boolean;
}

export function useGrid({ rows, columns, currency, isClosed, canWrite }: GridFacts) {
  const [stacks, dispatch] = useReducer(reduce, NOTHING);
  const [spot, setSpot] = useState<Spot>({ row: 0, column: 0 });
  const [anchor, setAnchor] = useState<Spot>({ row: 0, column: 0 });
  const [typing, setTyping] = useState<string | null>(null);
  const edits = stacks.now;
  const range = useMemo(() => orderedRange(anchor, spot), [anchor, spot]);

  const move = useCallback(
    (to: Spot, isExtending = false) => {
      const clamp = (value: number, most: number) => Math.max(0, Math.min(value, most));
      const next = { row: clamp(to.row, rows.length - 1), column: clamp(to.column, columns - 1) };
      setSpot(next);
      if (!isExtending) setAnchor(next);
    },
    [rows.length, columns],
  );

  const editAt = useCallback(
    (row: Row, column: number): Edit =>
      edits.get(cellKey(row.key, column)) ?? {
        text: amountText(row.amounts[column] ?? null, currency),
        comment: row.comments[column] ?? null,
      },
    [edits, currency],
  );

  /**
   * Many cells in one step, so that one undo takes all of it back. Closed periods stay, and what is
   * below or beside the grid has no cell; answers how many were left out.
   */
  const write = useCallback(
    (cells: readonly (Spot & { text: string; comment?: string | null })[]): number => {
      if (!canWrite) return cells.length;
      let next = edits;
      let leftOut = 0;
      for (const { row: at, column, text, comment } of cells) {
        const row = rows[at];
        if (!row || column >= columns || isClosed(column)) {
          leftOut += 1;
          continue;
        }
        const old = editAt(row, column);
        const edit = { ...old, text, comment: comment === undefined ? old.comment : comment };
        next = withEdit(next, row, column, edit, currency);
      }
      if (next !== edits) dispatch({ do: 'set', edits: next });
      return leftOut;
    },
    [canWrite, edits, rows, columns, isClosed, editAt, currency],
  );

  const textAt = (at: Spot) => {
    const row = rows[at.row];
    return row ? editAt(row, at.column).text : '';
  };

  return {
    ...{ edits, spot, range, typing, setTyping, move, write, editAt },
    isSelected: (at: Spot) => isInRange(range, at),
    /** Answers how many cells of the clipboard found no place. */
    paste: (clip: string): number => {
      const block = readBlock(clip);
      const leftOut = write(pastePlan(block, range));
      const { from, to } = pastedRange(block, range, { row: rows.length - 1, column: columns - 1 });
      // One goes on from where the block begins.
      setSpot(from);
      setAnchor(to);
      return leftOut;
    },
    clear: () => void write(spotsOf(range).map((at) => ({ ...at, text: '' }))),
    copy: (): string => {
      const lines: string[] = [];
      for (let row = range.from.row; row <= range.to.row; row += 1) {
        const cells: string[] = [];
        for (let column = range.from.column; column <= range.to.column; column += 1) {
          cells.push(textAt({ row, column }));
        }
        lines.push(cells.join('\t'));
      }
      return lines.join('\n');
    },
    /** Takes over what the server said of cells: what another wrote there. */
    mark: (found: ReadonlyMap<string, Theirs>, all: readonly Row[]) => {
      const next = new Map(edits);
      for (const [key, theirs] of found) {
        const edit = next.get(key);
        const spotInAll = spotOf(all, key);
        const row = spotInAll && all[spotInAll.row];
        if (edit && row) next.set(key, withTheirs(edit, row, spotInAll.column, theirs, currency));
      }
      dispatch({ do: 'set', edits: next });
    },
    drop: (keys: readonly string[]) => {
      const next = new Map(edits);
      for (const key of keys) next.delete(key);
      dispatch({ do: 'set', edits: next });
    },
    undo: () => dispatch({ do: 'undo' }),
    redo: () => dispatch({ do: 'redo' }),
    reset: () => dispatch({ do: 'reset' }),
  };
}

export type Grid = ReturnType<typeof useGrid>;
