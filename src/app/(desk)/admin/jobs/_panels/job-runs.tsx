'use client';
// What runs now and ran last: since when, for how long, and what came of it.
import { Progress, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useFormats } from '@/i18n/formats';
import type { JobRun } from '@/server/modules/jobs/schemas';
import { useTRPC } from '@/trpc/client';
import { ErrorState, LoadingCard } from '@/ui/states';
import { DataTable, dateTimeColumn, fixedSource, textColumn } from '@/ui/tables';
import { useJobName } from './failed-jobs';

const REFRESH_MS = 5_000;
const SHOWN = 30;
const SECOND_MS = 1_000;

/** What a run counted, in words; a count that has none yet shows its name. */
function useFiguresText(): (run: JobRun) => string {
  const t = useTranslations('jobs');
  const wordOf = (name: string) => {
    const key = `figure.${name}` as 'figure.entries';
    return t.has(key) ? t(key) : name;
  };
  return ({ figures }) =>
    Object.entries(figures)
      .map(([name, count]) => `${wordOf(name)} ${count}`)
      .join(' · ');
}

function RunState({ run: { state, progress } }: { readonly run: JobRun }) {
  const t = useTranslations('jobs');
  if (!progress) return t(`state.${state}`);
  const text = t('doneOf', progress);
  return (
    <>
      {text}
      <Progress size="xs" mt={4} value={(100 * progress.done) / progress.total} aria-label={text} />
    </>
  );
}

const stateCell = (run: JobRun) => <RunState run={run} />;

export function JobRuns() {
  const t = useTranslations('jobs');
  const formats = useFormats();
  const jobName = useJobName();
  const figuresText = useFiguresText();
  const query = useQuery(
    useTRPC().jobs.runs.queryOptions({ limit: SHOWN }, { refetchInterval: REFRESH_MS }),
  );
  const columns = useMemo(
    () => [
      textColumn<JobRun>({
        ...{ id: 'job', label: t('job'), width: 250, fixed: true, phone: 'title' },
        value: (run) => jobName(run.name),
      }),
      textColumn<JobRun>({
        ...{ id: 'state', label: t('runState'), width: 152, phone: 'badge' },
        value: (run) => t(`state.${run.state}`),
        cell: stateCell,
      }),
      dateTimeColumn<JobRun>({
        ...{ id: 'startedAt', label: t('startedAt'), phone: 'meta' },
        value: (run) => run.startedAt,
      }),
      textColumn<JobRun>({
        ...{ id: 'length', label: t('length'), width: 90, align: 'end', phone: 'value' },
        value: (run) =>
          run.runMs === null
            ? null
            : t('seconds', { seconds: formats.number(run.runMs / SECOND_MS, 2) }),
      }),
      textColumn<JobRun>({
        ...{ id: 'figures', label: t('figures'), minWidth: 170, phone: 'meta' },
        value: figuresText,
      }),
    ],
    [t, formats, jobName, figuresText],
  );
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {t('runs')}
      </Title>
      {query.isPending && <LoadingCard />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <DataTable
          tableId="job-runs"
          label={t('runs')}
          columns={columns}
          source={fixedSource(query.data)}
          rowKey={(run) => `${run.queue} ${run.jobId}`}
          rowLabel={(run) => jobName(run.name)}
          empty={{ title: t('noRuns') }}
          maxHeight={360}
        />
      )}
    </section>
  );
}
