'use client';
// The columns of an answer as columns of the table.
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { Report } from '@/server/modules/analytics/schemas';
import {
  dateColumn,
  moneyColumn,
  percentColumn,
  quantityColumn,
  textColumn,
  type Column,
} from '@/ui/tables';
import { useFormats } from '@/i18n/formats';
import {
  codeText,
  dimensionText,
  isCodeColumn,
  isCoded,
  reportColumnLabel,
} from '@/i18n/report-labels';
import { minorOf, numberOf, standsAlone, textOf, totalLines, type ReportLine } from './report-rows';

/** The longest words of a code stand whole: Partly comparable. */
const CODE_WIDTH = 170;

export function useReportColumns(report: Report | undefined): readonly Column<ReportLine>[] {
  const t = useTranslations('reports');
  const formats = useFormats();
  return useMemo(() => {
    const columns = report?.columns ?? [];
    const isMixed = new Set(report && totalLines(report).map(({ currency }) => currency)).size > 1;
    return columns.map((column) => {
      const { key, kind, dimension } = column;
      const shared = { id: key, label: reportColumnLabel(t, column) };
      if (dimension !== undefined) {
        const isName = key !== dimension;
        const isCode = isCodeColumn(column, columns);
        const heading = isCode ? t('dimCode', { dimension: shared.label }) : shared.label;
        return textColumn<ReportLine>({
          id: key,
          label: heading,
          fixed: isName || !isCode,
          width: isCode ? 130 : undefined,
          // A month of Chinese stands whole: 2025年12月.
          minWidth: isName ? 160 : 130,
          phone: isName || !isCode ? 'title' : 'meta',
          value: ({ values }) => {
            const text = dimensionText({ t, formats }, dimension, textOf(values[key]));
            const code = textOf(values[dimension]);
            if (isName && report && standsAlone(report, dimension, code)) {
              return t('itself', { name: text });
            }
            return text || t('none');
          },
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
          width: isCoded(column) ? CODE_WIDTH : 96,
          phone: 'meta',
          value: ({ values }) => codeText(t, column, textOf(values[key])),
        });
      }
      if (kind === 'date') {
        return dateColumn<ReportLine>({
          ...shared,
          phone: 'meta',
          value: ({ values }) => textOf(values[key]) || null,
        });
      }
      return quantityColumn<ReportLine>({
        ...shared,
        phone: 'meta',
        value: ({ values }) => numberOf(values[key]),
      });
    });
  }, [formats, report, t]);
}
