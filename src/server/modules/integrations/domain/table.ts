// A file as rows of text under the names of its columns, with every problem of the file itself
// (encoding, header, ragged rows) named before any row is looked at.
import { parse } from 'csv-parse/sync';
import { DomainError } from '@/kernel/domain-error';

export interface TableRow {
  /** As a person counts them: the header is row 1, empty rows count too. */
  row: number;
  cells: Record<string, string>;
  /** Cells with something in them beyond the last column of the header. */
  surplus: number;
  /** How many cells of the heading the row does not have at all. */
  lacking: number;
}

export interface Table {
  header: string[];
  rows: TableRow[];
}

const NULL = '\u0000';
const DELIMITERS = [',', ';', '\t', '|'];

/** The delimiter that cuts the header into most columns. */
function delimiterOf(text: string): string {
  const header = text.slice(0, Math.max(text.indexOf('\n'), 0) || text.length);
  const counts = DELIMITERS.map((one) => header.split(one).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** Text of a UTF-8 file. Refuses `imports.badEncoding` with the first byte that does not fit. */
export function decodeText(bytes: Uint8Array): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // No text has one: the file is UTF-16 that does not say so, or no text at all.
    if (text.includes(NULL)) throw new TypeError('a null character');
    return text;
  } catch {
    const line = firstBadLine(bytes);
    throw new DomainError('imports.badEncoding', {
      status: 'invalid',
      field: 'file',
      params: { row: line },
    });
  }
}

function firstBadLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let start = 0;
  for (let row = 1; start < bytes.length; row += 1) {
    const end = bytes.indexOf(10, start);
    const line = bytes.subarray(start, end < 0 ? bytes.length : end);
    try {
      if (decoder.decode(line).includes(NULL)) return row;
    } catch {
      return row;
    }
    start = end < 0 ? bytes.length : end + 1;
  }
  return 1;
}

/** Reads delimited text. Refuses `imports.empty`, `imports.columnTwice`, `imports.badRow`. */
export function readDelimited(text: string): Table {
  const clean = text.replace(/^\uFEFF/, '');
  if (clean.trim() === '')
    throw new DomainError('imports.empty', { status: 'invalid', field: 'file' });
  let records: string[][];
  try {
    records = parse(clean, {
      delimiter: delimiterOf(clean),
      relaxColumnCount: true,
      relaxQuotes: true,
    });
  } catch (error) {
    const row = (error as { lines?: number }).lines ?? 1;
    throw new DomainError('imports.badRow', { status: 'invalid', field: 'file', params: { row } });
  }
  return toTable(records.map((record) => record.map(asMeant)));
}

/** Our own files keep text that begins like a formula harmless by an apostrophe: it is not of the text. */
function asMeant(cell: string): string {
  return /^'[=+\-@＝＋－＠\t\r\n]/.test(cell) ? cell.slice(1) : cell;
}

/** A table of records whose first is the header. */
export function toTable(records: readonly (readonly string[])[]): Table {
  const header = (records[0] ?? []).map((name) => name.trim());
  const twice = header.find((name, index) => name !== '' && header.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new DomainError('imports.columnTwice', {
      status: 'invalid',
      field: 'file',
      params: { column: twice },
    });
  }
  const isFilled = (cell: string) => cell.trim() !== '';
  // Spreadsheets leave rows of nothing between and below: they are passed over, but counted.
  const rows = records.slice(1).flatMap((record, index): TableRow[] => {
    if (!record.some(isFilled)) return [];
    const cells = Object.fromEntries(header.map((name, at) => [name, (record[at] ?? '').trim()]));
    return [
      {
        ...{ row: index + 2, cells, lacking: Math.max(header.length - record.length, 0) },
        surplus: record.slice(header.length).filter(isFilled).length,
      },
    ];
  });
  return { header, rows };
}
