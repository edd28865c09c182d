// The people who look after dealers.
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { Salespersons } from './salespersons';

export async function generateMetadata() {
  const t = await getTranslations('dealers.salespersons');
  return { title: t('title') };
}

export default async function SalespersonsPage() {
  const me = await requireUser('dealers.read');
  prefetch(trpc.dealers.salespersons.list.queryOptions());
  return (
    <Hydrated>
      <Salespersons canWrite={me.permissions.includes('dealers.write')} />
    </Hydrated>
  );
}
