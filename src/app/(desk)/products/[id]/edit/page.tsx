// Changing a product.
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { ProductEdit } from '../../_form/product-edit';

interface Props {
  readonly params: Promise<{ id: string }>;
}

export default async function EditProductPage({ params }: Props) {
  const [, { id }] = await Promise.all([requireUser('catalog.write'), params]);
  prefetch(
    trpc.catalog.getProduct.queryOptions({ id }),
    trpc.catalog.listCategories.queryOptions(),
    trpc.catalog.listTaxRates.queryOptions(),
  );
  return (
    <Hydrated>
      <ProductEdit id={id} />
    </Hydrated>
  );
}
