// A file as people save it: delimited text or an Excel workbook, told apart by its first bytes.
import readWorkbook from 'read-excel-file/node';
import { DomainError } from '@/kernel/domain-error';
import { decodeText, readDelimited, toTable, type Table } from './table';

const isWorkbook = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Significant digits a workbook's numbers are true to: `0.1 + 0.2` is kept as 0.30000000000000004. */
const DIGITS = 15;

const PLAIN = { useGrouping: false, maximumFractionDigits: 20 } as const;

/** A cell as it would stand in a CSV: a number as a workbook shows it, a date as a business date. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') {
    return Number(value.toPrecision(DIGITS)).toLocaleString('en-US', PLAIN);
  }
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/**
 * The first sheet of a workbook, or the rows of a CSV. Refuses `imports.empty`,
 * `imports.badWorkbook`, `imports.badEncoding`, `imports.columnTwice`, `imports.badRow`.
 */
export async function readTable(bytes: Uint8Array): Promise<Table> {
  if (!isWorkbook(bytes)) return readDelimited(decodeText(bytes));
  let sheet: readonly (readonly unknown[])[];
  try {
    const [first] = await readWorkbook(Buffer.from(bytes));
    sheet = first?.data ?? [];
  } catch {
    throw new DomainError('imports.badWorkbook', { status: 'invalid', field: 'file' });
  }
  if (sheet.length === 0) {
    throw new DomainError('imports.empty', { status: 'invalid', field: 'file' });
  }
  return toTable(sheet.map((row) => row.map(cellText)));
}
