'use client';
// Who reached what: one row a subject, one column an indicator; a row opens its calculation.
import { Badge } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { RunView, SubjectScore } from '@/server/modules/assessments/schemas';
import { TextLink } from '@/ui/links';
import { DataTable, fixedSource, textColumn, type Column } from '@/ui/tables';
import { exactPoints, PointsCell } from './points-cell';
import classes from './scores.module.css';

function pointsColumn(
  id: string,
  label: string,
  value: (row: SubjectScore) => bigint | null,
  more: Partial<Column<SubjectScore>> = {},
): Column<SubjectScore> {
  return {
    id,
    label,
    align: 'end',
    width: 104,
    cell: (row) => <PointsCell score={value(row)} />,
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
  return useMemo(
    () => [
      textColumn<SubjectScore>({
        id: 'rank',
        label: t('field.rank'),
        value: (row) => (row.rank === null ? null : String(row.rank)),
        ...{ width: 70, align: 'end', phone: 'meta' },
      }),
      textColumn<SubjectScore>({
        id: 'subject',
        label: t('field.subject'),
        value: (row) => row.subjectName,
        cell: (row) => (
          <>
            <button type="button" className={classes.subject} onClick={() => onOpen(row.subjectId)}>
              {row.subjectName}
            </button>
            <TextLink
              href={`/assessments/${run.id}/${row.subjectId}`}
              aria-label={`${row.subjectCode}: ${t('paper.open', { subject: row.subjectName })}`}
              size="xs"
              ml={8}
            >
              {row.subjectCode}
            </TextLink>
          </>
        ),
        fixed: true,
        minWidth: 236,
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
      pointsColumn('total', t('field.total'), (row) => row.total, { phone: 'value' }),
      pointsColumn('controllable', t('field.controllable'), (row) => row.controllable, {
        width: 120,
        phone: 'meta',
      }),
      ...run.indicators.map(({ indicator }, index) =>
        pointsColumn(indicator, t(`indicator.${indicator}`), (row) => lineScore(row, index + 1)),
      ),
    ],
    [t, run.id, run.indicators, onOpen],
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
