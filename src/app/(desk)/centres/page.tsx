// The tree of responsibility centres.
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { CentreTree } from './_tree/centre-tree';

export async function generateMetadata() {
  const t = await getTranslations('centres');
  return { title: t('title') };
}

export default async function CentresPage() {
  const me = await requireUser('centres.read');
  const canWrite = me.permissions.includes('centres.write');
  prefetch(trpc.centres.list.queryOptions({ on: null }));
  if (canWrite) prefetch(trpc.centres.owners.queryOptions());
  return (
    <Hydrated>
      <CentreTree canWrite={canWrite} today={me.today} />
    </Hydrated>
  );
}
