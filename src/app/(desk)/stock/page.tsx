// The stock list.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { readQuery } from '@/ui/filters/url-fields';
import { listInput, STOCK_FILTERS, warehouseInput } from './_list/stock-filters';
import { StockList } from './_list/stock-list';
import { queryOf, type SearchParams } from './_parts/query-of';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('inventory');
  return { title: t('title') };
}

export default async function Page({ searchParams }: { readonly searchParams: SearchParams }) {
  const me = await requireUser('inventory.read');
  const filters = readQuery(await queryOf(searchParams), STOCK_FILTERS);
  prefetch(
    trpc.inventory.list.infiniteQueryOptions(listInput(filters), {
      getNextPageParam: (page) => page.nextCursor,
    }),
    trpc.inventory.summary.queryOptions(warehouseInput(filters)),
    trpc.inventory.warehouses.queryOptions(),
  );
  return (
    <Hydrated>
      <StockList permissions={me.permissions} />
    </Hydrated>
  );
}
