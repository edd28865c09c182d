// Rows and columns as they are shown, ready for a file. Pure; exact figures, no formulas.
import { guardFormula } from '@/kernel/formula-guard';
import { majorText } from '@/kernel/money';
import type { Column, ExportValue } from './column';

export type ExportCell =
  | { readonly kind: 'text'; readonly text: string }
  /** Decimal text, exact; the spreadsheet turns it into its own number. */
  | { readonly kind: 'number'; readonly text: string }
  /** A ratio in decimal text: 0.125 is 12.5 %. */
  | { readonly kind: 'ratio'; readonly text: string }
  /** `2026-03-09` */
  | { readonly kind: 'date'; readonly text: string }
  /** `2026-03-09 14:05`, by the clock on the wall of the organization. */
  | { readonly kind: 'time'; readonly text: string }
  /** `like`: a figure of the column it is in, for its format. */
  | { readonly kind: 'empty'; readonly like?: string };

/** What a file needs of the reader's language and zone. */
export interface ExportWords {
  readonly currency: string;
  /** The currency of the organization. */
  readonly orgCurrency: string;
  readonly statusOf: (status: string) => string;
  /** An instant as `2026-03-09 14:05`. */
  readonly timeOf: (instant: Date) => string;
}

const EMPTY: ExportCell = { kind: 'empty' };

function cellOf(value: ExportValue, words: ExportWords): ExportCell {
  if (value === null) return EMPTY;
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (typeof value === 'number') return { kind: 'number', text: String(value) };
  if ('minor' in value) return { kind: 'number', text: majorText(value.minor, value.currency) };
  if ('ratio' in value) return { kind: 'ratio', text: String(value.ratio) };
  if ('date' in value) return { kind: 'date', text: value.date };
  if ('status' in value) return { kind: 'text', text: words.statusOf(value.status) };
  return { kind: 'time', text: words.timeOf(value.at) };
}

export interface ExportSheet {
  readonly header: readonly string[];
  readonly rows: readonly (readonly ExportCell[])[];
}

/** The one currency of the amounts: null where they mix, undefined where there are none. */
function onlyOf(currencies: readonly (string | null)[]): string | null | undefined {
  const [only, another] = new Set(currencies.filter((code) => code !== null));
  return another === undefined ? only : null;
}

/**
 * Says what the screen says: states in words, times by the organization's clock. A money column is
 * followed by its currency wherever the shown rows mix currencies, and otherwise named with it; one
 * without amounts has that of the others or of the organization. A column of buttons stays out.
 */
export function exportSheet<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  words: ExportWords,
): ExportSheet {
  const parts = columns.flatMap((column) => {
    const { exportValue } = column;
    if (!exportValue) return [];
    const values = rows.map((row) => exportValue(row));
    const currencies = values.map((value) =>
      typeof value === 'object' && value !== null && 'minor' in value ? value.currency : null,
    );
    const only = onlyOf(currencies);
    return [{ column, values, currencies, only, isMixed: only === null }];
  });
  const shared = onlyOf(parts.flatMap(({ currencies }) => currencies));
  const usual = shared === undefined ? words.orgCurrency : shared;
  const named = parts.map(({ column: { label, holdsMoney }, ...part }) => {
    const currency = part.only ?? (holdsMoney ? usual : null);
    return { ...part, label, currency, like: currency === null ? null : majorText(0n, currency) };
  });
  return {
    header: named.flatMap(({ label, isMixed, currency }) => {
      if (isMixed) return [label, `${label} (${words.currency})`];
      return [currency ? `${label} (${currency})` : label];
    }),
    rows: rows.map((_, index) =>
      named.flatMap(({ values, currencies, isMixed, like }) => {
        const found = cellOf(values[index] ?? null, words);
        const cell = found.kind === 'empty' && like !== null ? { ...found, like } : found;
        return isMixed ? [cell, cellOf(currencies[index] ?? null, words)] : [cell];
      }),
    ),
  };
}

function csvField(cell: ExportCell): string {
  if (cell.kind === 'empty') return '';
  const text = cell.kind === 'text' ? guardFormula(cell.text) : cell.text;
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
