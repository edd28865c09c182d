// A new dealer.
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { PageHeader } from '@/ui/shell';
import { DealerForm } from '../_form/dealer-form';

export async function generateMetadata() {
  const t = await getTranslations('dealers.list');
  return { title: t('new') };
}

export default async function NewDealerPage() {
  await requireUser('dealers.write');
  const t = await getTranslations('dealers.list');
  prefetch(
    trpc.dealers.regions.list.queryOptions(),
    trpc.dealers.levels.list.queryOptions(),
    trpc.dealers.salespersons.list.queryOptions(),
  );
  return (
    <Hydrated>
      <PageHeader title={t('new')} crumbs={[{ label: t('title'), href: '/dealers' }]} />
      <div style={{ maxWidth: 920 }}>
        <DealerForm />
      </div>
    </Hydrated>
  );
}
