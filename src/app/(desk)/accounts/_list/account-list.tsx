'use client';
// The list of accounts: all by code, those over their limit, those overdue; the worst first.
import { Tabs } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { IconCalendarDue } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/trpc/client';
import { FilterBar, SearchFilter, useUrlFilters } from '@/ui/filters';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { DataTable, useListSource } from '@/ui/tables';
import { useAccountColumns } from './account-columns';
import { ACCOUNT_FILTERS, accountListInput } from './account-filters';

const VIEWS = ['all', 'overLimit', 'overdue'] as const;

export function AccountList() {
  const t = useTranslations('receivables');
  const trpc = useTRPC();
  const filters = useUrlFilters(ACCOUNT_FILTERS);
  const { q, show } = filters.values;
  const query = useInfiniteQuery(
    trpc.receivables.accounts.infiniteQueryOptions(accountListInput(filters.values), {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const columns = useAccountColumns();
  return (
    <>
      <PageHeader
        title={t('account.list')}
        actions={
          <LinkButton
            variant="default"
            href="/ageing"
            leftSection={<IconCalendarDue size={16} stroke={1.7} />}
          >
            {t('ageing.title')}
          </LinkButton>
        }
      />
      <Tabs
        mb={10}
        value={show ?? 'all'}
        onChange={(view) =>
          filters.set({ show: view === 'overLimit' || view === 'overdue' ? view : undefined })
        }
      >
        <Tabs.List aria-label={t('account.show')}>
          {VIEWS.map((view) => (
            <Tabs.Tab key={view} value={view}>
              {t(`account.${view}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <DataTable
        tableId="accounts"
        label={t('account.list')}
        columns={columns}
        source={useListSource(query)}
        rowKey={(account) => account.dealerId}
        rowHref={(account) => `/accounts/${account.dealerId}`}
        rowLabel={(account) => account.dealerName}
        rowTone={(account) => (account.overMinor > 0n ? 'attention' : undefined)}
        isFiltered={filters.activeCount > 0}
        onClearFilters={filters.clear}
        empty={{ title: t('account.none'), text: t('account.noneHint') }}
        toolbar={
          <FilterBar activeCount={q === '' ? 0 : 1} onClear={() => filters.set({ q: '' })}>
            <SearchFilter
              value={q}
              onChange={(text) => filters.set({ q: text })}
              placeholder={t('account.search')}
            />
          </FilterBar>
        }
      />
    </>
  );
}
