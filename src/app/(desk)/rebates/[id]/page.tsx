// One agreement on a rebate and what has accrued by it.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { isUuid } from '@/kernel/ids';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { AgreementPage } from '../_detail/agreement-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('expenses.rebate');
  return { title: t('agreement') };
}

interface Props {
  readonly params: Promise<{ id: string }>;
}

export default async function Page({ params }: Props) {
  const me = await requireUser('rebates.read');
  const { id: agreementId } = await params;
  if (!isUuid(agreementId)) notFound();
  prefetch(trpc.expenses.agreement.queryOptions({ agreementId }));
  return (
    <Hydrated>
      <AgreementPage
        agreementId={agreementId}
        currency={me.organization.currency}
        today={me.today}
      />
    </Hydrated>
  );
}
