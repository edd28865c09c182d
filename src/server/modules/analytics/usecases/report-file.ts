// A report that is sent regularly as a file: read in a transaction, made after it, in the words of the
// person it goes to.
import writeWorkbook, { type CellObject, type Row } from 'write-excel-file/node';
import { createTranslator } from 'next-intl';
import { refusalWords } from '@/i18n/errors/refusal-words';
import { createFormats, type Formats } from '@/i18n/formats/create-formats';
import type { AppLocale } from '@/i18n/locales';
import { loadMessages } from '@/i18n/messages';
import {
  codeText,
  dimensionText,
  isCodeColumn,
  reportColumnLabel,
  type ReportWords,
} from '@/i18n/report-labels';
import type { BusinessDate } from '@/kernel/business-date';
import { DomainError, isDomainError } from '@/kernel/domain-error';
import type { Period } from '@/kernel/period';
import type { Work } from '@/server/platform/actor';
import {
  bold,
  emptyCell,
  headingCell,
  moneyCell,
  moneyFormat,
  numberCell,
  textCell,
} from '@/server/platform/sheet-cells';
import { dueAfter } from '../domain/report-schedule';
import { neverWhole } from '../domain/whole-periods';
import { readSchedule, type ScheduleRow } from '../repo/report-schedules';
import {
  usedArguments,
  type Report,
  type ReportColumn,
  type ReportInput,
  type ReportValue,
} from '../schemas';
import { runReport } from './run-report';
import { scheduledDays } from './scheduled-days';

/** What a spreadsheet opens at once; more is for the command line. */
const MOST_ROWS = 20_000;
const WIDTH = { text: 24, figure: 16 } as const;

interface Words {
  t: ReportWords;
  formats: Formats;
}

async function wordsFor(locale: AppLocale, timeZone: string): Promise<Words> {
  const messages = await loadMessages(locale);
  const t = createTranslator({ locale, messages, namespace: 'reports' }) as ReportWords;
  return { t, formats: createFormats(locale, timeZone) };
}

const FORMAT = { ratio: '0.0%', count: '#,##0', quantity: '#,##0' } as const;

/** A figure that is not known still has the format of its column. */
function nothingIn(kind: ReportColumn['kind'], currency: string): CellObject | null {
  if (kind === 'text' || kind === 'date') return null;
  if (kind !== 'amount') return emptyCell(FORMAT[kind]);
  return currency === '' ? null : emptyCell(moneyFormat(currency));
}

function valueCell(
  value: ReportValue,
  column: ReportColumn,
  { words, currency }: { words: Words; currency: string },
): CellObject | null {
  const { key, kind, dimension } = column;
  if (value === null) return nothingIn(kind, currency);
  if (kind === 'text' && dimension === key) {
    return textCell(dimensionText(words, dimension, String(value)) || words.t('none'));
  }
  if (kind === 'date') return textCell(words.formats.date(String(value)));
  if (kind === 'text') return textCell(codeText(words.t, column, String(value)));
  if (kind === 'amount') return moneyCell(BigInt(value), currency);
  return numberCell(Number(value), FORMAT[kind]);
}

const isText = ({ kind }: ReportColumn): boolean => kind === 'text' || kind === 'date';

function headingOf(column: ReportColumn, columns: readonly ReportColumn[], t: ReportWords) {
  const label = reportColumnLabel(t, column);
  const text = isCodeColumn(column, columns) ? t('dimCode', { dimension: label }) : label;
  return headingCell(text, isText(column) ? 'left' : 'right');
}

