'use client';
// What a product is.
import { SimpleGrid, Table, Text } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { LOCALE_NAMES } from '@/i18n/locales';
import { useFormats, useOrgCurrency } from '@/i18n/formats';
import { localName, NAME_LOCALES } from '@/kernel/local-names';
import type { ProductView } from '@/server/modules/catalog/schemas';
import { Nothing } from '@/ui/cells';
import { FactList } from '../../_facts/fact-list';
import { SectionCard } from '../../_frame/section-card';

export function ProductFacts({ product }: { readonly product: ProductView }) {
  const t = useTranslations();
  const locale = useLocale();
  const formats = useFormats();
  const currency = useOrgCurrency();
  const cost =
    product.standardCost === null ? null : formats.unitPrice(product.standardCost, currency);
  const names: Partial<Record<string, string>> = product.names;
  const tax =
    product.taxCode === null ? null : `${product.taxCode} (${formats.rate(product.taxRate)})`;
  const facts = [
    { label: t('common.field.code'), value: product.code },
    { label: t('common.field.name'), value: product.name },
    ...NAME_LOCALES.filter((name) => names[name]).map((name) => ({
      label: t('catalog.names.in', { language: LOCALE_NAMES[name] }),
      value: names[name],
    })),
    {
      label: t('common.field.category'),
      value: product.categoryPath.map((node) => localName(node, locale)).join(' / '),
    },
    { label: t('catalog.product.barcode'), value: product.barcode },
    { label: t('catalog.product.baseUnit'), value: product.baseUnit },
    { label: t('catalog.product.tax'), value: tax },
    ...(product.seesCost ? [{ label: t('catalog.product.cost'), value: cost }] : []),
    { label: t('common.field.updatedAt'), value: formats.dateTime(product.updatedAt) },
  ];
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md" maw={1200}>
      <SectionCard title={t('catalog.product.identity')}>
        <FactList facts={facts} />
      </SectionCard>
      <SectionCard title={t('catalog.product.packs')}>
        <PackTable product={product} />
      </SectionCard>
    </SimpleGrid>
  );
}

function PackTable({ product }: { readonly product: ProductView }) {
  const t = useTranslations('catalog.product');
  const formats = useFormats();
  if (product.packs.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('noPacks', { unit: product.baseUnit })}
      </Text>
    );
  }
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('packUnit')}</Table.Th>
          <Table.Th ta="end">{t('packFactor')}</Table.Th>
          <Table.Th>{t('packBarcode')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {product.packs.map((pack) => (
          <Table.Tr key={pack.unit}>
            <Table.Td>{pack.unit}</Table.Td>
            <Table.Td ta="end">{formats.quantity(pack.factor, product.baseUnit)}</Table.Td>
            <Table.Td>{pack.barcode ?? <Nothing />}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
