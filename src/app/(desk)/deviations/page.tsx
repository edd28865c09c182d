// Deviations: what has to be explained, and by whom.
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { DeviationList } from './_parts/deviation-list';

export async function generateMetadata() {
  const t = await getTranslations('deviations');
  return { title: t('title') };
}

export default async function DeviationsPage() {
  const me = await requireUser('deviations.read');
  prefetch(trpc.deviations.list.queryOptions({ status: ['OPEN', 'EXPLAINED', 'ACTION'] }));
  return (
    <Hydrated>
      <DeviationList mayManage={me.permissions.includes('deviations.manage')} />
    </Hydrated>
  );
}
