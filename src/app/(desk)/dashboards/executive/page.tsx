// The executive's page: sales against budget and last year, margin, execution, collections, deviations.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { ExecutiveView } from './_executive/executive-view';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dashboards.executive');
  return { title: t('title') };
}

export default async function Page() {
  await requireUser('dashboard.read');
  prefetch(trpc.figures.executive.queryOptions());
  return (
    <Hydrated>
      <ExecutiveView />
    </Hydrated>
  );
}
