// The report of a schedule on the screen, with days it was sent for. Pure.
import type { Period } from '@/kernel/period';
import { usedArguments } from '@/server/modules/analytics/schemas';
import type { ReportSchedule } from '@/server/modules/analytics/report-schedule-schemas';
import { writeQuery } from '@/ui/filters/url-fields';
import { reportFilters } from './report-filters';

type Asked = Pick<ReportSchedule, 'name' | 'by' | 'only' | 'depth' | 'basis' | 'lastPeriod'>;

/** With these days, or those it was last sent for. */
export function scheduleHref(schedule: Asked, days?: Period | null): string {
  const { name, by, only, depth, basis, lastPeriod } = schedule;
  const period = days ?? lastPeriod;
  const used = usedArguments(name, by);
  const query = writeQuery('', reportFilters(name), {
    ...{ by, only, depth, basis: basis === 'BUDGET' ? undefined : basis },
    from: used.from ? period?.from : undefined,
    to: used.to ? period?.to : undefined,
  });
  return `/reports/${name}${query === '' ? '' : `?${query}`}`;
}
