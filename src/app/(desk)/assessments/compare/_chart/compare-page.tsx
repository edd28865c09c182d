'use client';
// How the scores of a scheme's subjects moved from period to period: a table whose cells are tinted
// by the score, because forty lines in one chart say nothing.
import { Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { localName } from '@/kernel/local-names';
import { inLanguage, type SubjectHistory } from '@/server/modules/assessments/schemas';
import { useTRPC } from '@/trpc/client';
import { PageHeader } from '@/ui/shell';
import { EmptyState, ErrorState, LoadingCard } from '@/ui/states';
import { DataTable, fixedSource, textColumn, type Column } from '@/ui/tables';
import { usePeriodText } from '../../_detail/period-text';
import { exactPoints, PointsCell } from '../../_detail/points-cell';

type Subject = SubjectHistory['subjects'][number];

export function ComparePage() {
  const t = useTranslations('assessments');
  const locale = useLocale();
  const schemes = useQuery(useTRPC().assessments.schemes.queryOptions());
  const [chosen, setChosen] = useState<string | null>(null);
  const published = (schemes.data ?? []).filter(({ lastRunId }) => lastRunId !== null);
  const scheme = published.find(({ id }) => id === chosen) ?? published[0];
  return (
    <>
      <PageHeader
        title={t('compare.title')}
        crumbs={[{ label: t('title'), href: '/assessments' }]}
        actions={
          published.length > 1 && (
            <Select
              aria-label={t('field.scheme')}
              allowDeselect={false}
              value={scheme?.id ?? null}
              onChange={setChosen}
              data={published.map((one) => ({ value: one.id, label: localName(one, locale) }))}
            />
          )
        }
      />
      {schemes.data && !scheme && <EmptyState title={t('compare.none')} />}
      {scheme && <History schemeId={scheme.id} name={localName(scheme, locale)} />}
    </>
  );
}

function History({ schemeId, name }: { readonly schemeId: string; readonly name: string }) {
  const t = useTranslations('assessments');
  const query = useQuery(useTRPC().assessments.history.queryOptions({ schemeId }));
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) return <LoadingCard />;
  if (query.data.periods.length === 0) return <EmptyState title={t('compare.none')} />;
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('compare.text', { scheme: name })}
      </Text>
      <HistoryTable history={query.data} />
    </Stack>
  );
}

const pointsOf = (total: (row: Subject) => bigint | null) =>
  function Points(row: Subject) {
    return <PointsCell score={total(row)} />;
  };

function HistoryTable({ history }: { readonly history: SubjectHistory }) {
  const t = useTranslations('assessments');
  const locale = useLocale();
  const periodText = usePeriodText();
  const columns = useMemo(
    (): Column<Subject>[] => [
      textColumn<Subject>({
        id: 'subject',
        label: t('field.subject'),
        value: (row) => row.subjectName,
        fixed: true,
        minWidth: 220,
        phone: 'title',
      }),
      ...history.periods.map((period, index): Column<Subject> => {
        const total = (row: Subject) => row.totals[index] ?? null;
        return {
          id: period.runId,
          label: periodText(period),
          align: 'end',
          width: 130,
          phone: index === history.periods.length - 1 ? 'value' : 'meta',
          cell: pointsOf(total),
          exportValue: (row) => exactPoints(total(row)),
        };
      }),
    ],
    // The texts follow the language, as `t` does.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [t, history],
  );
  return (
    <DataTable
      tableId="assessment-history"
      label={t('compare.title')}
      columns={columns}
      source={fixedSource(inLanguage(history.subjects, locale))}
      rowKey={(row) => row.subjectId}
      rowLabel={(row) => row.subjectName}
      maxHeight="none"
    />
  );
}
