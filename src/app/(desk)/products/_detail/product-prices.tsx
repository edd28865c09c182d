'use client';
// Every price of a product over all lists, and which of them a dealer would get.
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { z } from 'zod';
import { useFormats } from '@/i18n/formats';
import { localName } from '@/kernel/local-names';
import type { ProductPrices as Prices } from '@/server/modules/catalog/price-schemas';
import type { ProductView } from '@/server/modules/catalog/schemas';
import { useTRPC } from '@/trpc/client';
import { ErrorState, LoadingCard } from '@/ui/states';
import {
  DataTable,
  dateColumn,
  fixedSource,
  quantityColumn,
  statusColumn,
  textColumn,
} from '@/ui/tables';
import { SectionCard } from '../../_frame/section-card';
import { PriceExplainer } from '../../price-lists/_explain/price-explainer';

type Price = z.infer<typeof Prices>[number];

function useColumns(unit: string) {
  const t = useTranslations();
  const formats = useFormats();
  return useMemo(
    () => [
      textColumn<Price>({
        id: 'list',
        label: t('catalog.prices.list'),
        value: (price) => `${price.listCode} ${price.listName}`,
        fixed: true,
        phone: 'title',
      }),
      quantityColumn<Price>({
        id: 'from',
        label: t('catalog.prices.minQuantity'),
        value: (price) => price.minQuantity,
        unit: () => unit,
        width: 130,
        phone: 'meta',
      }),
      textColumn<Price>({
        id: 'price',
        label: t('common.field.unitPrice'),
        value: (price) => formats.unitPrice(price.unitPrice, price.currency),
        align: 'end',
        width: 150,
        phone: 'value',
      }),
      dateColumn<Price>({
        id: 'validFrom',
        label: t('common.field.validFrom'),
        value: (price) => price.validFrom,
        phone: 'meta',
      }),
      dateColumn<Price>({
        id: 'validTo',
        label: t('common.field.validTo'),
        value: (price) => price.validTo,
        phone: 'meta',
      }),
      statusColumn<Price>({
        id: 'status',
        label: t('common.field.status'),
        value: (price) => price.listStatus,
      }),
    ],
    [t, formats, unit],
  );
}

export function ProductPrices({ product }: { readonly product: ProductView }) {
  const t = useTranslations('catalog.prices');
  const locale = useLocale();
  const trpc = useTRPC();
  const query = useQuery(trpc.catalog.prices.ofProduct.queryOptions({ productId: product.id }));
  const columns = useColumns(product.baseUnit);
  const label = `${product.code} ${localName(product, locale)}`;
  return (
    <Stack gap="md" maw={1200}>
      <SectionCard title={t('explainTitle')} text={t('explainText')}>
        <PriceExplainer product={{ id: product.id, label }} />
      </SectionCard>
      {query.isPending && <LoadingCard lines={4} />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <DataTable
          tableId="product-prices"
          label={t('ofProduct')}
          columns={columns}
          source={fixedSource(query.data)}
          rowKey={(price) => price.itemId}
          rowLabel={(price) => price.listCode}
          rowHref={(price) => `/price-lists/${price.priceListId}`}
          rowTone={(price) => (price.listStatus === 'ACTIVE' ? undefined : 'muted')}
          maxHeight="none"
          empty={{ title: t('noneOfProduct'), text: t('noneOfProductHint') }}
        />
      )}
    </Stack>
  );
}
