// The words of a report's columns and cells, on the screen and in a file alike.
import type { useTranslations } from 'next-intl';
import type { ReportColumn } from '@/server/modules/analytics/schemas';
import type { Formats } from './formats/create-formats';

export type ReportWords = ReturnType<typeof useTranslations<'reports'>>;

/** `days_31_60_amount` and `over_120_amount` follow the organization's own boundaries. */
const BUCKET = /^days_(\d+)_(\d+)_amount$/;
const OVER = /^over_(\d+)_amount$/;

export function reportColumnLabel(t: ReportWords, { key, dimension }: ReportColumn): string {
  if (dimension !== undefined) return t(`dim.${dimension as 'day'}`);
  const [, from, to] = BUCKET.exec(key) ?? [];
  if (from !== undefined && to !== undefined) return t('bucket', { from, to });
  const [, days] = OVER.exec(key) ?? [];
  return days === undefined ? t(`column.${key as 'orders'}`) : t('bucketOver', { days });
}

/** A code beside a name says in its heading that it is one. */
export const isCodeColumn = (
  { key, dimension }: ReportColumn,
  columns: readonly ReportColumn[],
): boolean =>
  key === dimension && columns.some((other) => other.key === `${String(dimension)}_name`);

/** Text columns of codes that are no dimension's; programs get the code, people its words. */
const CODED: ReadonlySet<string> = new Set(['account_kind', 'mark', 'standing']);

/** Whether a column says its codes in words. */
export const isCoded = ({ key }: Pick<ReportColumn, 'key'>): boolean => CODED.has(key);

/** A value of a text column that is no dimension, as a person reads it. */
export function codeText(t: ReportWords, column: Pick<ReportColumn, 'key'>, text: string): string {
  if (!isCoded(column)) return text;
  const word = `code.${column.key as 'mark'}.${text as 'F'}` as const;
  return t.has(word) ? t(word) : text;
}

/** A value of a dimension as a person reads it. */
export function dimensionText(
  { t, formats }: { t: ReportWords; formats: Pick<Formats, 'date' | 'month'> },
  dimension: string,
  text: string,
): string {
  if (dimension === 'day' && text !== '') return formats.date(text);
  if (dimension === 'month' && text !== '') return formats.month(text);
  if (dimension !== 'cause') return text;
  return t.has(`cause.${text as 'CANCELLED'}`) ? t(`cause.${text as 'CANCELLED'}`) : text;
}
