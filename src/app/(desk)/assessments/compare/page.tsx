// Scores of published assessments, period by period.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { ComparePage } from './_chart/compare-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('assessments.compare');
  return { title: t('title') };
}

export default async function Page() {
  await requireUser('assessments.read');
  prefetch(trpc.assessments.schemes.queryOptions());
  return (
    <Hydrated>
      <ComparePage />
    </Hydrated>
  );
}
