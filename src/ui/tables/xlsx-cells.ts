// A sheet in the terms of the workbook writer: figures, dates and times are what they are, so that a
// spreadsheet sorts and reckons with them; columns are as wide as what is in them. Pure.
import type { ExportCell, ExportSheet } from './export-cells';

/** A spreadsheet keeps 15 digits; a longer figure goes as text rather than rounded. */
const MOST_DIGITS = 15;
const DATE_FORMAT = 'yyyy-mm-dd';
const TIME_FORMAT = 'yyyy-mm-dd hh:mm';
const NARROWEST = 8;
const WIDEST = 48;
const SPARE = 2;

/** The writer counts days from the UTC reading, which is therefore the reading on the wall. */
const asWritten = (text: string) =>
  new Date(`${text.replace(' ', 'T')}${text.length > 10 ? ':00' : 'T00:00:00'}Z`);

const groupedFormat = (text: string) => {
  const digits = text.split('.')[1]?.length ?? 0;
  return digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`;
};

/** Nothing, as figures of this format are written: what is typed there looks like the rest of its column. */
const formatted = (format: string) => ({ type: Number, format });

export function xlsxCell(cell: ExportCell) {
  switch (cell.kind) {
    case 'empty':
      return cell.like === undefined ? null : formatted(groupedFormat(cell.like));
    case 'date':
      return { type: Date, value: asWritten(cell.text), format: DATE_FORMAT };
    case 'time':
      return { type: Date, value: asWritten(cell.text), format: TIME_FORMAT };
    case 'ratio':
      return { type: Number, value: Number(cell.text), format: '0.0%' };
    case 'number':
      if (cell.text.replace(/\D/g, '').length > MOST_DIGITS) {
        return { type: String, value: cell.text };
      }
      return { type: Number, value: Number(cell.text), format: groupedFormat(cell.text) };
    case 'text':
      return { type: String, value: cell.text };
  }
}

/** The cells row by row; an empty one has the number format of its column. */
export function xlsxRows({ header, rows }: ExportSheet) {
  const formats = header.map((_, index) => {
    const figure = rows.find((row) => ['number', 'ratio'].includes(row[index]?.kind ?? ''));
    const cell = figure?.[index] && xlsxCell(figure[index]);
    return cell && 'format' in cell ? cell.format : undefined;
  });
  return rows.map((row) =>
    row.map((cell, index) => {
      const format = formats[index];
      const isBare = cell.kind === 'empty' && cell.like === undefined;
      return isBare && format !== undefined ? formatted(format) : xlsxCell(cell);
    }),
  );
}

/** In letters of a spreadsheet's standard font: a Chinese one takes two. */
function widthOf(text: string): number {
  return [...text].reduce((sum, one) => sum + (one > '\u2e7f' ? 2 : 1), 0);
}

/** One width per column, for its heading and its widest cell. */
export function xlsxColumns({ header, rows }: ExportSheet): { width: number }[] {
  return header.map((heading, index) => {
    const texts = rows.map((row) => {
      const cell = row[index];
      return cell === undefined || cell.kind === 'empty' ? '' : cell.text;
    });
    const widest = texts.reduce((most, text) => Math.max(most, widthOf(text)), widthOf(heading));
    return { width: Math.min(WIDEST, Math.max(NARROWEST, widest + SPARE)) };
  });
}
