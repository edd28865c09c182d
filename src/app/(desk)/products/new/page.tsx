// A new product.
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { PageHeader } from '@/ui/shell';
import { ProductForm } from '../_form/product-form';

export async function generateMetadata() {
  const t = await getTranslations('catalog.product');
  return { title: t('new') };
}

export default async function NewProductPage() {
  await requireUser('catalog.write');
  const t = await getTranslations('catalog.product');
  prefetch(trpc.catalog.listCategories.queryOptions(), trpc.catalog.listTaxRates.queryOptions());
  return (
    <Hydrated>
      <PageHeader title={t('new')} crumbs={[{ label: t('title'), href: '/products' }]} />
      <div style={{ maxWidth: 920 }}>
        <ProductForm seesCost />
      </div>
    </Hydrated>
  );
}
