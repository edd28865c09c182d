'use client';
// What was imported before, newest first.
import { Badge } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { ImportRunView } from '@/server/modules/integrations/schemas';
import { useTRPC } from '@/trpc/client';
import { DataTable, dateTimeColumn, quantityColumn, textColumn, useListSource } from '@/ui/tables';
import { SectionCard } from '../../_frame/section-card';

function ModeBadge({ run }: { readonly run: ImportRunView }) {
  const t = useTranslations('imports');
  return (
    <Badge variant="light" color={run.dryRun ? 'gray' : 'green'}>
      {t(run.dryRun ? 'modeCheck' : 'modeLoad')}
    </Badge>
  );
}

const modeCell = (run: ImportRunView) => <ModeBadge run={run} />;

function useRunColumns() {
  const t = useTranslations('imports');
  return useMemo(
    () => [
      textColumn<ImportRunView>({
        id: 'file',
        label: t('file'),
        value: (run) => run.fileName,
        fixed: true,
        width: 240,
        phone: 'title',
      }),
      textColumn<ImportRunView>({
        id: 'kind',
        label: t('kindLabel'),
        value: (run) => t(`kind.${run.kind}`),
        width: 180,
        phone: 'subtitle',
      }),
      textColumn<ImportRunView>({
        id: 'mode',
        label: t('mode'),
        value: (run) => t(run.dryRun ? 'modeCheck' : 'modeLoad'),
        cell: modeCell,
        width: 110,
        phone: 'badge',
      }),
      quantityColumn<ImportRunView>({
        id: 'loaded',
        label: t('rowsLoaded'),
        value: (run) => run.rowsLoaded,
        phone: 'value',
      }),
      quantityColumn<ImportRunView>({
        id: 'rejected',
        label: t('rowsRejected'),
        value: (run) => run.rowsRejected,
        phone: 'meta',
      }),
      dateTimeColumn<ImportRunView>({
        id: 'at',
        label: t('at'),
        value: (run) => run.createdAt,
        phone: 'meta',
      }),
      textColumn<ImportRunView>({
        id: 'by',
        label: t('by'),
        value: (run) => run.createdByName ?? t('bySystem'),
        width: 160,
        phone: 'hidden',
      }),
    ],
    [t],
  );
}

export function RunList() {
  const t = useTranslations('imports');
  const query = useInfiniteQuery(
    useTRPC().integrations.importRuns.infiniteQueryOptions(
      {},
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );
  return (
    <SectionCard title={t('runs')}>
      <DataTable
        tableId="import-runs"
        label={t('runs')}
        columns={useRunColumns()}
        source={useListSource(query)}
        rowKey={(run) => run.id}
        rowHref={(run) => `/imports/${run.id}`}
        rowLabel={(run) => run.fileName}
        empty={{ title: t('none'), text: t('noneHint') }}
        maxHeight={480}
        fits
      />
    </SectionCard>
  );
}
