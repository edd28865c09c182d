'use client';
// The ledger of a quota, newest first; each entry opens the order or return that made it.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useFormats } from '@/i18n/formats';
import type { QuotaEntryView } from '@/server/modules/quotas/schemas';
import { useTRPC } from '@/trpc/client';
import { Nothing } from '@/ui/cells';
import { TextLink } from '@/ui/links';
import { DataTable, dateColumn, quantityColumn, textColumn, useListSource } from '@/ui/tables';
import { Delta } from '../../stock/_card/delta';

const PATHS: Readonly<Record<string, string>> = { order: '/orders', return: '/returns' };

function hrefOf({ docKind, docId }: QuotaEntryView): string | null {
  const path = PATHS[docKind];
  return path ? `${path}/${docId}` : null;
}

/** A consumption takes from what is left, so it is shown below zero. */
const effectOf = ({ kind, quantity }: QuotaEntryView): number =>
  kind === 'CONSUME' || kind === 'GIVE_BACK' ? -quantity : quantity;

function useEntryColumns() {
  const t = useTranslations('quotas');
  const formats = useFormats();
  return useMemo(() => {
    const source = (row: QuotaEntryView) => row.docNumber ?? row.counterpart;
    return [
      dateColumn<QuotaEntryView>({
        ...{ id: 'occurredOn', label: t('field.date'), phone: 'meta' },
        value: (row) => row.occurredOn,
      }),
      textColumn<QuotaEntryView>({
        ...{ id: 'kind', label: t('field.what'), width: 150, fixed: true, phone: 'title' },
        value: (row) => t(`entry.${row.kind}`),
      }),
      textColumn<QuotaEntryView>({
        ...{ id: 'source', label: t('field.document'), minWidth: 150, phone: 'subtitle' },
        value: source,
        cell: (row) => {
          const href = hrefOf(row);
          const text = source(row);
          if (!href) return text ?? <Nothing />;
          return <TextLink href={href}>{text ?? t('field.document')}</TextLink>;
        },
      }),
      textColumn<QuotaEntryView>({
        ...{ id: 'dealer', label: t('kind.DEALER'), width: 120, phone: 'meta' },
        value: (row) => row.dealerCode,
      }),
      textColumn<QuotaEntryView>({
        ...{ id: 'product', label: t('kind.PRODUCT'), width: 130, phone: 'meta' },
        value: (row) => row.productCode,
      }),
      {
        ...quantityColumn<QuotaEntryView>({
          ...{ id: 'quantity', label: t('field.effect'), width: 120, phone: 'value' },
          value: effectOf,
        }),
        cell: (row: QuotaEntryView) => <Delta value={effectOf(row)} />,
      },
      textColumn<QuotaEntryView>({
        ...{ id: 'reason', label: t('field.reason'), minWidth: 180, phone: 'meta' },
        value: (row) =>
          row.overBy > 0
            ? t('letThrough', { by: formats.quantity(row.overBy), reason: row.reason ?? '' })
            : row.reason,
      }),
    ];
  }, [t, formats]);
}

export function QuotaEntries({ id }: { readonly id: string }) {
  const t = useTranslations('quotas');
  const query = useInfiniteQuery(
    useTRPC().quotas.entries.infiniteQueryOptions(
      { id },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );
  return (
    <DataTable
      tableId="quota-entries"
      label={t('entries')}
      columns={useEntryColumns()}
      source={useListSource(query)}
      rowKey={(row) => row.seq.toString()}
      maxHeight={560}
      empty={{ title: t('noEntries'), text: t('noEntriesText') }}
    />
  );
}
