'use client';
// Columns of the product list.
import { Text } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { localName } from '@/kernel/local-names';
import type { ProductRow } from '@/server/modules/catalog/schemas';
import { dateTimeColumn, statusColumn, textColumn } from '@/ui/tables';

/** "BOX 12, CASE 48" */
function packsText(product: ProductRow): string {
  return product.packs.map(({ unit, factor }) => `${unit} ${factor}`).join(', ');
}

export function useProductColumns() {
  const t = useTranslations();
  const locale = useLocale();
  return useMemo(
    () => [
      textColumn<ProductRow>({
        id: 'code',
        label: t('common.field.code'),
        value: (product) => product.code,
        width: 150,
        fixed: true,
        sortable: true,
        phone: 'subtitle',
      }),
      textColumn<ProductRow>({
        id: 'name',
        label: t('common.field.name'),
        value: (product) => localName(product, locale),
        minWidth: 200,
        sortable: true,
        phone: 'title',
        cell: (product) => (
          <Text size="sm" fw={560} truncate>
            {localName(product, locale)}
          </Text>
        ),
      }),
      textColumn<ProductRow>({
        id: 'category',
        label: t('common.field.category'),
        value: (product) =>
          product.categoryName === null
            ? null
            : localName({ name: product.categoryName, names: product.categoryNames }, locale),
        phone: 'meta',
      }),
      textColumn<ProductRow>({
        id: 'unit',
        label: t('common.field.unit'),
        value: (product) => product.baseUnit,
        width: 90,
        phone: 'meta',
      }),
      textColumn<ProductRow>({
        id: 'packs',
        label: t('catalog.product.packs'),
        value: packsText,
        phone: 'meta',
      }),
      textColumn<ProductRow>({
        id: 'barcode',
        label: t('catalog.product.barcode'),
        value: (product) => product.barcode,
        width: 160,
        phone: 'meta',
      }),
      textColumn<ProductRow>({
        id: 'tax',
        label: t('catalog.product.tax'),
        value: (product) => product.taxCode,
        width: 110,
        defaultHidden: true,
        phone: 'hidden',
      }),
      statusColumn<ProductRow>({
        id: 'status',
        label: t('common.field.status'),
        value: (product) => product.status,
      }),
      dateTimeColumn<ProductRow>({
        id: 'updatedAt',
        label: t('common.field.updatedAt'),
        value: (product) => product.updatedAt,
        sortable: true,
        defaultHidden: true,
        phone: 'hidden',
      }),
    ],
    [t, locale],
  );
}
