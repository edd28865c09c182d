'use client';
// Ageing on a day: the total in its buckets, proved by the ledger, and every dealer behind it.
import { Group, SegmentedControl, Skeleton, Stack } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { IconChartBar } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/trpc/client';
import { useUrlFilters } from '@/ui/filters';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { ErrorState } from '@/ui/states';
import { DataTable, useListSource } from '@/ui/tables';
import { useAgeingColumns } from './ageing-columns';
import { AGEING_FILTERS, AGEING_SORTS, agedHref, ageingListInput } from './ageing-filters';
import { AsOfField } from './as-of-field';
import { BucketChips } from './bucket-chips';
import { BucketStrip } from './bucket-strip';

export interface AgeingViewProps {
  readonly today: string;
  readonly mayReport: boolean;
}

export function AgeingView({ today, mayReport }: AgeingViewProps) {
  const t = useTranslations('receivables');
  const trpc = useTRPC();
  const filters = useUrlFilters(AGEING_FILTERS);
  const input = ageingListInput(filters.values, today);
  const { asOf } = input;
  const summary = useQuery(
    trpc.receivables.ageingSummary.queryOptions({ asOf }, { placeholderData: keepPreviousData }),
  );
  const query = useInfiniteQuery(
    trpc.receivables.ageing.infiniteQueryOptions(input, {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const totals = (summary.data?.totals ?? []).filter((row) => row.dealers > 0);
  const total = totals.find((row) => row.currency === filters.values.currency) ?? totals[0];
  const columns = useAgeingColumns(summary.data?.buckets ?? [], totals.length > 1);
  return (
    <>
      <PageHeader
        title={t('ageing.title')}
        description={t('ageing.about')}
        actions={<Actions asOf={asOf} today={today} mayReport={mayReport} onDay={filters.set} />}
      />
      <Stack gap="md">
        {totals.length > 1 && total && (
          <Group>
            <SegmentedControl
              aria-label={t('ageing.currency')}
              data={totals.map((row) => row.currency)}
              value={total.currency}
              onChange={(currency) => filters.set({ currency })}
            />
          </Group>
        )}
        {summary.isError && (
          <ErrorState error={summary.error} onRetry={() => void summary.refetch()} />
        )}
        {summary.isPending && <Skeleton h={168} radius="md" />}
        {summary.data && total && <BucketStrip buckets={summary.data.buckets} total={total} />}
        <DataTable
          tableId="ageing"
          label={t('ageing.title')}
          columns={columns}
          source={useListSource(query)}
          rowKey={(row) => `${row.dealerId} ${row.currency}`}
          rowLabel={(row) => row.dealerName}
          rowHref={(row) => agedHref(row.dealerId, input, today)}
          sort={{ id: input.sort, direction: input.sort === 'dealer' ? 'asc' : 'desc' }}
          onSort={({ id }) => filters.set({ sort: AGEING_SORTS.find((sort) => sort === id) })}
          empty={{ title: t('ageing.none') }}
          isFiltered={input.bucket !== undefined}
          onClearFilters={() => filters.set({ bucket: '' })}
          toolbar={
            <BucketChips
              buckets={summary.data?.buckets ?? []}
              value={filters.values.bucket}
              onChange={(bucket) => filters.set({ bucket })}
            />
          }
        />
      </Stack>
    </>
  );
}

function Actions(props: {
  readonly asOf: string;
  readonly today: string;
  readonly mayReport: boolean;
  readonly onDay: (values: { asOf: string | undefined }) => void;
}) {
  const t = useTranslations('receivables.ageing');
  return (
    <>
      <AsOfField
        value={props.asOf}
        today={props.today}
        onChange={(asOf) => props.onDay({ asOf })}
      />
      {props.mayReport && (
        <LinkButton
          variant="default"
          href="/reports/receivables-ageing"
          leftSection={<IconChartBar size={16} stroke={1.7} />}
        >
          {t('report')}
        </LinkButton>
      )}
    </>
  );
}
