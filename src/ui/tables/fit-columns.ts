// A figure is never cut: half an amount reads as another one. A column of amounts is at least as wide
// as its longest; what does not fit the window scrolls. Pure.
import type { Column } from './column';

/** Pixels of the widest digit, and of the padding of a cell on both sides: 12 and 16 at the table's edge. */
const LETTER = 8;
const PADDING = 30;
/** A total has a digit and a separator more than what it sums. */
const TOTAL_SPARE = 2;

/** The columns, wide enough for every figure of the rows and of a footer. */
export function fitColumns<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  footer: Readonly<Record<string, unknown>> = {},
): readonly Column<Row>[] {
  return columns.map((column) => {
    const { letters, width } = column;
    if (!letters || width === undefined) return column;
    const most = rows.reduce((longest, row) => Math.max(longest, letters(row)), 0);
    const spare = column.id in footer ? TOTAL_SPARE : 0;
    const needed = most === 0 ? 0 : (most + spare) * LETTER + PADDING;
    return needed > width ? { ...column, width: needed, minWidth: needed } : column;
  });
}
