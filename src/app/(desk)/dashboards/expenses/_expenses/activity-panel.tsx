'use client';
// Activities beside what their dealers bought before, during and after: a comparison, no proof.
import { Card, Group, Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useFormats } from '@/i18n/formats';
import type { ActivityReturn } from '@/server/modules/analytics/figure-schemas';
import { useTRPC } from '@/trpc/client';
import { AsOf, ErrorState } from '@/ui/states';
import { DataTable, fixedSource, moneyColumn, textColumn } from '@/ui/tables';

type Activity = ActivityReturn['activities'][number];

function useColumns(currency: string) {
  const t = useTranslations('dashboards.expenses');
  const formats = useFormats();
  return useMemo(() => {
    const money = (
      id: 'cost' | 'before' | 'during' | 'after',
      value: (row: Activity) => bigint | null,
    ) =>
      moneyColumn<Activity>({
        ...{ id, label: t(id), width: 104, phone: 'meta', display: 'none' },
        value: (row) => {
          const minor = value(row);
          return minor === null ? null : { minor, currency };
        },
      });
    return [
      textColumn<Activity>({
        id: 'activity',
        label: t('activity'),
        value: (row) => row.title,
        ...{ fixed: true, minWidth: 184, phone: 'title' },
      }),
      textColumn<Activity>({
        id: 'number',
        label: t('number'),
        value: (row) => row.number,
        ...{ width: 150, phone: 'meta', defaultHidden: true },
      }),
      textColumn<Activity>({
        id: 'period',
        label: t('period'),
        // A file is read in another year, too.
        value: (row) => `${formats.date(row.from)} – ${formats.date(row.to)}`,
        cell: (row) => `${formats.dateShort(row.from)} – ${formats.dateShort(row.to)}`,
        ...{ width: 148, phone: 'subtitle' },
      }),
      money('cost', (row) => row.costMinor),
      money('before', (row) => row.beforeMinor),
      money('during', (row) => row.duringMinor),
      money('after', (row) => row.afterMinor),
      {
        ...textColumn<Activity>({
          id: 'lift',
          label: t('lift'),
          value: (row) =>
            row.liftRate === null ? t('noBasis') : formats.number(Number(row.liftRate), 2),
          ...{ width: 84, align: 'end', phone: 'value' },
        }),
        // A spreadsheet reckons with it.
        exportValue: (row: Activity) =>
          row.liftRate === null ? t('noBasis') : Number(row.liftRate),
      },
    ];
  }, [t, formats, currency]);
}

export function ActivityPanel() {
  const t = useTranslations('dashboards.expenses');
  const query = useQuery(useTRPC().figures.activityReturn.queryOptions({}));
  const columns = useColumns(query.data?.currency ?? 'XXX');
  if (query.isPending) return <Skeleton h={260} radius="md" />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <Card component="section" aria-label={t('activities')}>
      <Group justify="space-between" mb="xs" align="flex-start">
        <div>
          <Title order={2} size="h4">
            {t('activities')}
          </Title>
          <Text size="sm" c="dimmed" maw={720}>
            {t('activitiesSummary')}
          </Text>
        </div>
        <Group gap={10}>
          <Text size="xs" c="dimmed">
            {query.data.currency}
          </Text>
          {query.data.asOf && <AsOf at={query.data.asOf} />}
        </Group>
      </Group>
      <DataTable
        tableId="activity-return"
        label={t('activities')}
        columns={columns}
        source={fixedSource(query.data.activities)}
        rowKey={(row) => row.requestId}
        rowHref={(row) => `/expenses/${row.requestId}`}
        empty={{ title: t('noActivities'), text: t('noActivitiesHint') }}
        maxHeight="none"
        fits
      />
    </Card>
  );
}
