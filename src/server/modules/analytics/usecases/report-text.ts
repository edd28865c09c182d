// A report as a file for machines: amounts in major units with a point, dates as ISO text, the
// same columns in the same order as CSV or JSON. In CSV no text is run as a formula.
import { stringify } from 'csv-stringify/sync';
import { guardFormula } from '@/kernel/formula-guard';
import { majorText } from '@/kernel/money';
import type { Report, ReportColumn, ReportValue } from '../schemas';

export type ReportFormat = 'csv' | 'json';

function cell(value: ReportValue, column: ReportColumn, currency: string): string | number | null {
  if (value === null) return null;
  if (typeof value === 'string') return value;
  return column.kind === 'amount' ? majorText(value, currency) : Number(value);
}

/** JSON keeps counts as numbers and amounts as text, which no float can spoil. */
export function reportText(report: Pick<Report, 'columns' | 'rows'>, format: ReportFormat): string {
  const { columns } = report;
  const currencyAt = columns.findIndex((column) => column.key === 'currency');
  const cells = report.rows.map((row) =>
    columns.map((column, i) => cell(row[i] ?? null, column, String(row[currencyAt] ?? ''))),
  );
  const keys = columns.map((column) => column.key);
  if (format === 'csv') {
    const guarded = (value: (typeof cells)[number][number], i: number) =>
      typeof value === 'string' && columns[i]?.kind === 'text' ? guardFormula(value) : value;
    return stringify([keys, ...cells.map((row) => row.map(guarded))]);
  }
  const objects = cells.map((row) => Object.fromEntries(keys.map((key, i) => [key, row[i]])));
  return `${JSON.stringify(objects, null, 2)}\n`;
}
