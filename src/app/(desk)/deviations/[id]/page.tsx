// One deviation.
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { DeviationDetail } from '../_parts/deviation-detail';

interface Props {
  readonly params: Promise<{ id: string }>;
}

export default async function DeviationPage({ params }: Props) {
  const [me, { id }] = await Promise.all([requireUser('deviations.read'), params]);
  prefetch(trpc.deviations.get.queryOptions({ id }), trpc.deviations.steps.queryOptions({ id }));
  return (
    <Hydrated>
      <DeviationDetail id={id} userId={me.user.id} permissions={me.permissions} />
    </Hydrated>
  );
}
