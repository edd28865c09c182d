// The list of settlements of expenses.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, requireUser } from '@/trpc/server';
import { SettlementList } from './_list/settlement-list';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('expenses.settlement');
  return { title: t('title') };
}

export default async function Page() {
  const me = await requireUser('expenses.read');
  return (
    <Hydrated>
      <SettlementList currency={me.organization.currency} />
    </Hydrated>
  );
}
