// One change of a budget in force.
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { ChangePage } from '../../_changes/change-page';

interface Props {
  readonly params: Promise<{ id: string }>;
}

export default async function BudgetChangePage({ params }: Props) {
  const [me, { id }] = await Promise.all([requireUser('budgets.read'), params]);
  prefetch(trpc.budgets.change.queryOptions({ id }));
  return (
    <Hydrated>
      <ChangePage id={id} canOverride={me.permissions.includes('budgets.override')} />
    </Hydrated>
  );
}
