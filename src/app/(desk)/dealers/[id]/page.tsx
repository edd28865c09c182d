// One dealer.
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { DealerDetail } from '../_detail/dealer-detail';

interface Props {
  readonly params: Promise<{ id: string }>;
}

export default async function DealerPage({ params }: Props) {
  const [me, { id }] = await Promise.all([requireUser('dealers.read'), params]);
  prefetch(trpc.dealers.get.queryOptions({ id }));
  return (
    <Hydrated>
      <DealerDetail id={id} permissions={me.permissions} />
    </Hydrated>
  );
}
