// Targets against what was sold, by dealer, region and salesperson, from the first day of the year.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, requireUser } from '@/trpc/server';
import { TargetsView } from './_targets/targets-view';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dashboards.targets');
  return { title: t('title') };
}

export default async function Page() {
  const me = await requireUser('targets.read');
  return (
    <Hydrated>
      <TargetsView today={me.today} />
    </Hydrated>
  );
}
