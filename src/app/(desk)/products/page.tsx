// The product list.
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { readQuery } from '@/ui/filters/url-fields';
import { queryReader, type SearchParams } from '../_address/query-reader';
import { listInput, PRODUCT_FILTERS } from './_list/product-filters';
import { ProductList } from './_list/product-list';

export async function generateMetadata() {
  const t = await getTranslations('catalog.product');
  return { title: t('title') };
}

export default async function ProductsPage({ searchParams }: { searchParams: SearchParams }) {
  const me = await requireUser('catalog.read');
  const input = listInput(readQuery(queryReader(await searchParams), PRODUCT_FILTERS));
  prefetch(
    trpc.catalog.listProducts.infiniteQueryOptions(input, {
      getNextPageParam: (page) => page.nextCursor,
    }),
    trpc.catalog.listCategories.queryOptions(),
  );
  return (
    <Hydrated>
      <ProductList canWrite={me.permissions.includes('catalog.write')} />
    </Hydrated>
  );
}
