// The list of returns.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { readQuery } from '@/ui/filters/url-fields';
import { queryOf, type SearchParams } from '../stock/_parts/query-of';
import { RETURN_FILTERS, returnInput } from './_list/return-filters';
import { ReturnList } from './_list/return-list';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('fulfilment.returns');
  return { title: t('title') };
}

export default async function Page({ searchParams }: { readonly searchParams: SearchParams }) {
  const me = await requireUser('returns.read');
  const input = returnInput(readQuery(await queryOf(searchParams), RETURN_FILTERS));
  prefetch(
    trpc.fulfilment.returns.infiniteQueryOptions(input, {
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  const isDealer = me.user.dealerId !== null;
  return (
    <Hydrated>
      <ReturnList
        isDealer={isDealer}
        mayPickDealer={!isDealer && me.permissions.includes('dealers.read')}
        mayCreate={me.permissions.includes('returns.create')}
      />
    </Hydrated>
  );
}