/** The rows of the sheet: what it is and of which days, headings, rows, sums. */
function sheetRows(report: Report, words: Words): Row[] {
  const { t, formats } = words;
  const { columns } = report;
  const currencyAt = columns.findIndex(({ key }) => key === 'currency');
  const cells = (values: readonly ReportValue[]) => {
    const currency = String(values[currencyAt] ?? '');
    return columns.map((column, i) => valueCell(values[i] ?? null, column, { words, currency }));
  };
  const plain = (text: string): Row => [{ ...textCell(text), wrap: false }];
  const days = [report.from, report.to].flatMap((day) => (day === null ? [] : formats.date(day)));
  return [
    [{ ...bold(textCell(t(`name.${report.name}`))), wrap: false, fontSize: 14 }],
    ...(days.length > 0 ? [plain(days.join(' – '))] : []),
    ...(report.basis ? [plain(t('comparedWith', { basis: t(`basisOf.${report.basis}`) }))] : []),
    ...(report.asOf ? [plain(t('asOf', { at: formats.dateTime(report.asOf) }))] : []),
    ...(report.cutAfter === null ? [] : [plain(t('cut', { count: report.cutAfter }))]),
    [],
    columns.map((column) => headingOf(column, columns, t)),
    ...report.rows.map(cells),
    ...report.totals.map((row): Row => {
      const [, ...sums] = cells(row);
      return [bold(textCell(t('total'))), ...sums.map((cell) => (cell ? bold(cell) : null))];
    }),
  ];
}

export interface ReportFile {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

/** The workbook of a report. */
async function makeFile(report: Report, words: Words): Promise<ReportFile> {
  const columns = report.columns.map((column) => ({
    width: isText(column) ? WIDTH.text : WIDTH.figure,
  }));
  const sheet = { data: sheetRows(report, words), columns, sheet: report.name };
  const name = [report.name, report.from, report.to].filter((part) => part !== null).join('-');
  return {
    name: `${name}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: new Uint8Array(await writeWorkbook([sheet]).toBuffer()),
  };
}

/** What a schedule asks for of these days; null: of those that are taken where none are named. */
export function askedOf(schedule: ScheduleRow, days: Period | null): ReportInput {
  const { name, by, only, depth, basis } = schedule;
  const used = usedArguments(name, by);
  const { from = null, to = null } = days ?? {};
  return { name, by, only, depth, basis, ...(used.from && { from }), ...(used.to && { to }) };
}

/** A report that is due; `refused` is the code of why there is no file of it, which `summary` says. */
export type DueReport =
  | { readonly summary: string; readonly make: () => Promise<ReportFile> }
  | { readonly summary: string; readonly make: null; readonly refused: string };

/** Why a report has no file, in the words of who waits for it. */
async function withoutFile(
  { organization }: Work,
  refusal: DomainError,
  locale: AppLocale,
): Promise<DueReport> {
  const { t } = await wordsFor(locale, organization.timeZone);
  const { code } = refusal;
  const { problem, mend = '' } = (await refusalWords(locale, organization.timeZone))(refusal);
  return { summary: t('regular.refused', { problem, mend, code }), make: null, refused: code };
}

/** What keeps a schedule from its report; the schedule itself where that can have no days. */
const reasonOf = (schedule: ScheduleRow, refusal: DomainError): DomainError =>
  neverWhole(schedule)
    ? new DomainError('reports.scheduleCutsPeriods', { status: 'invalid', field: 'span' })
    : refusal;

/**
 * The report of a schedule up to the last day that its notice names, however late it is asked for;
 * `make` gives the file, after the transaction. One that is refused (what it narrows to is gone, or it
 * was asked for before its days were checked) says why. Null where the schedule is gone.
 */
export async function readDueReport(
  work: Work,
  { scheduleId, to, locale }: { scheduleId: string; to: BusinessDate; locale: AppLocale },
): Promise<DueReport | null> {
  const schedule = await readSchedule(work.tx, scheduleId);
  if (!schedule) return null;
  try {
    const days = await scheduledDays(work)(schedule, dueAfter(to));
    if (!days) throw new DomainError('periods.noPeriod', { params: { date: to } });
    const report = await runReport(work, askedOf(schedule, days), { locale, limit: MOST_ROWS });
    const words = await wordsFor(locale, work.organization.timeZone);
    const summary = words.t('regular.summary', { count: report.rows.length });
    return { summary, make: () => makeFile(report, words) };
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return withoutFile(work, reasonOf(schedule, error), locale);
  }
}
