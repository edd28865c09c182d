// Fiscal calendars, their years and periods.
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { CalendarsView } from './_parts/calendars-view';

export async function generateMetadata() {
  const t = await getTranslations('centres.calendars');
  return { title: t('title') };
}

export default async function CalendarsPage() {
  const me = await requireUser('centres.read');
  prefetch(trpc.centres.calendars.list.queryOptions());
  return (
    <Hydrated>
      <CalendarsView permissions={me.permissions} today={me.today} />
    </Hydrated>
  );
}
