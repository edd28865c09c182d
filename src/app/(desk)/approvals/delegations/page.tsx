// Who stands in for whom, and when.
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { DelegationList } from './delegation-list';

export async function generateMetadata() {
  const t = await getTranslations('approvals.delegations');
  return { title: t('title') };
}

export default async function DelegationsPage() {
  const me = await requireUser('approvals.decide');
  prefetch(trpc.approvals.delegations.queryOptions(), trpc.approvals.count.queryOptions());
  return (
    <Hydrated>
      <DelegationList permissions={me.permissions} today={me.today} />
    </Hydrated>
  );
}
