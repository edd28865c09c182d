// The tree of levels.
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { LevelTree } from './level-tree';

export async function generateMetadata() {
  const t = await getTranslations('dealers.levels');
  return { title: t('title') };
}

export default async function LevelsPage() {
  const me = await requireUser('dealers.read');
  prefetch(trpc.dealers.levels.list.queryOptions());
  return (
    <Hydrated>
      <LevelTree canWrite={me.permissions.includes('dealers.write')} />
    </Hydrated>
  );
}
