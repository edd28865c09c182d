'use client';
// The price lists with whom they serve, and the dialog of a new one.
import { Button, Modal } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { PRICE_LIST_STATUSES, type PriceListRow } from '@/server/modules/catalog/price-schemas';
import { useTRPC } from '@/trpc/client';
import { FilterBar, SearchFilter, SelectFilter, useUrlFilters } from '@/ui/filters';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { useStatusLabel } from '@/ui/states';
import {
  DataTable,
  dateColumn,
  quantityColumn,
  statusColumn,
  textColumn,
  useListSource,
} from '@/ui/tables';
import { HeadForm } from '../_detail/head-form';
import { listInput, PRICE_LIST_FILTERS } from './price-list-filters';

function useColumns() {
  const t = useTranslations();
  return useMemo(() => {
    const serves = (list: PriceListRow) =>
      [
        ...(list.everyone > 0 ? [t('catalog.prices.by.everyone')] : []),
        ...(list.dealers > 0 ? [t('catalog.prices.dealers', { count: list.dealers })] : []),
        ...(list.levels > 0 ? [t('catalog.prices.levels', { count: list.levels })] : []),
        ...(list.regions > 0 ? [t('catalog.prices.regions', { count: list.regions })] : []),
      ].join(', ');
    return [
      textColumn<PriceListRow>({
        id: 'code',
        label: t('common.field.code'),
        value: (list) => list.code,
        width: 150,
        fixed: true,
        phone: 'subtitle',
      }),
      textColumn<PriceListRow>({
        id: 'name',
        label: t('common.field.name'),
        value: (list) => list.name,
        minWidth: 180,
        phone: 'title',
      }),
      textColumn<PriceListRow>({
        id: 'currency',
        label: t('common.field.currency'),
        value: (list) => list.currency,
        width: 90,
        phone: 'meta',
      }),
      textColumn<PriceListRow>({
        id: 'serves',
        label: t('catalog.prices.serves'),
        value: (list) => serves(list) || t('catalog.prices.nobody'),
        minWidth: 160,
        phone: 'meta',
      }),
      quantityColumn<PriceListRow>({
        id: 'items',
        label: t('catalog.prices.items'),
        value: (list) => list.items,
        phone: 'value',
      }),
      dateColumn<PriceListRow>({
        id: 'validFrom',
        label: t('common.field.validFrom'),
        value: (list) => list.validFrom,
        phone: 'meta',
      }),
      dateColumn<PriceListRow>({
        id: 'validTo',
        label: t('common.field.validTo'),
        value: (list) => list.validTo,
        phone: 'meta',
      }),
      quantityColumn<PriceListRow>({
        id: 'priority',
        label: t('catalog.prices.priority'),
        value: (list) => list.priority,
        defaultHidden: true,
        phone: 'hidden',
      }),
      statusColumn<PriceListRow>({
        id: 'status',
        label: t('common.field.status'),
        value: (list) => list.status,
      }),
    ];
  }, [t]);
}

export function PriceListList({ canWrite }: { readonly canWrite: boolean }) {
  const t = useTranslations();
  const router = useRouter();
  const trpc = useTRPC();
  const statusLabel = useStatusLabel();
  const filters = useUrlFilters(PRICE_LIST_FILTERS);
  const [isAdding, adding] = useDisclosure(false);
  const query = useInfiniteQuery(
    trpc.catalog.prices.listLists.infiniteQueryOptions(listInput(filters.values), {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const add = canWrite && (
    <Button leftSection={<IconPlus size={16} stroke={2} />} onClick={adding.open}>
      {t('catalog.prices.new')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t('catalog.prices.title')}
        actions={
          <>
            <LinkButton href="/price-lists/explain" variant="default">
              {t('catalog.prices.explainTitle')}
            </LinkButton>
            {add}
          </>
        }
      />
      <DataTable
        tableId="price-lists"
        label={t('catalog.prices.title')}
        columns={useColumns()}
        source={useListSource(query)}
        rowKey={(list) => list.id}
        rowLabel={(list) => list.code}
        rowHref={(list) => `/price-lists/${list.id}`}
        rowTone={(list) => (list.status === 'ACTIVE' ? undefined : 'muted')}
        isFiltered={filters.activeCount > 0}
        onClearFilters={filters.clear}
        empty={{
          title: t('catalog.prices.none'),
          text: t('catalog.prices.noneHint'),
          action: add || undefined,
        }}
        toolbar={
          <FilterBar activeCount={filters.activeCount} onClear={filters.clear}>
            <SearchFilter
              value={filters.values.q}
              onChange={(q) => filters.set({ q })}
              placeholder={t('catalog.prices.search')}
            />
            <SelectFilter
              label={t('common.field.status')}
              value={filters.values.status}
              onChange={(status) => filters.set({ status })}
              options={PRICE_LIST_STATUSES.map((value) => ({ value, label: statusLabel(value) }))}
            />
          </FilterBar>
        }
      />
      <Modal opened={isAdding} onClose={adding.close} title={t('catalog.prices.new')} size="lg">
        <HeadForm
          onCancel={adding.close}
          onSaved={(id) => router.push(`/price-lists/${id}?tab=serves`)}
        />
      </Modal>
    </>
  );
}
