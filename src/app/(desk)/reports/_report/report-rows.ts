// An answer's rows as the table and the charts want them: values by column key. Pure.
import type { Report, ReportColumn, ReportValue } from '@/server/modules/analytics/schemas';

export interface ReportLine {
  readonly key: string;
  readonly currency: string;
  readonly values: Readonly<Record<string, ReportValue>>;
}

function lineOf(
  columns: readonly ReportColumn[],
  row: readonly ReportValue[],
  key: string,
): ReportLine {
  const values = Object.fromEntries(columns.map((column, i) => [column.key, row[i] ?? null]));
  return { key, values, currency: String(values['currency'] ?? '') };
}

export function reportLines(report: Report): readonly ReportLine[] {
  const labels = report.columns.filter((column) => column.kind === 'text').map(({ key }) => key);
  return report.rows.map((row) => {
    const { values } = lineOf(report.columns, row, '');
    const key = JSON.stringify(labels.map((label) => values[label]));
    return lineOf(report.columns, row, key);
  });
}

export function totalLines(report: Report): readonly ReportLine[] {
  return report.totals.map((row, i) => lineOf(report.columns, row, `total-${i}`));
}

export function numberOf(value: ReportValue | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}

export function minorOf(value: ReportValue | undefined): bigint | null {
  return typeof value === 'bigint' ? value : null;
}

export const textOf = (value: ReportValue | undefined): string =>
  typeof value === 'string' ? value : '';
