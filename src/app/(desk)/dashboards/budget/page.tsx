// Budget execution: what was budgeted, what is promised, what is spent, what is left, and where it leads.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { ExecutionView } from './_execution/execution-view';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dashboards.budget');
  return { title: t('title') };
}

export default async function Page() {
  await requireUser('budgets.read');
  prefetch(trpc.figures.budgetExecution.queryOptions({ asTree: true }));
  return (
    <Hydrated>
      <ExecutionView />
    </Hydrated>
  );
}
