// The order lines behind a figure of sales.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, requireUser } from '@/trpc/server';
import { LinesView } from './_lines/lines-view';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dashboards.lines');
  return { title: t('title') };
}

export default async function Page() {
  const me = await requireUser('dashboard.read');
  return (
    <Hydrated>
      <LinesView today={me.today} />
    </Hydrated>
  );
}
