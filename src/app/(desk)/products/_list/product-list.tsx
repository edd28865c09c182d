'use client';
// The product list: search by code, barcode or name, filters in the address, status of many at once.
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { PRODUCT_STATUSES } from '@/server/modules/catalog/schemas';
import { useTRPC } from '@/trpc/client';
import { FilterBar, SearchFilter, SelectFilter, useUrlFilters } from '@/ui/filters';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { useStatusLabel } from '@/ui/states';
import { DataTable, useListSource, useSelection } from '@/ui/tables';
import { useSeenRows } from '../../_batch/use-seen-rows';
import { TreeSelect } from '../../_tree/tree-select';
import { useProductColumns } from './product-columns';
import { listInput, PRODUCT_FILTERS } from './product-filters';
import { StatusActions } from './status-actions';

export function ProductList({ canWrite }: { readonly canWrite: boolean }) {
  const t = useTranslations('catalog.product');
  const trpc = useTRPC();
  const filters = useUrlFilters(PRODUCT_FILTERS);
  const query = useInfiniteQuery(
    trpc.catalog.listProducts.infiniteQueryOptions(listInput(filters.values), {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const source = useListSource(query);
  const selection = useSelection();
  const seen = useSeenRows(source.rows);
  const chosen = [...selection.keys].flatMap((id) => seen.get(id) ?? []);
  const newProduct = canWrite && (
    <LinkButton href="/products/new" leftSection={<IconPlus size={16} stroke={2} />}>
      {t('new')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <>
            <LinkButton href="/products/tax-rates" variant="default">
              {t('taxRates')}
            </LinkButton>
            {newProduct}
          </>
        }
      />
      <DataTable
        tableId="products"
        label={t('title')}
        columns={useProductColumns()}
        source={source}
        rowKey={(product) => product.id}
        rowLabel={(product) => product.code}
        rowHref={(product) => `/products/${product.id}`}
        rowTone={(product) => (product.status === 'ACTIVE' ? undefined : 'muted')}
        sort={filters.values.sort}
        onSort={(sort) => filters.set({ sort })}
        selection={canWrite ? selection : undefined}
        batchActions={canWrite && <StatusActions chosen={chosen} selection={selection} />}
        isFiltered={filters.activeCount > 0}
        onClearFilters={filters.clear}
        empty={{ title: t('none'), text: t('noneHint'), action: newProduct || undefined }}
        toolbar={<ProductFilterBar filters={filters} />}
      />
    </>
  );
}

type Filters = ReturnType<typeof useUrlFilters<typeof PRODUCT_FILTERS>>;

function ProductFilterBar({ filters }: { readonly filters: Filters }) {
  const t = useTranslations();
  const trpc = useTRPC();
  const statusLabel = useStatusLabel();
  const categories = useQuery(trpc.catalog.listCategories.queryOptions());
  const { q, status, category } = filters.values;
  return (
    <FilterBar activeCount={filters.activeCount} onClear={filters.clear}>
      <SearchFilter
        value={q}
        onChange={(text) => filters.set({ q: text })}
        placeholder={t('catalog.product.search')}
      />
      <SelectFilter
        label={t('common.field.status')}
        value={status}
        onChange={(value) => filters.set({ status: value })}
        options={PRODUCT_STATUSES.map((value) => ({ value, label: statusLabel(value) }))}
      />
      <TreeSelect
        aria-label={t('common.field.category')}
        placeholder={t('common.field.category')}
        w={220}
        nodes={categories.data ?? []}
        value={category === '' ? null : category}
        onChange={(id) => filters.set({ category: id ?? '' })}
      />
    </FilterBar>
  );
}
