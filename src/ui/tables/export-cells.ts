// Rows and columns as they are shown, ready for a file. Pure; exact figures, no formulas.
import { majorText } from '@/kernel/money';
import type { Column, ExportValue } from './column';

export type ExportCell =
  | { readonly kind: 'text'; readonly text: string }
  /** Decimal text, exact; the spreadsheet turns it into its own number. */
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'empty' };

const EMPTY: ExportCell = { kind: 'empty' };

function cellOf(value: ExportValue): ExportCell {
  if (value === null) return EMPTY;
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (typeof value === 'number') return { kind: 'number', text: String(value) };
  if ('minor' in value) return { kind: 'number', text: majorText(value.minor, value.currency) };
  if ('date' in value) return { kind: 'text', text: value.date };
  return { kind: 'text', text: value.at.toISOString() };
}

export interface ExportSheet {
  readonly header: readonly string[];
  readonly rows: readonly (readonly ExportCell[])[];
}

/** A money column is followed by its currency wherever the shown rows mix currencies. */
export function exportSheet<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  currencyLabel: string,
): ExportSheet {
  const parts = columns.map((column) => {
    const values = rows.map((row) => column.exportValue(row));
    const currencies = values.map((value) =>
      typeof value === 'object' && value !== null && 'minor' in value ? value.currency : null,
    );
    const isMixed = new Set(currencies.filter((code) => code !== null)).size > 1;
    return { column, values, currencies, isMixed };
  });
  return {
    header: parts.flatMap(({ column, isMixed, currencies }) => {
      const currency = currencies.find((code) => code !== null);
      if (isMixed) return [column.label, `${column.label} (${currencyLabel})`];
      return [currency ? `${column.label} (${currency})` : column.label];
    }),
    rows: rows.map((_, index) =>
      parts.flatMap(({ values, currencies, isMixed }) => {
        const cell = cellOf(values[index] ?? null);
        return isMixed ? [cell, cellOf(currencies[index] ?? null)] : [cell];
      }),
    ),
  };
}

/** A spreadsheet runs text that begins like a formula; an apostrophe keeps it text. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function csvField(cell: ExportCell): string {
  if (cell.kind === 'empty') return '';
  const text = cell.kind === 'text' ? harmless(cell.text) : cell.text;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** RFC 4180 with a byte order mark, without which Excel misreads Chinese. */
export function toCsv(sheet: ExportSheet): string {
  const lines = [
    sheet.header.map((text) => csvField({ kind: 'text', text })).join(','),
    ...sheet.rows.map((row) => row.map(csvField).join(',')),
  ];
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}
