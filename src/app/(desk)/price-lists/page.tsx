// The price lists.
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { readQuery } from '@/ui/filters/url-fields';
import { queryReader, type SearchParams } from '../_address/query-reader';
import { listInput, PRICE_LIST_FILTERS } from './_list/price-list-filters';
import { PriceListList } from './_list/price-list-list';

export async function generateMetadata() {
  const t = await getTranslations('catalog.prices');
  return { title: t('title') };
}

export default async function PriceListsPage({ searchParams }: { searchParams: SearchParams }) {
  const me = await requireUser('prices.read');
  const input = listInput(readQuery(queryReader(await searchParams), PRICE_LIST_FILTERS));
  prefetch(
    trpc.catalog.prices.listLists.infiniteQueryOptions(input, {
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  return (
    <Hydrated>
      <PriceListList canWrite={me.permissions.includes('prices.write')} />
    </Hydrated>
  );
}
