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

/** Whether rows of a node are its own alone, though others hang below it. */
export const standsAlone = ({ own }: Pick<Report, 'own'>, dimension: string, code: string) =>
  own?.[dimension]?.includes(code) ?? false;

/** The kinds of account that rows tell apart; none in a report that knows none. */
export const accountKinds = (lines: readonly ReportLine[]): readonly string[] =>
  [...new Set(lines.map(({ values }) => textOf(values['account_kind'])))].filter(Boolean);

/**
 * What a row is called in a picture: its dimensions, and, where revenue and expense of the same stand
 * beside each other, which of them it is. An account is of one kind.
 */
export function labelOf(
  report: Pick<Report, 'by' | 'own'>,
  { values }: ReportLine,
  words: {
    readonly none: string;
    readonly kindOf: (kind: string) => string;
    readonly dayOf: (date: string) => string;
    readonly itself: (name: string) => string;
  },
): string {
  const { by } = report;
  const names = by.map((dim) => {
    const code = textOf(values[dim]);
    const name = textOf(values[`${dim}_name`]) || code || words.none;
    return standsAlone(report, dim, code) ? words.itself(name) : name;
  });
  const kind = by.includes('account') ? '' : textOf(values['account_kind']);
  // Of a subject with several targets, each has its days.
  const days = ['from_date', 'to_date'].map((key) => textOf(values[key])).filter(Boolean);
  const kinds = kind === '' ? [] : [words.kindOf(kind)];
  return [...names, ...kinds, ...days.map(words.dayOf)].join(' · ');
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
