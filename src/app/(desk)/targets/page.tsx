// The targets of dealers, regions, salespersons and whoever else has one, as they are entered.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { readQuery } from '@/ui/filters/url-fields';
import { pageQuery, type SearchParams } from '../receivables/_parts/page-query';
import { TARGET_FILTERS, targetQuestion } from './_list/target-filters';
import { TargetList } from './_list/target-list';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('targets');
  return { title: t('title') };
}

export default async function Page({ searchParams }: { readonly searchParams: SearchParams }) {
  const me = await requireUser('targets.read');
  const input = targetQuestion(readQuery(await pageQuery(searchParams), TARGET_FILTERS));
  prefetch(
    trpc.targets.list.infiniteQueryOptions(input, {
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  return (
    <Hydrated>
      <TargetList canWrite={me.permissions.includes('targets.write')} today={me.today} />
    </Hydrated>
  );
}
