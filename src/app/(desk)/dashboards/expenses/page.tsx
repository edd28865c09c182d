// Where the expense went: from budget through type to dealer, and what activities sold.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, requireUser } from '@/trpc/server';
import { ExpenseFlowView } from './_expenses/expense-flow-view';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dashboards.expenses');
  return { title: t('title') };
}

export default async function Page() {
  const me = await requireUser('expenses.read');
  return (
    <Hydrated>
      <ExpenseFlowView maySeeEntries={me.permissions.includes('budgets.read')} />
    </Hydrated>
  );
}
