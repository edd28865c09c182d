// One product: what it is, what it costs whom, what happened to it.
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { ProductDetail } from '../_detail/product-detail';

interface Props {
  readonly params: Promise<{ id: string }>;
}

export default async function ProductPage({ params }: Props) {
  const [me, { id }] = await Promise.all([requireUser('catalog.read'), params]);
  prefetch(trpc.catalog.getProduct.queryOptions({ id }));
  return (
    <Hydrated>
      <ProductDetail id={id} permissions={me.permissions} />
    </Hydrated>
  );
}
