'use client';
// What runs by the clock and when next.
import { Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { JobsOverview } from '@/server/modules/jobs/schemas';
import { DataTable, dateTimeColumn, fixedSource, textColumn } from '@/ui/tables';
import { useJobName } from './failed-jobs';

type Schedule = JobsOverview['schedules'][number];

/** A cron pattern that means once a day. */
const DAILY = /^(\d{1,2}) (\d{1,2}) \* \* \*$/;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

function useInterval(): (schedule: Schedule) => string {
  const t = useTranslations('jobs');
  return ({ everyMs, pattern, timeZone }) => {
    if (everyMs === null) {
      const zone = timeZone ?? 'UTC';
      const [, minute, hour] = DAILY.exec(pattern ?? '') ?? [];
      if (minute === undefined || hour === undefined) {
        return t('cron', { pattern: pattern ?? '', timeZone: zone });
      }
      return t('daily', { time: `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`, zone });
    }
    return everyMs % HOUR_MS === 0
      ? t('everyHours', { count: everyMs / HOUR_MS })
      : t('everyMinutes', { count: Math.round(everyMs / MINUTE_MS) });
  };
}

export function Schedules({ schedules }: { readonly schedules: readonly Schedule[] }) {
  const t = useTranslations('jobs');
  const jobName = useJobName();
  const interval = useInterval();
  const columns = useMemo(
    () => [
      textColumn<Schedule>({
        id: 'job',
        label: t('schedule'),
        value: (schedule) => jobName(schedule.job),
        fixed: true,
        phone: 'title',
      }),
      textColumn<Schedule>({
        id: 'interval',
        label: t('interval'),
        value: interval,
        width: 230,
        phone: 'subtitle',
      }),
      dateTimeColumn<Schedule>({
        id: 'next',
        label: t('next'),
        value: (schedule) => schedule.nextAt,
        phone: 'value',
      }),
    ],
    [interval, jobName, t],
  );
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {t('schedules')}
      </Title>
      <DataTable
        tableId="job-schedules"
        label={t('schedules')}
        columns={columns}
        source={fixedSource(schedules)}
        rowKey={(schedule) => schedule.id}
        maxHeight="none"
        canExport={false}
      />
    </section>
  );
}
