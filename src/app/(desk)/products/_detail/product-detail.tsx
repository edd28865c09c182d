'use client';
// The page of a product. The open tab stands in the address.
import { Tabs } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { IconPencil, IconStack2 } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import { localName } from '@/kernel/local-names';
import { useTRPC } from '@/trpc/client';
import { urlChoice, useUrlFilters } from '@/ui/filters';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingCard, StatusBadge } from '@/ui/states';
import { TabBar } from '../../_facts/tab-bar';
import { DocumentHistory } from '../../_history/document-history';
import { ProductFacts } from './product-facts';
import { ProductPrices } from './product-prices';

const TABS = ['facts', 'prices', 'history'] as const;
const FILTERS = { tab: urlChoice(TABS) };

export interface ProductDetailProps {
  readonly id: string;
  readonly permissions: readonly string[];
}

export function ProductDetail({ id, permissions }: ProductDetailProps) {
  const t = useTranslations('catalog.product');
  const locale = useLocale();
  const trpc = useTRPC();
  const filters = useUrlFilters(FILTERS);
  const query = useQuery(trpc.catalog.getProduct.queryOptions({ id }));
  if (query.isPending) return <LoadingCard lines={8} />;
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  const product = query.data;
  const can = (permission: string) => permissions.includes(permission);
  const tabs = TABS.filter(
    (tab) =>
      tab === 'facts' ||
      (tab === 'prices' && can('prices.read')) ||
      (tab === 'history' && can('catalog.write')),
  );
  const tab = tabs.find((known) => known === filters.values.tab) ?? 'facts';
  return (
    <>
      <PageHeader
        title={localName(product, locale)}
        crumbs={[{ label: t('title'), href: '/products' }]}
        badge={<StatusBadge status={product.status} />}
        description={product.code}
        actions={
          <>
            {can('inventory.read') && (
              <LinkButton
                href={`/stock/${id}`}
                variant="default"
                leftSection={<IconStack2 size={16} stroke={1.7} />}
              >
                {t('stock')}
              </LinkButton>
            )}
            {can('catalog.write') && (
              <LinkButton
                href={`/products/${id}/edit`}
                variant="default"
                leftSection={<IconPencil size={16} stroke={1.7} />}
              >
                {t('edit')}
              </LinkButton>
            )}
          </>
        }
      />
      <Tabs
        value={tab}
        onChange={(value) =>
          filters.set({ tab: value === 'facts' ? undefined : tabs.find((x) => x === value) })
        }
        keepMounted={false}
      >
        <TabBar tabs={tabs.map((name) => ({ name, label: t(`tab.${name}`) }))} />
        <Tabs.Panel value="facts">
          <ProductFacts product={product} />
        </Tabs.Panel>
        <Tabs.Panel value="prices">
          <ProductPrices product={product} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <ProductHistory id={id} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

function ProductHistory({ id }: { readonly id: string }) {
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.catalog.productHistory.infiniteQueryOptions(
      { id, limit: 30 },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  return <DocumentHistory query={query} />;
}
