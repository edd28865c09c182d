// Rows copied from a spreadsheet, a mail or a list: what product, how many. Pure; nothing is dropped
// silently: what cannot be understood comes out as it is and is refused later with a reason.

export interface PastedRow {
  /** Code, barcode or name. */
  readonly text: string;
  /** As typed; empty where the row had none. */
  readonly quantity: string;
}

const HEADER = /^(qty|quantity|pcs|menge|数量|數量|件数|件數)\.?$/i;
const NUMBER = /^[\d０-９][\d０-９.,，．\s]*$/;

/** Tab-separated cells as spreadsheets copy them: a cell with a tab or line break is quoted. */
function tabbedRows(text: string): string[][] {
  const rows: string[][] = [];
  let cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i];
    if (isQuoted) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else isQuoted = false;
    } else if (char === '"' && cell === '') isQuoted = true;
    else if (char === '\t' || char === '\n') {
      cells.push(cell);
      cell = '';
      if (char === '\n') {
        rows.push(cells);
        cells = [];
      }
    } else cell += char;
  }
  return [...rows, [...cells, cell]];
}

/** `ABC-1, 12` and `ABC-1; 12`; a name may contain commas, so only a last number counts. */
function separatedCells(line: string): string[] {
  const match = /^(.*\S)\s*[,;，；]\s*([\d０-９][\d０-９.]*)$/.exec(line.trim());
  return match?.[1] && match[2] ? [match[1], match[2]] : [line];
}

/** The quantity is the last cell that is a number; the product is the first cell with anything. */
function rowOf(cells: readonly string[]): PastedRow | null {
  const filled = cells
    .map((cell) => cell.replace(/\s+/g, ' ').trim())
    .filter((cell) => cell !== '');
  const [text, ...rest] = filled;
  if (text === undefined) return null;
  const numbers = rest.filter((cell) => NUMBER.test(cell));
  return { text, quantity: numbers.at(-1) ?? rest.at(-1) ?? '' };
}

/** True where a paste is a table or list rather than one word into one field. */
export function isManyRows(text: string): boolean {
  return /[\t\n]/.test(text.trim().replace(/\r\n?/g, '\n'));
}

export function parsePastedRows(text: string): readonly PastedRow[] {
  const clean = text.replace(/\r\n?/g, '\n');
  const table = clean.includes('\t')
    ? tabbedRows(clean)
    : clean.split('\n').map((line) => separatedCells(line));
  const [head, ...body] = table;
  const hasHeader = head?.some((cell) => HEADER.test(cell.trim())) === true;
  return (hasHeader ? body : table).flatMap((cells) => rowOf(cells) ?? []);
}
