// Whether a card of a phone shows a column of a row. Pure.
import type { Column } from './column';

/** On a desk a dash keeps the columns readable; on a card it would only be noise. Buttons always stand. */
export function hasContent<Row>(column: Column<Row>, row: Row): boolean {
  if (column.isEmpty) return !column.isEmpty(row);
  if (!column.exportValue) return true;
  const value = column.exportValue(row);
  return value !== null && value !== '';
}
