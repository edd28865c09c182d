'use client';
// The dealer list: search by code, name or tax number; filters by branch in the address.
import { Button, Menu, Select } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { IconChevronDown, IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { DEALER_STATUSES } from '@/server/modules/dealers/schemas';
import { useTRPC } from '@/trpc/client';
import { FilterBar, SearchFilter, SelectFilter, useUrlFilters } from '@/ui/filters';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { useStatusLabel } from '@/ui/states';
import { DataTable, useListSource } from '@/ui/tables';
import { TreeSelect } from '../../_tree/tree-select';
import { useDealerColumns } from './dealer-columns';
import { DEALER_FILTERS, listInput } from './dealer-filters';

export function DealerList({ canWrite }: { readonly canWrite: boolean }) {
  const t = useTranslations('dealers.list');
  const trpc = useTRPC();
  const filters = useUrlFilters(DEALER_FILTERS);
  const query = useInfiniteQuery(
    trpc.dealers.list.infiniteQueryOptions(listInput(filters.values), {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const add = canWrite && (
    <LinkButton href="/dealers/new" leftSection={<IconPlus size={16} stroke={2} />}>
      {t('new')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <>
            <StructureMenu />
            {add}
          </>
        }
      />
      <DataTable
        tableId="dealers"
        label={t('title')}
        columns={useDealerColumns()}
        source={useListSource(query)}
        rowKey={(dealer) => dealer.id}
        rowLabel={(dealer) => dealer.name}
        rowHref={(dealer) => `/dealers/${dealer.id}`}
        rowTone={(dealer) => (dealer.status === 'ACTIVE' ? undefined : 'muted')}
        sort={filters.values.sort}
        onSort={(sort) => filters.set({ sort })}
        isFiltered={filters.activeCount > 0}
        onClearFilters={filters.clear}
        empty={{ title: t('none'), text: t('noneHint'), action: add || undefined }}
        toolbar={<DealerFilterBar filters={filters} />}
      />
    </>
  );
}

/** What dealers are ordered by. */
function StructureMenu() {
  const t = useTranslations('dealers');
  const pages = [
    { href: '/regions', label: t('regions.title') },
    { href: '/levels', label: t('levels.title') },
    { href: '/dealers/salespersons', label: t('salespersons.title') },
  ];
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={15} />}>
          {t('list.structure')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {pages.map(({ href, label }) => (
          <Menu.Item key={href} component={Link} href={href}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

type Filters = ReturnType<typeof useUrlFilters<typeof DEALER_FILTERS>>;

function DealerFilterBar({ filters }: { readonly filters: Filters }) {
  const t = useTranslations();
  const trpc = useTRPC();
  const statusLabel = useStatusLabel();
  const regions = useQuery(trpc.dealers.regions.list.queryOptions());
  const levels = useQuery(trpc.dealers.levels.list.queryOptions());
  const people = useQuery(trpc.dealers.salespersons.list.queryOptions());
  const { q, status, region, level, salesperson } = filters.values;
  const orNull = (text: string) => (text === '' ? null : text);
  return (
    <FilterBar activeCount={filters.activeCount} onClear={filters.clear}>
      <SearchFilter
        value={q}
        onChange={(text) => filters.set({ q: text })}
        placeholder={t('dealers.list.search')}
      />
      <SelectFilter
        label={t('common.field.status')}
        value={status}
        onChange={(value) => filters.set({ status: value })}
        options={DEALER_STATUSES.map((value) => ({ value, label: statusLabel(value) }))}
      />
      <TreeSelect
        aria-label={t('common.field.region')}
        placeholder={t('common.field.region')}
        w={180}
        nodes={regions.data ?? []}
        value={orNull(region)}
        onChange={(id) => filters.set({ region: id ?? '' })}
      />
      <TreeSelect
        aria-label={t('common.field.level')}
        placeholder={t('common.field.level')}
        w={160}
        nodes={levels.data ?? []}
        value={orNull(level)}
        onChange={(id) => filters.set({ level: id ?? '' })}
      />
      <Select
        aria-label={t('common.field.salesperson')}
        placeholder={t('common.field.salesperson')}
        w={160}
        searchable
        clearable
        data={(people.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={orNull(salesperson)}
        onChange={(id) => filters.set({ salesperson: id ?? '' })}
      />
    </FilterBar>
  );
}
