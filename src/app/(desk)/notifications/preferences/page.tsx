// How a person wants to be told.
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { PreferenceTable } from './preference-table';

export async function generateMetadata() {
  const t = await getTranslations('notifications.preferences');
  return { title: t('title') };
}

export default async function PreferencesPage() {
  await requireUser();
  prefetch(trpc.notifications.preferences.queryOptions());
  return (
    <Hydrated>
      <PreferenceTable />
    </Hydrated>
  );
}
