// The dashboard: what was sold, what waits, who owes, what runs short.
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { DashboardView } from './_panels/dashboard-view';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dashboard');
  return { title: t('title') };
}

export default async function Page() {
  await requireUser('dashboard.read');
  const locale = await getLocale();
  prefetch(trpc.analytics.dashboard.queryOptions({ locale }));
  return (
    <Hydrated>
      <DashboardView />
    </Hydrated>
  );
}
