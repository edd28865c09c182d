// The report of a schedule on the screen, with the days it was last sent for. Pure.
import { usedArguments } from '@/server/modules/analytics/schemas';
import type { ReportSchedule } from '@/server/modules/analytics/report-schedule-schemas';
import { writeQuery } from '@/ui/filters/url-fields';
import { reportFilters } from './report-filters';

type Asked = Pick<ReportSchedule, 'name' | 'by' | 'only' | 'depth' | 'lastPeriod'>;

export function scheduleHref({ name, by, only, depth, lastPeriod }: Asked): string {
  const used = usedArguments(name, by);
  const query = writeQuery('', reportFilters(name), {
    ...{ by, only, depth },
    from: used.from ? lastPeriod?.from : undefined,
    to: used.to ? lastPeriod?.to : undefined,
  });
  return `/reports/${name}${query === '' ? '' : `?${query}`}`;
}
