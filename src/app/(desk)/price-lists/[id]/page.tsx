// One price list: its prices, whom it serves, its head, its history.
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { PriceListDetail } from '../_detail/price-list-detail';

interface Props {
  readonly params: Promise<{ id: string }>;
}

export default async function PriceListPage({ params }: Props) {
  const [me, { id }] = await Promise.all([requireUser('prices.read'), params]);
  prefetch(trpc.catalog.prices.getList.queryOptions({ id }));
  return (
    <Hydrated>
      <PriceListDetail id={id} canWrite={me.permissions.includes('prices.write')} />
    </Hydrated>
  );
}
