// The list of quotas.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { readQuery } from '@/ui/filters/url-fields';
import { pageQuery, type SearchParams } from '../receivables/_parts/page-query';
import { QUOTA_LIST_FILTERS, quotaInput } from './_list/quota-filters';
import { QuotaList } from './_list/quota-list';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('quotas');
  return { title: t('title') };
}

export default async function Page({ searchParams }: { readonly searchParams: SearchParams }) {
  const me = await requireUser('quotas.read');
  const input = quotaInput(readQuery(await pageQuery(searchParams), QUOTA_LIST_FILTERS));
  prefetch(
    trpc.quotas.list.infiniteQueryOptions(input, {
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  return (
    <Hydrated>
      <QuotaList canManage={me.permissions.includes('quotas.manage')} today={me.today} />
    </Hydrated>
  );
}
