// Cells of a workbook: figures are numbers, so that they can be reckoned with; every text is written as
// text, so that none is run as a formula.
import type { CellObject } from 'write-excel-file/node';
import { minorDigits } from '@/kernel/currency';
import { majorText } from '@/kernel/money';

/** A spreadsheet keeps 15 digits; a longer figure goes as text rather than rounded. */
const MOST_DIGITS = 15;

export const textCell = (value: string): CellObject => ({
  type: String,
  value,
  wrap: true,
  alignVertical: 'top',
});

export const numberCell = (value: number, format: string): CellObject => ({
  ...{ type: Number, value, format, alignVertical: 'top' },
});

/** No figure, in the format of its column: what is typed there looks like the rest. */
export const emptyCell = (format: string): CellObject => ({
  ...{ type: Number, format, alignVertical: 'top' },
});

/** How amounts of a currency are written. */
export function moneyFormat(currency: string): string {
  const digits = minorDigits(currency);
  return digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`;
}

export function moneyCell(minor: bigint, currency: string): CellObject {
  const major = majorText(minor, currency);
  if (String(minor).replace('-', '').length > MOST_DIGITS) return textCell(major);
  return numberCell(Number(major), moneyFormat(currency));
}

export const bold = (cell: CellObject): CellObject => ({ ...cell, fontWeight: 'bold' });

const HEADING = '#e8eef0';

/** Above a column; figures stand at its end. */
export const headingCell = (label: string, align: 'left' | 'right'): CellObject => ({
  ...bold(textCell(label)),
  ...{ align, backgroundColor: HEADING },
});
