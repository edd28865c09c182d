// The versions of every year's budget.
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { BudgetList } from './_list/budget-list';

export async function generateMetadata() {
  const t = await getTranslations('budgets');
  return { title: t('title') };
}

export default async function BudgetsPage() {
  const me = await requireUser('budgets.read');
  prefetch(trpc.budgets.list.queryOptions());
  return (
    <Hydrated>
      <BudgetList
        currency={me.organization.currency}
        canWrite={me.permissions.includes('budgets.write')}
      />
    </Hydrated>
  );
}
