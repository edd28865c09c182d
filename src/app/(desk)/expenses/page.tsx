// The list of requests for expenses.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { readQuery } from '@/ui/filters/url-fields';
import { pageQuery, type SearchParams } from '../receivables/_parts/page-query';
import { REQUEST_FILTERS, requestInput } from './_list/request-filters';
import { RequestList } from './_list/request-list';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('expenses');
  return { title: t('title') };
}

export default async function Page({ searchParams }: { readonly searchParams: SearchParams }) {
  const me = await requireUser('expenses.read');
  const input = requestInput(readQuery(await pageQuery(searchParams), REQUEST_FILTERS));
  prefetch(
    trpc.expenses.requests.infiniteQueryOptions(input, {
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  return (
    <Hydrated>
      <RequestList
        currency={me.organization.currency}
        mayCreate={me.permissions.includes('expenses.request')}
      />
    </Hydrated>
  );
}
