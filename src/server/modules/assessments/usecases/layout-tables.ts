// The tables of a printed assessment: ranking, rules, appeals, and how one score came about.
import type { SubjectFigures } from '@/server/modules/analytics';
import { indicatorOf, type IndicatorName } from '../domain/indicators';
import type { BreakdownRow, RankingRow, Standing } from '../domain/paper';
import { text, type Cell, type LayoutColumn, type LayoutTable } from '../domain/paper-layout';
import type { SchemeRules } from '../domain/scheme';
import type { AppealView, RunItem, SubjectScore } from '../schemas';
import { cellWords, type PaperWords } from './paper-words';

/** Everything a print of a run tells, as it was read. */
export interface PaperFacts {
  run: RunItem & { inputsHash: string; isReproduced: boolean };
  organization: { name: string; currency: string };
  rules: SchemeRules;
  scores: readonly SubjectScore[];
  figures: ReadonlyMap<string, SubjectFigures>;
  appeals: readonly AppealView[];
  /** The published run of the period before; null: there is none. */
  before: { number: string; periodFrom: string; periodTo: string } | null;
  standings: ReadonlyMap<string, Standing>;
}

export const NOTHING = text('–');
const column = (label: string, align: LayoutColumn['align'], share: number) => ({
  ...{ label, align, share },
});

export function pointsCell(words: PaperWords, value: bigint | null, signed = false): Cell {
  return value === null ? text(words.t('basis.none')) : { kind: 'points', value, signed };
}

/** A result or target of an indicator, in its own unit. */
function valueCell(words: PaperWords, indicator: IndicatorName, value: bigint | null): Cell {
  if (value === null) return text(words.t('basis.none'));
  return { kind: indicatorOf(indicator).unit === 'days' ? 'days' : 'rate', value };
}

const rankCell = (rank: number | null): Cell =>
  rank === null ? NOTHING : { kind: 'count', value: BigInt(rank) };

export function rankingTable(words: PaperWords, rows: readonly RankingRow[]): LayoutTable {
  const { t } = words;
  const then = (row: RankingRow, cell: (before: Standing) => Cell) =>
    row.before === null ? NOTHING : cell(row.before);
  return {
    title: t('paper.ranking'),
    columns: [
      column(t('field.rank'), 'end', 5),
      column(t('field.code'), 'start', 12),
      column(t('field.subject'), 'start', 26),
      column(t('field.total'), 'end', 9),
      column(t('field.grade'), 'start', 8),
      column(t('field.controllable'), 'end', 12),
      column(t('paper.scoreBefore'), 'end', 10),
      column(t('paper.change'), 'end', 9),
      column(t('paper.rankBefore'), 'end', 9),
    ],
    rows: rows.map((row) => [
      rankCell(row.rank),
      text(row.subjectCode),
      text(row.subjectName),
      pointsCell(words, row.total),
      text(row.grade ?? '–'),
      pointsCell(words, row.controllable),
      then(row, ({ total }) => pointsCell(words, total)),
      row.change === null ? NOTHING : pointsCell(words, row.change, true),
      then(row, ({ rank }) => rankCell(rank)),
    ]),
  };
}

export function rulesTable(words: PaperWords, { indicators }: SchemeRules): LayoutTable {
  const { t } = words;
  return {
    title: t('form.indicators'),
    columns: [
      column(t('field.indicator'), 'start', 22),
      column(t('paper.formula'), 'start', 38),
      column(t('field.target'), 'end', 12),
      column(t('field.better'), 'start', 14),
      column(t('field.weight'), 'end', 10),
    ],
    rows: indicators.map(({ indicator, targetPpm, better, weightPpm }) => [
      text(t(`indicator.${indicator}`)),
      text(t(`formula.${indicator}`)),
      valueCell(words, indicator, targetPpm),
      text(t(`better.${better}`)),
      { kind: 'rate', value: weightPpm },
    ]),
  };
}

export function appealTable(words: PaperWords, facts: PaperFacts, appeals: readonly AppealView[]) {
  const { t, formats } = words;
  const indicatorOfLine = (lineNo: number) => facts.rules.indicators[lineNo - 1]?.indicator;
  const said = (by: string | null, at: Date | null, what: string | null) =>
    text([what, by, at && formats.dateTime(at)].filter(Boolean).join(' · ') || '–');
  return {
    title: t('detail.appeals'),
    columns: [
      column(t('field.subject'), 'start', 18),
      column(t('field.indicator'), 'start', 16),
      column(t('field.status'), 'start', 10),
      column(t('field.reason'), 'start', 24),
      column(t('field.answer'), 'start', 24),
      column(t('field.adjustment'), 'end', 10),
    ],
    rows: appeals.map((one): Cell[] => {
      const indicator = indicatorOfLine(one.lineNo);
      return [
        text(one.subjectName),
        text(indicator ? t(`indicator.${indicator}`) : '–'),
        text(t(`appealStatus.${one.status}`)),
        said(one.createdByName, one.createdAt, one.reason),
        said(one.decidedByName, one.decidedAt, one.answer),
        one.adjustment === null ? NOTHING : pointsCell(words, one.adjustment, true),
      ];
    }),
  } satisfies LayoutTable;
}

function figureCell(name: string, value: bigint, currency: string): Cell {
  return name.endsWith('Minor') ? { kind: 'money', value, currency } : { kind: 'count', value };
}

export function breakdownTable(
  words: PaperWords,
  { organization }: PaperFacts,
  rows: readonly BreakdownRow[],
  total: bigint | null,
): LayoutTable {
  const { t } = words;
  const read = ({ reads }: BreakdownRow) =>
    reads
      .map(({ figure, value }) => {
        const cell = figureCell(figure, value, organization.currency);
        return t('paper.said', { label: t(`figure.${figure}`), text: cellWords(words, cell) });
      })
      .join('\n');
  return {
    title: t('paper.breakdown'),
    columns: [
      column(t('field.indicator'), 'start', 13),
      column(t('paper.formula'), 'start', 15),
      column(t('paper.inputs'), 'start', 22),
      column(t('field.value'), 'end', 8),
      column(t('field.target'), 'end', 8),
      column(t('field.attainment'), 'end', 8),
      column(t('field.score'), 'end', 8),
      column(t('field.adjustment'), 'end', 8),
      column(t('field.weight'), 'end', 7),
      column(t('paper.counted'), 'end', 8),
      column(t('paper.weighted'), 'end', 8),
    ],
    rows: rows.map((row) => [
      text(t(`indicator.${row.indicator}`)),
      text(t(`formula.${row.indicator}`)),
      text(read(row)),
      valueCell(words, row.indicator, row.valuePpm),
      valueCell(words, row.indicator, row.targetPpm),
      row.attainmentPpm === null ? NOTHING : { kind: 'rate', value: row.attainmentPpm },
      pointsCell(words, row.score),
      row.adjustment === 0n ? NOTHING : pointsCell(words, row.adjustment, true),
      { kind: 'rate', value: row.weightPpm },
      { kind: 'rate', value: row.countedPpm },
      row.weighted === null ? NOTHING : pointsCell(words, row.weighted),
    ]),
    totals: [
      text(t('field.total')),
      ...Array.from({ length: 9 }, () => text('')),
      pointsCell(words, total),
    ],
  };
}
