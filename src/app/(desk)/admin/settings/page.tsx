// The rules of the organization, drawn from the declared settings.
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { SettingsView } from './_components/settings-view';

export async function generateMetadata() {
  const t = await getTranslations('admin.settings');
  return { title: t('title') };
}

export default async function SettingsPage() {
  const me = await requireUser('settings.read');
  prefetch(trpc.identity.settings.queryOptions());
  return (
    <Hydrated>
      <SettingsView canWrite={me.permissions.includes('settings.write')} />
    </Hydrated>
  );
}
