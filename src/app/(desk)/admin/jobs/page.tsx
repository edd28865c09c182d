// Queues, failures and schedules, for administrators.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { JobsView } from './_panels/jobs-view';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('jobs');
  return { title: t('title') };
}

export default async function Page() {
  const me = await requireUser('jobs.read');
  prefetch(trpc.jobs.overview.queryOptions({}), trpc.jobs.failed.queryOptions({ limit: 50 }));
  return (
    <Hydrated>
      <JobsView canRetry={me.permissions.includes('jobs.retry')} />
    </Hydrated>
  );
}
