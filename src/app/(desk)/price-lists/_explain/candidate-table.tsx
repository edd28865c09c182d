'use client';
// The prices of a product in the order in which they would count, each with its reason.
import { Badge } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useFormats } from '@/i18n/formats';
import type { PriceExplanation } from '@/server/modules/catalog/price-schemas';
import { DataTable, dateColumn, fixedSource, quantityColumn, textColumn } from '@/ui/tables';

type Candidate = PriceExplanation['candidates'][number];

export function CandidateTable({ explanation }: { readonly explanation: PriceExplanation }) {
  const t = useTranslations();
  const formats = useFormats();
  const columns = useMemo(
    () => [
      textColumn<Candidate>({
        id: 'list',
        label: t('catalog.prices.list'),
        value: (price) => `${price.code} ${price.name}`,
        fixed: true,
        phone: 'title',
      }),
      textColumn<Candidate>({
        id: 'outcome',
        label: t('catalog.prices.outcomeTitle'),
        value: (price) => t(`catalog.prices.outcome.${price.outcome}`),
        width: 240,
        phone: 'badge',
        cell: renderOutcome,
      }),
      textColumn<Candidate>({
        id: 'by',
        label: t('catalog.prices.serves'),
        value: (price) => (price.by === null ? null : t(`catalog.prices.by.${price.by}`)),
        width: 130,
        phone: 'meta',
      }),
      quantityColumn<Candidate>({
        id: 'minQuantity',
        label: t('catalog.prices.minQuantity'),
        value: (price) => price.minQuantity,
        phone: 'meta',
      }),
      textColumn<Candidate>({
        id: 'price',
        label: t('common.field.unitPrice'),
        value: (price) => formats.unitPrice(price.unitPrice, price.currency, { display: 'code' }),
        align: 'end',
        width: 150,
        phone: 'value',
      }),
      dateColumn<Candidate>({
        id: 'validFrom',
        label: t('common.field.validFrom'),
        value: (price) => price.validFrom,
        phone: 'meta',
      }),
      dateColumn<Candidate>({
        id: 'validTo',
        label: t('common.field.validTo'),
        value: (price) => price.validTo,
        phone: 'meta',
      }),
    ],
    [t, formats],
  );
  return (
    <DataTable
      tableId="price-candidates"
      label={t('catalog.prices.candidates')}
      columns={columns}
      source={fixedSource(explanation.candidates)}
      rowKey={(price) => price.itemId}
      rowLabel={(price) => price.code}
      rowHref={(price) => `/price-lists/${price.listId}`}
      rowTone={(price) => (price.outcome === 'wins' ? undefined : 'muted')}
      maxHeight="none"
      canExport={false}
      empty={{ title: t('catalog.prices.noneOfProduct') }}
    />
  );
}

const renderOutcome = (price: Candidate) => <Outcome price={price} />;

function Outcome({ price }: { readonly price: Candidate }) {
  const t = useTranslations('catalog.prices.outcome');
  if (price.outcome !== 'wins') return t(price.outcome);
  return (
    <Badge color="green" leftSection={<IconCheck size={12} stroke={2.2} />}>
      {t('wins')}
    </Badge>
  );
}
