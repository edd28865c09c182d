'use client';
// A report: its question, its picture, its rows with totals. Each row opens what is behind it.
import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconMailForward } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo, useState, type ReactNode } from 'react';
import type { Report, ReportName } from '@/server/modules/analytics/schemas';
import { useFormats } from '@/i18n/formats';
import { codeText, type ReportWords } from '@/i18n/report-labels';
import { useTRPC } from '@/trpc/client';
import { MoneyText, PercentText, QuantityText } from '@/ui/cells';
import { useUrlFilters } from '@/ui/filters';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { LoadingCard } from '@/ui/states';
import { DataTable, fixedSource } from '@/ui/tables';
import { YearFault } from '../../_year/year-fault';
import { ordersHref, rowHref } from './drill-down';
import { ReportChart } from './report-chart';
import { useBasisColumn } from './basis-column';
import { useReportColumns } from './report-columns';
import { reportFilters, reportInput, type ReportFilters } from './report-filters';
import { minorOf, numberOf, reportLines, textOf, totalLines, type ReportLine } from './report-rows';
import { ReportToolbar } from './report-toolbar';
import { ScheduleDialog } from './schedule-dialog';

export interface ReportViewProps {
  readonly name: ReportName;
  readonly permissions: readonly string[];
  readonly today: string;
}

export function ReportView({ name, permissions, today }: ReportViewProps) {
  const t = useTranslations('reports');
  const trpc = useTRPC();
  const locale = useLocale();
  const formats = useFormats();
  const filters = useUrlFilters(reportFilters(name));
  const query = useQuery(
    trpc.analytics.report.queryOptions(reportInput(name, filters.values, locale), {
      placeholderData: keepPreviousData,
    }),
  );
  const report = query.data;
  // Which days a comparison counts follows from the fiscal calendar, not from the question alone.
  const days = report?.basis && report.from && report.to ? [report.from, report.to] : null;
  const [from = '', to = ''] = days?.map((day) => formats.date(day)) ?? [];
  const about = days ? t('aboutDays', { about: t(`about.${name}`), from, to }) : t(`about.${name}`);
  const canSeeOrders = permissions.includes('orders.read') && isFlow(name);
  const [isScheduling, setScheduling] = useState(false);
  const orders = report && canSeeOrders ? ordersHref(filters.values, report.ids) : null;
  return (
    <>
      <PageHeader
        title={t(`name.${name}`)}
        crumbs={[{ label: t('title'), href: '/reports' }]}
        description={about}
        asOf={report?.asOf}
        actions={
          <>
            {orders && (
              <LinkButton href={orders} variant="default">
                {t('documents')}
              </LinkButton>
            )}
            <Button
              variant="default"
              leftSection={<IconMailForward size={16} stroke={1.7} aria-hidden />}
              onClick={() => setScheduling(true)}
            >
              {t('regular.add')}
            </Button>
          </>
        }
      />
      <ScheduleDialog
        name={name}
        filters={filters.values}
        opened={isScheduling}
        onClose={() => setScheduling(false)}
      />
      <ReportToolbar name={name} filters={filters} />
      {query.isError && <YearFault error={query.error} onRetry={() => void query.refetch()} />}
      {!report && query.isPending && <LoadingCard />}
      {report && !query.isError && (
        <Answer
          report={report}
          filters={filters.values}
          permissions={permissions}
          today={today}
          isStale={query.isPlaceholderData}
        />
      )}
    </>
  );
}

const isFlow = (name: ReportName) => name === 'sales' || name === 'order-flow';

interface AnswerProps {
  readonly report: Report;
  readonly filters: ReportFilters;
  readonly permissions: readonly string[];
  readonly today: string;
  readonly isStale: boolean;
}

function Answer({ report, filters, permissions, today, isStale }: AnswerProps) {
  const t = useTranslations('reports');
  const lines = useMemo(() => reportLines(report), [report]);
  const opened = useMemo(() => ({ report, filters, permissions }), [report, filters, permissions]);
  const columns = [...useReportColumns(report), ...useBasisColumn(opened, lines)];
  const footer = useMemo(() => totalsOf(report, t), [report, t]);
  const source = useMemo(() => ({ ...fixedSource(lines), isStale }), [lines, isStale]);
  const hrefOf = (line: ReportLine) => rowHref(opened, line);
  return (
    <Stack gap="md">
      <ReportChart report={report} lines={lines} hrefOf={hrefOf} today={today} />
      {report.cutAfter !== null && (
        <Alert color="amber">{t('cut', { count: report.cutAfter })}</Alert>
      )}
      <DataTable
        tableId={`report-${report.name}-${report.by.join('-')}`}
        label={t(`name.${report.name}`)}
        columns={columns}
        source={source}
        rowKey={(line) => line.key}
        rowHref={(line) => hrefOf(line) ?? null}
        footer={report.totals.length > 0 ? footer : undefined}
        empty={{ title: t('empty'), text: t('emptyHint') }}
        maxHeight="none"
      />
      {report.name === 'order-flow' && (
        <Text size="xs" c="dimmed">
          {t('movementDates')}
        </Text>
      )}
    </Stack>
  );
}

/** A cell per column; several currencies, or kinds of account, stand below each other. */
function totalsOf(report: Report, t: ReportWords): Readonly<Record<string, ReactNode>> {
  const totals = totalLines(report);
  const [first] = report.columns;
  const cells = report.columns.map(({ key, kind }): [string, ReactNode] => {
    if (key === first?.key) return [key, t('total')];
    if (key === 'account_kind') {
      const kindOf = (line: ReportLine) => codeText(t, { key }, textOf(line.values[key]));
      return [key, totals.map((line) => <div key={line.key}>{kindOf(line)}</div>)];
    }
    if (kind === 'text' && key !== 'currency') return [key, null];
    const rows = totals.map((line) => <div key={line.key}>{totalCell(line, key, kind)}</div>);
    return [key, rows];
  });
  return Object.fromEntries(cells);
}

function totalCell(
  line: ReportLine,
  key: string,
  kind: Report['columns'][number]['kind'],
): ReactNode {
  const value = line.values[key];
  if (value === null || value === undefined) return null;
  if (key === 'currency') return line.currency;
  if (kind === 'amount') {
    return <MoneyText minor={minorOf(value)} currency={line.currency} display="none" />;
  }
  return kind === 'ratio' ? (
    <PercentText ratio={numberOf(value)} />
  ) : (
    <QuantityText value={numberOf(value)} />
  );
}
