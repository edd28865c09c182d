// Reports that are sent regularly.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { RegularList } from './regular-list';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reports');
  return { title: t('regular.title') };
}

export default async function Page() {
  await requireUser('reports.read');
  prefetch(trpc.analytics.schedules.queryOptions());
  return (
    <Hydrated>
      <RegularList />
    </Hydrated>
  );
}
