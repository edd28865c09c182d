'use client';
// Assessments of centres and dealers, the latest period first.
import { Button, Group } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { IconCalculator, IconChartLine, IconListDetails } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useFormats } from '@/i18n/formats';
import { localName } from '@/kernel/local-names';
import type { RunItem } from '@/server/modules/assessments/schemas';
import { useTRPC } from '@/trpc/client';
import { FilterBar, SelectFilter, useUrlFilters } from '@/ui/filters';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { useStatusLabel } from '@/ui/states';
import {
  DataTable,
  dateTimeColumn,
  quantityColumn,
  statusColumn,
  textColumn,
  useListSource,
} from '@/ui/tables';
import { usePeriodText } from '../_detail/period-text';
import { ComputeDialog } from './compute-dialog';
import { RUN_FILTERS, RUN_STATES, runInput } from './run-filters';

function useRunColumns() {
  const t = useTranslations('assessments');
  const locale = useLocale();
  const formats = useFormats();
  const periodText = usePeriodText();
  return useMemo(
    () => [
      textColumn<RunItem>({
        id: 'number',
        label: t('field.run'),
        value: (row) => row.number,
        fixed: true,
        width: 150,
        phone: 'meta',
      }),
      textColumn<RunItem>({
        id: 'scheme',
        label: t('field.scheme'),
        value: (row) => localName({ name: row.schemeName, names: row.schemeNames }, locale),
        minWidth: 168,
        phone: 'title',
      }),
      textColumn<RunItem>({
        id: 'period',
        label: t('field.period'),
        value: (row) => periodText(row),
        width: 165,
        phone: 'subtitle',
      }),
      statusColumn<RunItem>({
        ...{ id: 'status', label: t('field.status'), width: 124 },
        value: (row) => row.status,
      }),
      textColumn<RunItem>({
        id: 'subjectKind',
        label: t('field.subjectKind'),
        value: (row) => t(`kind.${row.subjectKind}`),
        width: 176,
        phone: 'hidden',
      }),
      quantityColumn<RunItem>({
        id: 'subjects',
        label: t('field.subjects'),
        value: (row) => row.subjects,
        width: 96,
        phone: 'value',
      }),
      quantityColumn<RunItem>({
        id: 'appeals',
        label: t('field.appeals'),
        value: (row) => row.openAppeals,
        width: 104,
        zeroAsDash: true,
        phone: 'meta',
      }),
      dateTimeColumn<RunItem>({
        id: 'createdAt',
        label: t('field.asOf'),
        value: (row) => row.asOf,
        width: 152,
        phone: 'hidden',
      }),
    ],
    // Formats change with the language, and with them the period's words.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [t, locale, formats],
  );
}

export interface RunListProps {
  readonly today: string;
  readonly mayRun: boolean;
}

export function RunList({ today, mayRun }: RunListProps) {
  const t = useTranslations('assessments');
  const statusLabel = useStatusLabel();
  const filters = useUrlFilters(RUN_FILTERS);
  const [isComputing, setComputing] = useState(false);
  const query = useInfiniteQuery(
    useTRPC().assessments.runs.infiniteQueryOptions(runInput(filters.values), {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const compute = mayRun && (
    <Button
      leftSection={<IconCalculator size={16} stroke={1.8} aria-hidden />}
      onClick={() => setComputing(true)}
    >
      {t('runs.compute')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <Group gap="xs">
            <LinkButton
              href="/assessments/compare"
              variant="default"
              leftSection={<IconChartLine size={16} stroke={1.7} aria-hidden />}
            >
              {t('act.compare')}
            </LinkButton>
            <LinkButton
              href="/assessments/schemes"
              variant="default"
              leftSection={<IconListDetails size={16} stroke={1.7} aria-hidden />}
            >
              {t('schemes.title')}
            </LinkButton>
            {compute}
          </Group>
        }
      />
      <DataTable
        tableId="assessments"
        label={t('title')}
        columns={useRunColumns()}
        source={useListSource(query)}
        rowKey={(row) => row.id}
        rowHref={(row) => `/assessments/${row.id}`}
        rowLabel={(row) => row.number}
        isFiltered={filters.activeCount > 0}
        onClearFilters={filters.clear}
        empty={{ title: t('runs.none'), text: t('runs.noneText'), action: compute }}
        toolbar={
          <FilterBar activeCount={filters.activeCount} onClear={filters.clear}>
            <SelectFilter
              label={t('field.status')}
              value={filters.values.status}
              onChange={(status) => filters.set({ status })}
              options={RUN_STATES.map((value) => ({ value, label: statusLabel(value) }))}
            />
          </FilterBar>
        }
      />
      {isComputing && <ComputeDialog today={today} onClose={() => setComputing(false)} />}
    </>
  );
}
