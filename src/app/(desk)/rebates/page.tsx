// Agreements on rebates.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { AgreementList } from './_list/agreement-list';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('expenses.rebate');
  return { title: t('title') };
}

export default async function Page() {
  const me = await requireUser('rebates.read');
  prefetch(
    trpc.expenses.agreements.infiniteQueryOptions(
      {},
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  return (
    <Hydrated>
      <AgreementList
        currency={me.organization.currency}
        canWrite={me.permissions.includes('rebates.write')}
      />
    </Hydrated>
  );
}
