'use client';
// Columns of the dealer list.
import { Text } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { localName, type LocalNames } from '@/kernel/local-names';
import type { DealerRow } from '@/server/modules/dealers/schemas';
import { dateTimeColumn, statusColumn, textColumn } from '@/ui/tables';

export function useDealerColumns() {
  const t = useTranslations();
  const locale = useLocale();
  return useMemo(() => {
    const inLocale = (name: string | null, names: LocalNames) =>
      name === null ? null : localName({ name, names }, locale);
    return [
      textColumn<DealerRow>({
        id: 'code',
        label: t('common.field.code'),
        value: (dealer) => dealer.code,
        width: 140,
        fixed: true,
        sortable: true,
        phone: 'subtitle',
      }),
      textColumn<DealerRow>({
        id: 'name',
        label: t('common.field.name'),
        value: (dealer) => dealer.name,
        minWidth: 200,
        sortable: true,
        phone: 'title',
        cell: (dealer) => (
          <Text size="sm" fw={560} truncate>
            {dealer.name}
          </Text>
        ),
      }),
      textColumn<DealerRow>({
        id: 'region',
        label: t('common.field.region'),
        value: (dealer) => inLocale(dealer.regionName, dealer.regionNames),
        phone: 'meta',
      }),
      textColumn<DealerRow>({
        id: 'level',
        label: t('common.field.level'),
        value: (dealer) => inLocale(dealer.levelName, dealer.levelNames),
        width: 130,
        phone: 'meta',
      }),
      textColumn<DealerRow>({
        id: 'salesperson',
        label: t('common.field.salesperson'),
        value: (dealer) => dealer.salespersonName,
        phone: 'meta',
      }),
      textColumn<DealerRow>({
        id: 'currency',
        label: t('common.field.currency'),
        value: (dealer) => dealer.currency,
        width: 90,
        phone: 'meta',
      }),
      textColumn<DealerRow>({
        id: 'terms',
        label: t('dealers.terms'),
        minWidth: 176,
        value: (dealer) => t(`dealers.termsKind.${dealer.termsKind}`, { days: dealer.termsDays }),
        phone: 'hidden',
      }),
      statusColumn<DealerRow>({
        id: 'status',
        label: t('common.field.status'),
        value: (dealer) => dealer.status,
      }),
      dateTimeColumn<DealerRow>({
        id: 'updatedAt',
        label: t('common.field.updatedAt'),
        value: (dealer) => dealer.updatedAt,
        sortable: true,
        defaultHidden: true,
        phone: 'hidden',
      }),
    ];
  }, [t, locale]);
}
