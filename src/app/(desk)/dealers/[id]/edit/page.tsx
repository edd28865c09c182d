// Changing a dealer.
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { DealerEdit } from '../../_form/dealer-edit';

interface Props {
  readonly params: Promise<{ id: string }>;
}

export default async function EditDealerPage({ params }: Props) {
  const [, { id }] = await Promise.all([requireUser('dealers.write'), params]);
  prefetch(
    trpc.dealers.get.queryOptions({ id }),
    trpc.dealers.regions.list.queryOptions(),
    trpc.dealers.levels.list.queryOptions(),
    trpc.dealers.salespersons.list.queryOptions(),
  );
  return (
    <Hydrated>
      <DealerEdit id={id} />
    </Hydrated>
  );
}
