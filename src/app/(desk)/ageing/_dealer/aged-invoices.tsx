'use client';
// The invoices behind a dealer's row of ageing, oldest due first, narrowed to a bucket.
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { IconWallet } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import { useTRPC } from '@/trpc/client';
import { useUrlFilters } from '@/ui/filters';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { ErrorState } from '@/ui/states';
import { DataTable, useListSource } from '@/ui/tables';
import { AsOfField } from '../_summary/as-of-field';
import { BucketChips } from '../_summary/bucket-chips';
import { useAgedColumns } from './aged-columns';
import { AGED_FILTERS } from './aged-filters';

export interface AgedInvoicesProps {
  readonly dealerId: string;
  readonly today: string;
}

export function AgedInvoices({ dealerId, today }: AgedInvoicesProps) {
  const t = useTranslations('receivables');
  const formats = useFormats();
  const trpc = useTRPC();
  const { values, set } = useUrlFilters(AGED_FILTERS);
  const asOf = values.asOf ?? today;
  const summary = useQuery(trpc.receivables.ageingSummary.queryOptions({ asOf }));
  const account = useQuery(
    trpc.receivables.statement.queryOptions({ dealerId, from: asOf, to: asOf }),
  );
  const buckets = summary.data?.buckets ?? [];
  const chosen = buckets.findIndex((bucket) => bucket.key === values.bucket);
  const query = useInfiniteQuery(
    trpc.receivables.agedInvoices.infiniteQueryOptions(
      { dealerId, asOf, ...(chosen < 0 ? {} : { bucket: chosen }) },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );
  const source = useListSource(query);
  const columns = useAgedColumns();
  if (account.isError) {
    return <ErrorState error={account.error} onRetry={() => void account.refetch()} />;
  }
  const name = account.data?.dealerName;
  return (
    <>
      <PageHeader
        title={name ? t('ageing.invoices', { dealer: name }) : t('ageing.title')}
        crumbs={[{ label: t('ageing.title'), href: '/ageing' }]}
        description={
          account.data &&
          t('ageing.balance', {
            amount: formats.money(account.data.closingMinor, account.data.currency),
            date: formats.date(asOf),
          })
        }
        actions={
          <>
            <AsOfField value={asOf} today={today} onChange={(day) => set({ asOf: day })} />
            <LinkButton
              variant="default"
              href={`/accounts/${dealerId}`}
              leftSection={<IconWallet size={16} stroke={1.7} />}
            >
              {t('account.openAccount')}
            </LinkButton>
          </>
        }
      />
      <DataTable
        tableId="aged-invoices"
        label={t('ageing.title')}
        columns={columns}
        source={source}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.number}
        rowHref={(row) => `/invoices/${row.id}`}
        rowTone={(row) => (row.overdueDays > 0 ? 'attention' : undefined)}
        isFiltered={chosen >= 0}
        onClearFilters={() => set({ bucket: '' })}
        empty={{ title: t('ageing.none') }}
        toolbar={
          <BucketChips
            buckets={buckets}
            value={chosen < 0 ? '' : values.bucket}
            onChange={(bucket) => set({ bucket })}
          />
        }
      />
    </>
  );
}
