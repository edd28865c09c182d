// The tree of regions.
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { RegionTree } from './region-tree';

export async function generateMetadata() {
  const t = await getTranslations('dealers.regions');
  return { title: t('title') };
}

export default async function RegionsPage() {
  const me = await requireUser('dealers.read');
  prefetch(trpc.dealers.regions.list.queryOptions());
  return (
    <Hydrated>
      <RegionTree canWrite={me.permissions.includes('dealers.write')} />
    </Hydrated>
  );
}
