'use client';
// Reads a product and opens its form.
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { localName } from '@/kernel/local-names';
import { useTRPC } from '@/trpc/client';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingCard } from '@/ui/states';
import { ProductForm } from './product-form';

export function ProductEdit({ id }: { readonly id: string }) {
  const t = useTranslations('catalog.product');
  const locale = useLocale();
  const trpc = useTRPC();
  // What is being typed must not be replaced by a later answer: read once.
  const options = trpc.catalog.getProduct.queryOptions({ id });
  const query = useQuery({ ...options, refetchOnWindowFocus: false });
  if (query.isPending) return <LoadingCard lines={8} />;
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  const product = query.data;
  return (
    <>
      <PageHeader
        title={t('editTitle', { code: product.code })}
        crumbs={[
          { label: t('title'), href: '/products' },
          { label: localName(product, locale), href: `/products/${id}` },
        ]}
      />
      <div style={{ maxWidth: 920 }}>
        <ProductForm product={product} seesCost={product.seesCost} />
      </div>
    </>
  );
}
