// Ageing of receivables on a day, by dealer.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { readQuery } from '@/ui/filters/url-fields';
import { pageQuery, type SearchParams } from '../receivables/_parts/page-query';
import { AGEING_FILTERS, ageingListInput } from './_summary/ageing-filters';
import { AgeingView } from './_summary/ageing-view';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('receivables.ageing');
  return { title: t('title') };
}

interface Props {
  readonly searchParams: SearchParams;
}

export default async function Page({ searchParams }: Props) {
  const me = await requireUser('invoices.read');
  const filters = readQuery(await pageQuery(searchParams), AGEING_FILTERS);
  const input = ageingListInput(filters, me.today);
  prefetch(
    trpc.receivables.ageingSummary.queryOptions({ asOf: input.asOf }),
    trpc.receivables.ageing.infiniteQueryOptions(input, {
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  return (
    <Hydrated>
      <AgeingView today={me.today} mayReport={me.permissions.includes('reports.read')} />
    </Hydrated>
  );
}
