// Cells copied from a spreadsheet as rows; rows without a word are left out. Pure.

export interface PastedTable<T> {
  readonly rows: readonly T[];
  /** The line of each row in what was pasted, as its reader counts: from 1, headings and blanks too. */
  readonly lines: readonly number[];
}

function readCells(text: string): { line: number; cells: string[] }[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line, index) => ({
      line: index + 1,
      cells: line.split('\t').map((cell) => cell.trim()),
    }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
}

/** Each row by its cells; a heading, which has no digit in the column `valueAt`, is skipped. */
export function readTable<T>(
  text: string,
  valueAt: number,
  rowOf: (cells: readonly string[]) => T,
): PastedTable<T> {
  const found = readCells(text);
  const [first] = found;
  const isHeading = first !== undefined && !/\d/.test(first.cells[valueAt] ?? '');
  const kept = isHeading ? found.slice(1) : found;
  return { rows: kept.map(({ cells }) => rowOf(cells)), lines: kept.map(({ line }) => line) };
}
