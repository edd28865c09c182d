// One claim.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { isUuid } from '@/kernel/ids';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { ClaimPage } from '../_detail/claim-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('expenses.field');
  return { title: t('claim') };
}

interface Props {
  readonly params: Promise<{ id: string }>;
}

export default async function Page({ params }: Props) {
  const me = await requireUser('expenses.read');
  const { id: claimId } = await params;
  if (!isUuid(claimId)) notFound();
  prefetch(trpc.expenses.claim.queryOptions({ claimId }));
  return (
    <Hydrated>
      <ClaimPage
        {...{ claimId, today: me.today, userId: me.user.id }}
        currency={me.organization.currency}
      />
    </Hydrated>
  );
}
