// Which columns a list shows in a window that is narrower than all of them together: the least important
// leave first, so that what a row is of and how much it is stay in view without scrolling sideways. Pure.
import type { Column, PhoneSlot } from './column';

export const CHECKBOX_WIDTH = 44;
const DEFAULT_MIN_WIDTH = 150;

/** Pixels of a column in a table that is wider than its window. */
export const leastWidth = <Row>(column: Column<Row>): number =>
  column.minWidth ?? column.width ?? DEFAULT_MIN_WIDTH;

/** What a phone's card leaves out leaves first, then what stands in its small print. */
const LEAVING: readonly (PhoneSlot | undefined)[] = ['hidden', undefined, 'meta'];

export interface Room {
  /** Pixels of the window. */
  readonly width: number;
  readonly hasCheckbox: boolean;
  /** Ids of columns that the reader chose: they stay, and the table scrolls. */
  readonly chosen: ReadonlySet<string>;
}

const neededBy = <Row>(columns: readonly Column<Row>[], hasCheckbox: boolean): number =>
  columns.reduce((sum, column) => sum + leastWidth(column), hasCheckbox ? CHECKBOX_WIDTH : 0);

/** Pixels from which on a table is worth scrolling; below, cards say all of a row. */
const CARDS_BELOW = 600;

/**
 * Whether even the columns that stay have no room: a table would cut what a row is of or how much it is.
 * One whose columns the reader chose scrolls.
 */
export const wantsCards = <Row>(
  staying: readonly Column<Row>[],
  { width, hasCheckbox, chosen }: Room,
): boolean => chosen.size === 0 && width < CARDS_BELOW && neededBy(staying, hasCheckbox) > width;

/** The columns that stay, in their order. */
export function columnsWithRoom<Row>(
  columns: readonly Column<Row>[],
  { width, hasCheckbox, chosen }: Room,
): readonly Column<Row>[] {
  const [first] = columns;
  let excess = neededBy(columns, hasCheckbox) - width;
  const left = new Set<string>();
  for (const slot of LEAVING) {
    for (const column of columns.toReversed()) {
      if (excess <= 0) break;
      if (column.phone !== slot || column === first || column.fixed) continue;
      if (chosen.has(column.id)) continue;
      left.add(column.id);
      excess -= leastWidth(column);
    }
  }
  return left.size === 0 ? columns : columns.filter(({ id }) => !left.has(id));
}
