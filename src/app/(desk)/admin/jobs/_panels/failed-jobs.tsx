'use client';
// Jobs that failed, for good or until their next attempt, with the reason and the way to try again now.
import { Button, Code, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useErrorText } from '@/i18n/errors';
import type { FailedJob } from '@/server/modules/jobs/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone, notifyFailed } from '@/ui/feedback';
import { ErrorState, LoadingCard } from '@/ui/states';
import { DataTable, dateTimeColumn, fixedSource, textColumn } from '@/ui/tables';

const REFRESH_MS = 10_000;

/** A job's name in words; messages cannot have points in their keys. */
export function useJobName(): (name: string) => string {
  const t = useTranslations('jobs');
  return (name) => {
    const key = `jobName.${name.replace('.', '_')}` as 'jobName.analytics_fold';
    return t.has(key) ? t(key) : name;
  };
}

function RetryButton({ job }: { readonly job: FailedJob }) {
  const t = useTranslations('jobs');
  const trpc = useTRPC();
  const errorText = useErrorText();
  const retry = useWrite(trpc.jobs.retry, {
    refresh: [trpc.jobs.pathFilter()],
    onSuccess: () => notifyDone(t('retried')),
    onError: (error) => notifyFailed(errorText(error)),
  });
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={retry.isPending}
      onClick={() => retry.mutate({ queue: job.queue, jobId: job.jobId })}
    >
      {t('retry')}
    </Button>
  );
}

const payloadCell = (job: FailedJob) => <Code>{JSON.stringify(job.payload)}</Code>;
/** Whole on two lines as a rule; what is longer is read by pointing at it. */
const reasonCell = ({ reason }: FailedJob) => (
  <Text size="sm" lineClamp={2} title={reason} style={{ whiteSpace: 'normal' }}>
    {reason}
  </Text>
);
const retryCell = (job: FailedJob) => <RetryButton job={job} />;

export function FailedJobs({ canRetry }: { readonly canRetry: boolean }) {
  const t = useTranslations('jobs');
  const trpc = useTRPC();
  const jobName = useJobName();
  const query = useQuery(
    trpc.jobs.failed.queryOptions({ limit: 50 }, { refetchInterval: REFRESH_MS }),
  );
  const columns = useMemo(
    () => [
      textColumn<FailedJob>({
        id: 'job',
        label: t('job'),
        value: (job) => jobName(job.name),
        fixed: true,
        width: 200,
        phone: 'title',
      }),
      textColumn<FailedJob>({
        id: 'reason',
        label: t('reason'),
        value: (job) => job.reason,
        cell: reasonCell,
        minWidth: 240,
        phone: 'subtitle',
      }),
      dateTimeColumn<FailedJob>({
        id: 'failedAt',
        label: t('failedAt'),
        value: (job) => job.failedAt,
        phone: 'meta',
      }),
      textColumn<FailedJob>({
        id: 'attempts',
        label: t('attempts'),
        value: ({ attempts, maxAttempts }) => t('attemptOf', { attempts, maxAttempts }),
        ...{ width: 110, phone: 'meta' },
      }),
      textColumn<FailedJob>({
        id: 'next',
        label: t('afterwards'),
        value: (job) => t(`afterFailure.${job.state}`),
        ...{ width: 130, phone: 'meta' },
      }),
      textColumn<FailedJob>({
        id: 'carries',
        label: t('carries'),
        value: (job) => JSON.stringify(job.payload),
        cell: payloadCell,
        defaultHidden: true,
      }),
      textColumn<FailedJob>({
        id: 'request',
        label: t('request'),
        value: (job) => job.requestId,
        defaultHidden: true,
      }),
      ...(canRetry
        ? [
            {
              ...{ id: 'retry', label: t('retry'), width: 110, fixed: true },
              ...{ phone: 'value' as const, cell: retryCell },
            },
          ]
        : []),
    ],
    [canRetry, jobName, t],
  );
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {t('failures')}
      </Title>
      {query.isPending && <LoadingCard />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <DataTable
          tableId="failed-jobs"
          label={t('failures')}
          columns={columns}
          source={fixedSource(query.data)}
          rowKey={(job) => `${job.queue} ${job.jobId}`}
          rowLabel={(job) => jobName(job.name)}
          empty={{ title: t('noFailures'), text: t('noFailuresHint') }}
          maxHeight="none"
        />
      )}
    </section>
  );
}
