// The grid as a file: one row per cell, in the columns that the import of budgets reads, so that a
// file goes out, is worked on and comes back. Headings are in the reader's words, which the import
// knows in each language; names stand beside the codes for whoever works on it.
import { majorText } from '@/kernel/money';
import type { BudgetView } from '@/server/modules/budgets/version-schemas';
import { downloadText, downloadXlsx } from '@/ui/tables/download';
import { toCsv, type ExportCell } from '@/ui/tables/export-cells';
import { amountAt, type Row } from './grid-model';
import type { Grid } from './use-grid';

export const FILE_COLUMNS = [
  'year',
  'budget',
  'period',
  'centre',
  'centreName',
  'account',
  'accountName',
  'programme',
  'amount',
  'comment',
] as const;
export type FileColumn = (typeof FILE_COLUMNS)[number];

const text = (value: string | null): ExportCell =>
  value === null || value === '' ? { kind: 'empty' } : { kind: 'text', text: value };

/** `8400 Software` without its code. */
const nameOf = (label: string, code: string): string =>
  label.startsWith(`${code} `) ? label.slice(code.length + 1) : label;

export async function exportGrid(
  budget: BudgetView,
  rows: readonly Row[],
  grid: Grid,
  { format, headingOf }: { format: 'csv' | 'xlsx'; headingOf: (column: FileColumn) => string },
): Promise<void> {
  const { currency, yearCode, number, periods } = budget;
  const cells = rows.flatMap((row) =>
    periods.flatMap(({ code }, at): ExportCell[][] => {
      const minor = amountAt(row, at, grid.edits, currency);
      if (minor === null || minor === undefined) return [];
      return [
        [
          ...[yearCode, number, code].map(text),
          ...[row.codes.centre, nameOf(row.centre, row.codes.centre)].map(text),
          ...[row.codes.account, nameOf(row.account, row.codes.account)].map(text),
          text(row.codes.programme),
          { kind: 'number', text: majorText(minor, currency) },
          text(grid.editAt(row, at).comment),
        ],
      ];
    }),
  );
  const sheet = { header: FILE_COLUMNS.map(headingOf), rows: cells };
  const name = `${number}.${format}`;
  if (format === 'csv') downloadText(toCsv(sheet), name);
  else await downloadXlsx(sheet, name);
}
