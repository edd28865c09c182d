// Where a notice of a regular report leads: the report itself, of the days it was sent for. One that
// was called off since leads to the list.
import { redirect } from 'next/navigation';
import { requireUser, caller } from '@/trpc/server';
import { scheduleHref } from '../../_report/schedule-href';

interface Props {
  readonly params: Promise<{ id: string }>;
}

export default async function Page({ params }: Props) {
  await requireUser('reports.read');
  const { id } = await params;
  const own = await caller.analytics.schedules();
  const schedule = own.find((one) => one.id === id);
  redirect(schedule ? scheduleHref(schedule) : '/reports/regular');
}
