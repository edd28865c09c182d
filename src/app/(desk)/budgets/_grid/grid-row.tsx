'use client';
// One row of the grid: who and what for, an amount per period, what they sum to.
import { useRef } from 'react';
import { amountAt, cellKey, rowTotal, type Row } from './grid-model';
import { templateOf } from './grid-template';
import classes from './grid.module.css';
import { useCellWords } from './use-cell-words';
import type { Grid } from './use-grid';

interface GridRowProps {
  readonly item: Row;
  readonly index: number;
  readonly start: number;
  readonly columns: number;
  readonly amountText: (minor: bigint) => string;
  readonly currency: string;
  readonly grid: Grid;
  readonly isClosed: (column: number) => boolean;
  readonly canWrite: boolean;
  readonly focusGrid: () => void;
}

export function GridRowView(props: GridRowProps) {
  const { item, index, start, columns, amountText, currency, grid } = props;
  const total = rowTotal(item, grid.edits, currency);
  return (
    <div
      role="row"
      aria-rowindex={index + 1}
      className={`${classes.row} ${classes.virtual}`}
      style={{
        gridTemplateColumns: templateOf(columns),
        transform: `translateY(${start}px)`,
      }}
    >
      <div role="rowheader" className={classes.name} title={`${item.centre} · ${item.account}`}>
        <span>{item.account}</span>
        <span className={classes.centre}>
          {item.centre}
          {item.programme && ` · ${item.programme}`}
        </span>
      </div>
      {item.amounts.map((_, column) => (
        <Cell key={column} column={column} {...props} />
      ))}
      <div role="gridcell" className={`${classes.cell} ${classes.total}`}>
        {amountText(total)}
      </div>
    </div>
  );
}

function Cell(props: GridRowProps & { readonly column: number }) {
  const { item, index, column, amountText, currency, grid, isClosed, canWrite, focusGrid } = props;
  const words = useCellWords(currency);
  const spot = { row: index, column };
  const edit = grid.edits.get(cellKey(item.key, column));
  const minor = amountAt(item, column, grid.edits, currency);
  const comment = edit ? edit.comment : (item.comments[column] ?? null);
  const isActive = grid.spot.row === index && grid.spot.column === column;
  const theirs = edit ? words.theirs(edit) : null;
  const problem = (edit && words.problem(edit)?.problem) ?? null;
  const hint = problem ?? theirs ?? comment ?? undefined;
  return (
    <div
      role="gridcell"
      aria-colindex={column + 2}
      aria-selected={grid.isSelected(spot)}
      aria-invalid={problem !== null || undefined}
      className={classes.cell}
      title={hint}
      data-active={isActive || undefined}
      data-selected={grid.isSelected(spot) || undefined}
      data-typed={edit !== undefined || undefined}
      data-bad={problem !== null || undefined}
      data-theirs={theirs !== null || undefined}
      data-comment={comment !== null || undefined}
      data-closed={isClosed(column) || undefined}
      onMouseDown={(event) => grid.move(spot, event.shiftKey)}
      onMouseEnter={(event) => {
        if (event.buttons === 1) grid.move(spot, true);
      }}
      onDoubleClick={() => {
        if (canWrite && !isClosed(column)) grid.setTyping(grid.editAt(item, column).text);
      }}
    >
      {minor === undefined ? edit?.text : minor !== null && amountText(minor)}
      {isActive && grid.typing !== null && (
        <CellInput grid={grid} label={`${item.account}, ${item.centre}`} focusGrid={focusGrid} />
      )}
    </div>
  );
}

interface CellInputProps {
  readonly grid: Grid;
  readonly label: string;
  readonly focusGrid: () => void;
}

function CellInput({ grid, label, focusGrid }: CellInputProps) {
  const { spot } = grid;
  // Focus that goes back to the grid blurs the input before anything is drawn anew: what a key has
  // already taken or given up is not written a second time.
  const isDone = useRef(false);
  const leave = (write: boolean) => {
    if (isDone.current) return;
    isDone.current = true;
    if (write) grid.write([{ ...spot, text: grid.typing ?? '' }]);
    grid.setTyping(null);
  };
  const commit = (down: number, right: number) => {
    leave(true);
    grid.move({ row: spot.row + down, column: spot.column + right });
    focusGrid();
  };
  return (
    <input
      className={classes.input}
      aria-label={label}
      inputMode="decimal"
      autoComplete="off"
      autoFocus
      value={grid.typing ?? ''}
      onChange={(event) => grid.setTyping(event.currentTarget.value)}
      onMouseDown={(event) => event.stopPropagation()}
      onBlur={() => leave(true)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        const { key, shiftKey } = event;
        if (key === 'Escape') {
          leave(false);
          focusGrid();
        }
        if (key === 'Enter') commit(shiftKey ? -1 : 1, 0);
        if (key === 'ArrowUp') commit(-1, 0);
        if (key === 'ArrowDown') commit(1, 0);
        if (key === 'Tab') {
          event.preventDefault();
          commit(0, shiftKey ? -1 : 1);
        }
      }}
    />
  );
}
