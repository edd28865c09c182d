'use client';
// Published scores over periods: a row per subject or per indicator, each opening how it came about.
import { Alert, Group, Pill, Select, Stack } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { localName } from '@/kernel/local-names';
import { REPORT_DEPTHS } from '@/server/modules/assessments/schemas';
import { useTRPC } from '@/trpc/client';
import { DateRangeFilter, useUrlFilters } from '@/ui/filters';
import type { UrlFilters } from '@/ui/filters/use-url-filters';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingCard } from '@/ui/states';
import { DataTable, fixedSource } from '@/ui/tables';
import { SCORE_FILTERS, scoreInput } from './score-filters';
import { useScoreReportColumns } from './score-columns';

export function ScoreReport() {
  const t = useTranslations('reports');
  const locale = useLocale();
  const filters = useUrlFilters(SCORE_FILTERS);
  const by = filters.values.by ?? 'subject';
  const query = useQuery(
    useTRPC().assessments.report.queryOptions(scoreInput(filters.values, locale), {
      placeholderData: keepPreviousData,
    }),
  );
  const answer = query.data;
  const columns = useScoreReportColumns(by);
  const source = useMemo(
    () => ({ ...fixedSource(answer?.rows ?? []), isStale: query.isPlaceholderData }),
    [answer, query.isPlaceholderData],
  );
  return (
    <>
      <PageHeader
        title={t('name.assessment')}
        crumbs={[{ label: t('title'), href: '/reports' }]}
        description={t('about.assessment')}
      />
      <Toolbar filters={filters} />
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {!answer && query.isPending && <LoadingCard />}
      {answer && !query.isError && (
        <Stack gap="md">
          {answer.cutAfter !== null && (
            <Alert color="amber">{t('cut', { count: answer.cutAfter })}</Alert>
          )}
          <DataTable
            tableId={`report-assessment-${by}`}
            label={t('name.assessment')}
            columns={columns}
            source={source}
            rowKey={(row) => `${row.runId} ${row.subjectId} ${row.indicator ?? ''}`}
            rowHref={(row) => `/assessments/${row.runId}/${row.subjectId}`}
            rowLabel={(row) => row.subjectName}
            empty={{ title: t('empty'), text: t('emptyHint') }}
          />
        </Stack>
      )}
    </>
  );
}

function Toolbar({ filters }: { readonly filters: UrlFilters<typeof SCORE_FILTERS> }) {
  const t = useTranslations('reports');
  const locale = useLocale();
  const schemes = useQuery(useTRPC().assessments.schemes.queryOptions());
  const { by, from, to, scheme, subject } = filters.values;
  const narrowed = t('narrowed', { dimension: t('dim.subject'), code: subject });
  return (
    <Group gap="xs" align="flex-end" mb="sm">
      <Select
        label={t('groupBy')}
        allowDeselect={false}
        w={160}
        data={REPORT_DEPTHS.map((value) => ({ value, label: t(`dim.${value}`) }))}
        value={by ?? 'subject'}
        onChange={(value) => filters.set({ by: REPORT_DEPTHS.find((one) => one === value) })}
      />
      <Select
        label={t('dim.scheme')}
        clearable
        miw={220}
        data={(schemes.data ?? []).map((one) => ({
          value: one.code,
          label: localName(one, locale),
        }))}
        value={scheme === '' ? null : scheme}
        onChange={(value) => filters.set({ scheme: value ?? '' })}
      />
      <DateRangeFilter
        label={t('period')}
        value={{ from, to }}
        onChange={(range) => filters.set(range)}
      />
      {subject !== '' && (
        <Pill
          withRemoveButton
          size="md"
          removeButtonProps={{ 'aria-label': t('widen', { label: narrowed }) }}
          onRemove={() => filters.set({ subject: '' })}
        >
          {narrowed}
        </Pill>
      )}
    </Group>
  );
}
