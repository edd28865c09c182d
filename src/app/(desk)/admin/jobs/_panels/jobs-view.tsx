'use client';
// The jobs screen: how full the queues are, what failed and why, what runs by the clock.
import { SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import type { JobsOverview } from '@/server/modules/jobs/schemas';
import { useTRPC } from '@/trpc/client';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingPage, StatCard } from '@/ui/states';
import { FailedJobs } from './failed-jobs';
import { JobRuns } from './job-runs';
import { Schedules } from './schedules';

const REFRESH_MS = 5_000;

export function JobsView({ canRetry }: { readonly canRetry: boolean }) {
  const t = useTranslations('jobs');
  const trpc = useTRPC();
  const query = useQuery(trpc.jobs.overview.queryOptions({}, { refetchInterval: REFRESH_MS }));
  if (query.isPending) return <LoadingPage />;
  if (!query.data) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  const overview = query.data;
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <Stack gap="lg">
        <Queues overview={overview} />
        <FailedJobs canRetry={canRetry} />
        <JobRuns />
        <Schedules schedules={overview.schedules} />
      </Stack>
    </>
  );
}

function Queues({ overview }: { readonly overview: JobsOverview }) {
  const t = useTranslations('jobs');
  const formats = useFormats();
  return (
    <section>
      <Title order={2} size="h4">
        {t('queues')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t(`backend.${overview.backend}`)} · {t('outbox', { count: overview.outbox })}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="md">
        {overview.queues.map((queue) => (
          <StatCard
            key={queue.name}
            label={t(`queueName.${queue.name as 'folds'}`)}
            value={formats.number(queue.counts.waiting + queue.counts.active)}
            hint={[
              ...(queue.isPaused ? [t('paused')] : []),
              ...(['waiting', 'active', 'delayed', 'failed', 'completed'] as const).map(
                (state) => `${t(`state.${state}`)}\u00a0${formats.number(queue.counts[state])}`,
              ),
              `${t('workers')}\u00a0${formats.number(queue.workers)}`,
            ].join(' · ')}
          />
        ))}
      </SimpleGrid>
    </section>
  );
}
