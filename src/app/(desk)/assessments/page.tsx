// The list of assessments.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { readQuery } from '@/ui/filters/url-fields';
import { queryOf, type SearchParams } from '../stock/_parts/query-of';
import { RUN_FILTERS, runInput } from './_list/run-filters';
import { RunList } from './_list/run-list';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('assessments');
  return { title: t('title') };
}

export default async function Page({ searchParams }: { readonly searchParams: SearchParams }) {
  const me = await requireUser('assessments.read');
  const input = runInput(readQuery(await queryOf(searchParams), RUN_FILTERS));
  prefetch(
    trpc.assessments.runs.infiniteQueryOptions(input, {
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  return (
    <Hydrated>
      <RunList today={me.today} mayRun={me.permissions.includes('assessments.run')} />
    </Hydrated>
  );
}
