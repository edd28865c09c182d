// Expected arrivals.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { readQuery } from '@/ui/filters/url-fields';
import { ARRIVAL_FILTERS, arrivalInput } from '../_arrivals/arrival-filters';
import { ArrivalList } from '../_arrivals/arrival-list';
import { queryOf, type SearchParams } from '../_parts/query-of';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('inventory');
  return { title: t('tab.arrivals') };
}

export default async function Page({ searchParams }: { readonly searchParams: SearchParams }) {
  const me = await requireUser('inventory.read');
  const filters = readQuery(await queryOf(searchParams), ARRIVAL_FILTERS);
  prefetch(
    trpc.inventory.arrivals.infiniteQueryOptions(arrivalInput(filters), {
      getNextPageParam: (page) => page.nextCursor,
    }),
    trpc.inventory.warehouses.queryOptions(),
  );
  return (
    <Hydrated>
      <ArrivalList permissions={me.permissions} today={me.today} />
    </Hydrated>
  );
}
