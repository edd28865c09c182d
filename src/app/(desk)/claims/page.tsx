// The list of claims.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { readQuery } from '@/ui/filters/url-fields';
import { pageQuery, type SearchParams } from '../receivables/_parts/page-query';
import { CLAIM_FILTERS, claimInput } from './_list/claim-filters';
import { ClaimList } from './_list/claim-list';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('expenses.claim');
  return { title: t('title') };
}

export default async function Page({ searchParams }: { readonly searchParams: SearchParams }) {
  const me = await requireUser('expenses.read');
  const input = claimInput(readQuery(await pageQuery(searchParams), CLAIM_FILTERS));
  prefetch(
    trpc.expenses.claims.infiniteQueryOptions(input, {
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  return (
    <Hydrated>
      <ClaimList currency={me.organization.currency} />
    </Hydrated>
  );
}
