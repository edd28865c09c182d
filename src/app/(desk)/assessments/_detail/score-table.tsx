'use client';
// Who reached what: one row a subject, one column an indicator; a row opens its calculation.
import { Badge, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { RunView, SubjectScore } from '@/server/modules/assessments/schemas';
import { DataTable, fixedSource, textColumn, type Column } from '@/ui/tables';
import classes from './scores.module.css';
import { useScoreText, type ScoreText } from './score-text';

const HUNDRED = 100n;
const FULL = 10_000n;

/** How strong a cell is tinted: 0 at no points, 100 at full ones and above. */
function strengthOf(score: bigint | null): number {
  if (score === null || score <= 0n) return 0;
  return Number(((score > FULL ? FULL : score) * HUNDRED) / FULL);
}

const exactPoints = (score: bigint | null) => (score === null ? null : Number(score) / 100);

function pointsColumn(
  id: string,
  label: string,
  text: ScoreText,
  value: (row: SubjectScore) => bigint | null,
  more: Partial<Column<SubjectScore>> = {},
): Column<SubjectScore> {
  return {
    id,
    label,
    align: 'end',
    width: 118,
    cell: (row) => (
      <span
        className={classes.points}
        style={{ ['--strength' as string]: `${strengthOf(value(row))}%` }}
        data-none={value(row) === null || undefined}
      >
        {text.points(value(row))}
      </span>
    ),
    exportValue: (row) => exactPoints(value(row)),
    ...more,
  };
}

const lineScore = (row: SubjectScore, lineNo: number): bigint | null => {
  const line = row.lines.find((one) => one.lineNo === lineNo);
  if (!line || (line.score === null && line.adjustment === 0n)) return null;
  return (line.score ?? 0n) + line.adjustment;
};

function useScoreColumns(run: RunView, onOpen: (subjectId: string) => void) {
  const t = useTranslations('assessments');
  const text = useScoreText();
  return useMemo(
    () => [
      textColumn<SubjectScore>({
        id: 'rank',
        label: t('field.rank'),
        value: (row) => (row.rank === null ? null : String(row.rank)),
        width: 70,
        phone: 'meta',
      }),
      textColumn<SubjectScore>({
        id: 'subject',
        label: t('field.subject'),
        value: (row) => row.subjectName,
        cell: (row) => (
          <button type="button" className={classes.subject} onClick={() => onOpen(row.subjectId)}>
            {row.subjectName}
            <Text span size="xs" c="dimmed" ml={6}>
              {row.subjectCode}
            </Text>
          </button>
        ),
        fixed: true,
        minWidth: 220,
        phone: 'title',
      }),
      textColumn<SubjectScore>({
        id: 'grade',
        label: t('field.grade'),
        value: (row) => row.grade,
        cell: (row) => (row.grade === null ? '–' : <Badge variant="light">{row.grade}</Badge>),
        width: 84,
        phone: 'badge',
      }),
      pointsColumn('total', t('field.total'), text, (row) => row.total, { phone: 'value' }),
      pointsColumn('controllable', t('field.controllable'), text, (row) => row.controllable, {
        width: 150,
        phone: 'meta',
      }),
      ...run.indicators.map(({ indicator }, index) =>
        pointsColumn(indicator, t(`indicator.${indicator}`), text, (row) =>
          lineScore(row, index + 1),
        ),
      ),
    ],
    // The texts follow the language, as `t` does.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [t, run.indicators, onOpen],
  );
}

export interface ScoreTableProps {
  readonly run: RunView;
  readonly onOpen: (subjectId: string) => void;
}

export function ScoreTable({ run, onOpen }: ScoreTableProps) {
  const t = useTranslations('assessments');
  return (
    <DataTable
      tableId={`assessment-scores-${run.subjectKind}`}
      label={t('detail.scores')}
      columns={useScoreColumns(run, onOpen)}
      source={fixedSource(run.scores)}
      rowKey={(row) => row.subjectId}
      rowLabel={(row) => row.subjectName}
      maxHeight="none"
    />
  );
}
