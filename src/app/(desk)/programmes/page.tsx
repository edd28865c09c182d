// Programmes, campaigns and projects.
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { ProgrammeTree } from './programme-tree';

export async function generateMetadata() {
  const t = await getTranslations('centres.programmes');
  return { title: t('title') };
}

export default async function ProgrammesPage() {
  const me = await requireUser('centres.read');
  prefetch(trpc.centres.programmes.list.queryOptions());
  return (
    <Hydrated>
      <ProgrammeTree canWrite={me.permissions.includes('centres.write')} />
    </Hydrated>
  );
}
