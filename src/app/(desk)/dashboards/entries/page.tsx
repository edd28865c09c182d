// The entries of the budget ledger behind a figure of a dashboard.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, requireUser } from '@/trpc/server';
import { EntriesView } from './_entries/entries-view';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dashboards.entries');
  return { title: t('title') };
}

export default async function Page() {
  const me = await requireUser('budgets.read');
  return (
    <Hydrated>
      <EntriesView today={me.today} />
    </Hydrated>
  );
}
