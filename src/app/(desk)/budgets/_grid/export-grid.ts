// The grid as a file: one row per cell, in the columns that the import of budgets reads, so that a
// file goes out, is worked on and comes back.
import { majorText } from '@/kernel/money';
import type { BudgetView } from '@/server/modules/budgets/version-schemas';
import { downloadText, downloadXlsx } from '@/ui/tables/download';
import { toCsv, type ExportCell } from '@/ui/tables/export-cells';
import { amountAt, type Row } from './grid-model';
import type { Grid } from './use-grid';

const HEADER = ['year', 'budget', 'period', 'centre', 'account', 'programme', 'amount', 'comment'];
const text = (value: string | null): ExportCell =>
  value === null || value === '' ? { kind: 'empty' } : { kind: 'text', text: value };

export async function exportGrid(
  budget: BudgetView,
  rows: readonly Row[],
  grid: Grid,
  format: 'csv' | 'xlsx',
): Promise<void> {
  const { currency, yearCode, number, periods } = budget;
  const cells = rows.flatMap((row) =>
    periods.flatMap(({ code }, at): ExportCell[][] => {
      const minor = amountAt(row, at, grid.edits, currency);
      if (minor === null || minor === undefined) return [];
      return [
        [
          ...[yearCode, number, code, row.codes.centre, row.codes.account].map(text),
          text(row.codes.programme),
          { kind: 'number', text: majorText(minor, currency) },
          text(grid.editAt(row, at).comment),
        ],
      ];
    }),
  );
  const sheet = { header: HEADER, rows: cells };
  const name = `${number}.${format}`;
  if (format === 'csv') downloadText(toCsv(sheet), name);
  else await downloadXlsx(sheet, name);
}
