'use client';
// The columns of an answer as columns of the table.
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { Report, ReportColumn } from '@/server/modules/analytics/schemas';
import { moneyColumn, percentColumn, quantityColumn, textColumn, type Column } from '@/ui/tables';
import { useFormats } from '@/i18n/formats';
import { minorOf, numberOf, textOf, type ReportLine } from './report-rows';

/** `days_31_60_amount` and `over_120_amount` follow the organization's own boundaries. */
const BUCKET = /^days_(\d+)_(\d+)_amount$/;
const OVER = /^over_(\d+)_amount$/;

export function useColumnLabel(): (column: ReportColumn) => string {
  const t = useTranslations('reports');
  return ({ key, dimension }) => {
    if (dimension !== undefined) return t(`dim.${dimension as 'day'}`);
    const [, from, to] = BUCKET.exec(key) ?? [];
    if (from !== undefined && to !== undefined) return t('bucket', { from, to });
    const [, days] = OVER.exec(key) ?? [];
    return days === undefined ? t(`column.${key as 'orders'}`) : t('bucketOver', { days });
  };
}

function useDimensionCell(): (dimension: string, text: string) => string {
  const t = useTranslations('reports');
  const formats = useFormats();
  return (dimension, text) => {
    if (dimension === 'day' && text !== '') return formats.date(text);
    if (dimension === 'month' && text !== '') return formats.month(text);
    if (dimension !== 'cause') return text;
    return t.has(`cause.${text as 'CANCELLED'}`) ? t(`cause.${text as 'CANCELLED'}`) : text;
  };
}

export function useReportColumns(report: Report | undefined): readonly Column<ReportLine>[] {
  const t = useTranslations('reports');
  const label = useColumnLabel();
  const cellText = useDimensionCell();
  return useMemo(() => {
    const columns = report?.columns ?? [];
    const isMixed = (report?.totals.length ?? 0) > 1;
    return columns.map((column) => {
      const { key, kind, dimension } = column;
      const shared = { id: key, label: label(column) };
      if (dimension !== undefined) {
        const isName = key !== dimension;
        const isCode = !isName && columns.some((other) => other.key === `${dimension}_name`);
        const heading = isCode ? t('dimCode', { dimension: shared.label }) : shared.label;
        return textColumn<ReportLine>({
          id: key,
          label: heading,
          fixed: isName || !isCode,
          width: isCode ? 130 : undefined,
          // A month of Chinese stands whole: 2025年12月.
          minWidth: isName ? 160 : 130,
          phone: isName || !isCode ? 'title' : 'meta',
          value: ({ values }) => cellText(dimension, textOf(values[key])) || t('none'),
        });
      }
      if (kind === 'amount') {
        return moneyColumn<ReportLine>({
          ...shared,
          display: isMixed ? 'code' : 'none',
          phone: key === 'net_amount' || key === 'total_amount' ? 'value' : 'meta',
          value: ({ values, currency }) => {
            const minor = minorOf(values[key]);
            return minor === null ? null : { minor, currency };
          },
        });
      }
      if (kind === 'ratio') {
        return percentColumn<ReportLine>({
          ...shared,
          value: ({ values }) => numberOf(values[key]),
        });
      }
      if (kind === 'text') {
        return textColumn<ReportLine>({
          ...shared,
          width: 80,
          phone: 'meta',
          value: ({ values }) => textOf(values[key]),
        });
      }
      return quantityColumn<ReportLine>({
        ...shared,
        phone: 'meta',
        value: ({ values }) => numberOf(values[key]),
      });
    });
  }, [cellText, label, report, t]);
}
