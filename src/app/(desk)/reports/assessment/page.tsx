// Published scores as a report; its question stands in the address.
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { readQuery } from '@/ui/filters/url-fields';
import { queryOf, type SearchParams } from '../../stock/_parts/query-of';
import { ScoreReport } from './_report/score-report';
import { SCORE_FILTERS, scoreInput } from './_report/score-filters';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reports.name');
  return { title: t('assessment') };
}

export default async function Page({ searchParams }: { readonly searchParams: SearchParams }) {
  await requireUser('reports.read');
  await requireUser('assessments.read');
  const filters = readQuery(await queryOf(searchParams), SCORE_FILTERS);
  prefetch(
    trpc.assessments.report.queryOptions(scoreInput(filters, await getLocale())),
    trpc.assessments.schemes.queryOptions(),
  );
  return (
    <Hydrated>
      <ScoreReport />
    </Hydrated>
  );
}
