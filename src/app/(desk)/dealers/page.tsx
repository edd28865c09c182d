// The dealer list.
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { readQuery } from '@/ui/filters/url-fields';
import { queryReader, type SearchParams } from '../_address/query-reader';
import { DealerList } from './_list/dealer-list';
import { DEALER_FILTERS, listInput } from './_list/dealer-filters';

export async function generateMetadata() {
  const t = await getTranslations('dealers.list');
  return { title: t('title') };
}

export default async function DealersPage({ searchParams }: { searchParams: SearchParams }) {
  const me = await requireUser('dealers.read');
  const input = listInput(readQuery(queryReader(await searchParams), DEALER_FILTERS));
  prefetch(
    trpc.dealers.list.infiniteQueryOptions(input, {
      getNextPageParam: (page) => page.nextCursor,
    }),
    trpc.dealers.regions.list.queryOptions(),
    trpc.dealers.levels.list.queryOptions(),
    trpc.dealers.salespersons.list.queryOptions(),
  );
  return (
    <Hydrated>
      <DealerList canWrite={me.permissions.includes('dealers.write')} />
    </Hydrated>
  );
}
