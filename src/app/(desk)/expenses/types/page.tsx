// Types of expenses: what money may be spent on.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { TypeList } from '../_types/type-list';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('expenses.type');
  return { title: t('title') };
}

export default async function Page() {
  const me = await requireUser('expenses.read');
  prefetch(trpc.expenses.types.queryOptions());
  return (
    <Hydrated>
      <TypeList mayWrite={me.permissions.includes('expenses.configure')} />
    </Hydrated>
  );
}
