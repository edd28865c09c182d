// Where a notice of a regular report leads: the report itself, of the days the notice tells of. One that
// was called off since leads to the list.
import { redirect } from 'next/navigation';
import { isBusinessDate } from '@/kernel/business-date';
import { requireUser, caller } from '@/trpc/server';
import { scheduleHref } from '../../_report/schedule-href';

interface Props {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<{ to?: string | string[] }>;
}

export default async function Page({ params, searchParams }: Props) {
  await requireUser('reports.read');
  const [{ id }, { to }] = await Promise.all([params, searchParams]);
  const own = await caller.analytics.schedules();
  const schedule = own.find((one) => one.id === id);
  if (!schedule) redirect('/reports/regular');
  const isDay = typeof to === 'string' && isBusinessDate(to);
  const days = isDay ? await caller.analytics.scheduledDays({ id, to }) : null;
  redirect(scheduleHref(schedule, days));
}
