// The account of one dealer: credit and statement.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { addMonths, startOfMonth } from '@/kernel/business-date';
import { isUuid } from '@/kernel/ids';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { AccountPage } from '../_statement/account-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('receivables.account');
  return { title: t('title') };
}

interface Props {
  readonly params: Promise<{ dealerId: string }>;
}

export default async function Page({ params }: Props) {
  const me = await requireUser('invoices.read');
  const { dealerId } = await params;
  if (!isUuid(dealerId)) notFound();
  prefetch(trpc.receivables.account.queryOptions({ dealerId }));
  // This month and the two before it: what is usually asked about.
  const period = { from: startOfMonth(addMonths(me.today, -2)), to: me.today };
  return (
    <Hydrated>
      <AccountPage dealerId={dealerId} period={period} permissions={me.permissions} />
    </Hydrated>
  );
}
