// The chart of accounts.
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { AccountTree } from './account-tree';

export async function generateMetadata() {
  const t = await getTranslations('centres.accounts');
  return { title: t('title') };
}

export default async function AccountsPage() {
  const me = await requireUser('centres.read');
  prefetch(trpc.centres.accounts.list.queryOptions());
  return (
    <Hydrated>
      <AccountTree canWrite={me.permissions.includes('centres.write')} />
    </Hydrated>
  );
}
