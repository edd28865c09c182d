// Variance: from budget, last year or last period to what came, and what made the difference.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, requireUser } from '@/trpc/server';
import { VarianceView } from './_variance/variance-view';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dashboards.variance');
  return { title: t('title') };
}

export default async function Page() {
  const me = await requireUser('budgets.read');
  return (
    <Hydrated>
      <VarianceView maySeeSales={me.permissions.includes('dashboard.read')} />
    </Hydrated>
  );
}
