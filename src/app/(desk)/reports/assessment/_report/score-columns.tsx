'use client';
// Columns of the report of scores.
import { Badge } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { ReportRow } from '@/server/modules/assessments/schemas';
import { statusColumn, textColumn, type Column } from '@/ui/tables';
import { usePeriodText } from '../../../assessments/_detail/period-text';
import { exactPoints, PointsCell } from '../../../assessments/_detail/points-cell';
import { useScoreText } from '../../../assessments/_detail/score-text';

function pointsColumn(
  id: string,
  label: string,
  value: (row: ReportRow) => bigint | null,
  phone: Column<ReportRow>['phone'],
): Column<ReportRow> {
  return {
    ...{ id, label, phone, align: 'end', width: 118 },
    cell: (row) => <PointsCell score={value(row)} />,
    exportValue: (row) => exactPoints(value(row)),
  };
}

/** Parts per million leave for files as the rate or the days they stand for. */
const exactRate = (ppm: bigint | null) => (ppm === null ? null : Number(ppm) / 1_000_000);

function useIndicatorColumns(): Column<ReportRow>[] {
  const t = useTranslations('assessments');
  const text = useScoreText();
  const figure = (
    id: string,
    label: string,
    value: (row: ReportRow) => bigint | null,
    shown: (row: ReportRow) => string,
  ): Column<ReportRow> => ({
    ...{ id, label, align: 'end', width: 118, phone: 'meta' },
    cell: (row) => <span className="dd-tabular">{shown(row)}</span>,
    exportValue: (row) => exactRate(value(row)),
  });
  return [
    textColumn<ReportRow>({
      id: 'indicator',
      label: t('field.indicator'),
      value: (row) => row.indicator && t(`indicator.${row.indicator}`),
      minWidth: 170,
      phone: 'subtitle',
    }),
    figure(
      'value',
      t('field.value'),
      (row) => row.valuePpm,
      (row) => (row.indicator ? text.value(row.indicator, row.valuePpm) : ''),
    ),
    figure(
      'attainment',
      t('field.attainment'),
      (row) => row.attainmentPpm,
      (row) => text.percent(row.attainmentPpm),
    ),
    pointsColumn('score', t('field.score'), (row) => row.score, 'meta'),
  ];
}

export function useScoreReportColumns(by: 'subject' | 'indicator'): readonly Column<ReportRow>[] {
  const t = useTranslations('assessments');
  const periodText = usePeriodText();
  const indicator = useIndicatorColumns();
  return useMemo(
    () => [
      textColumn<ReportRow>({
        id: 'subject',
        label: t('field.subject'),
        value: (row) => row.subjectName,
        fixed: true,
        minWidth: 200,
        phone: 'title',
      }),
      textColumn<ReportRow>({
        id: 'code',
        label: t('field.code'),
        value: (row) => row.subject,
        width: 130,
        phone: 'meta',
      }),
      textColumn<ReportRow>({
        id: 'period',
        label: t('field.period'),
        value: (row) => periodText(row),
        width: 220,
        phone: by === 'subject' ? 'subtitle' : 'meta',
      }),
      textColumn<ReportRow>({
        id: 'scheme',
        label: t('field.scheme'),
        value: (row) => row.schemeName,
        minWidth: 180,
        phone: 'meta',
      }),
      ...(by === 'indicator' ? indicator : []),
      pointsColumn('total', t('field.total'), (row) => row.total, 'value'),
      {
        ...textColumn<ReportRow>({
          id: 'grade',
          label: t('field.grade'),
          value: (row) => row.grade,
          cell: (row) => (row.grade === null ? '–' : <Badge variant="light">{row.grade}</Badge>),
          width: 90,
          phone: 'meta',
        }),
      },
      textColumn<ReportRow>({
        id: 'run',
        label: t('field.run'),
        value: (row) => row.run,
        width: 150,
        phone: 'hidden',
      }),
      statusColumn<ReportRow>({
        id: 'status',
        label: t('field.status'),
        value: (row) => row.status,
      }),
    ],
    // The words of periods and figures change with the language, and so does `t`.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [t, by],
  );
}
