// One version of a budget, as a grid.
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { BudgetPage } from '../_grid/budget-page';

interface Props {
  readonly params: Promise<{ id: string }>;
}

export default async function BudgetVersionPage({ params }: Props) {
  const [me, { id }] = await Promise.all([requireUser('budgets.read'), params]);
  prefetch(trpc.budgets.get.queryOptions({ id }));
  return (
    <Hydrated>
      <BudgetPage id={id} canOverride={me.permissions.includes('budgets.override')} />
    </Hydrated>
  );
}
