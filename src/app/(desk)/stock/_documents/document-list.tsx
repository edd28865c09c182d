'use client';
// Receipts and adjustments, newest first.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useCallback, useMemo } from 'react';
import type { StockDocumentItem } from '@/server/modules/inventory/schemas';
import { useTRPC } from '@/trpc/client';
import { FilterBar, SelectFilter, useUrlFilters } from '@/ui/filters';
import { PageHeader } from '@/ui/shell';
import { DataTable, dateColumn, quantityColumn, textColumn, useListSource } from '@/ui/tables';
import { Delta } from '../_card/delta';
import { StockActions } from '../_list/stock-list';
import { StockTabs } from '../_parts/stock-tabs';
import { useWarehouses } from '../_parts/use-warehouses';
import { DOCUMENT_FILTERS, DOCUMENT_KINDS, documentInput, reasonKey } from './document-filters';

/** Words of an adjustment's reason; a receipt has none. */
export function useReasonWords(): (reason: string | null) => string | null {
  const t = useTranslations('inventory.reason');
  return useCallback(
    (reason) => {
      const key = reasonKey(reason);
      return key ? t(key) : reason;
    },
    [t],
  );
}

function useDocumentColumns() {
  const t = useTranslations('inventory');
  const reasonWords = useReasonWords();
  return useMemo(
    () => [
      textColumn<StockDocumentItem>({
        id: 'number',
        label: t('field.document'),
        value: (row) => row.number,
        fixed: true,
        width: 160,
        phone: 'title',
      }),
      textColumn<StockDocumentItem>({
        id: 'kind',
        label: t('field.what'),
        value: (row) => t(`document.${row.kind}`),
        width: 130,
        phone: 'badge',
      }),
      dateColumn<StockDocumentItem>({
        id: 'occurredOn',
        label: t('field.date'),
        value: (row) => row.occurredOn,
        phone: 'meta',
      }),
      textColumn<StockDocumentItem>({
        id: 'warehouse',
        label: t('field.warehouse'),
        value: (row) => row.warehouseCode,
        width: 120,
        phone: 'meta',
      }),
      textColumn<StockDocumentItem>({
        id: 'reason',
        label: t('field.reason'),
        value: (row) => reasonWords(row.reason),
        width: 150,
        phone: 'subtitle',
      }),
      textColumn<StockDocumentItem>({
        id: 'reference',
        label: t('field.reference'),
        value: (row) => row.reference,
        minWidth: 140,
        phone: 'hidden',
      }),
      quantityColumn<StockDocumentItem>({
        id: 'lines',
        label: t('field.lines'),
        value: (row) => row.lineCount,
        phone: 'hidden',
      }),
      {
        ...quantityColumn<StockDocumentItem>({
          id: 'quantity',
          label: t('field.quantity'),
          value: (row) => row.quantity,
          phone: 'value' as const,
        }),
        cell: (row: StockDocumentItem) => <Delta value={row.quantity} />,
      },
    ],
    [t, reasonWords],
  );
}

export function DocumentList({ permissions }: { readonly permissions: readonly string[] }) {
  const t = useTranslations('inventory');
  const trpc = useTRPC();
  const filters = useUrlFilters(DOCUMENT_FILTERS);
  const { kind, warehouse } = filters.values;
  const query = useInfiniteQuery(
    trpc.inventory.documents.infiniteQueryOptions(documentInput(filters.values), {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const columns = useDocumentColumns();
  const warehouses = useWarehouses();
  return (
    <>
      <PageHeader title={t('title')} actions={<StockActions permissions={permissions} />} />
      <StockTabs active="documents" />
      <DataTable
        tableId="stock-documents"
        label={t('tab.documents')}
        columns={columns}
        source={useListSource(query)}
        rowKey={(row) => row.id}
        rowHref={(row) => `/stock/documents/${row.id}`}
        rowLabel={(row) => row.number}
        isFiltered={filters.activeCount > 0}
        onClearFilters={filters.clear}
        empty={{ title: t('document.none'), text: t('document.noneHint') }}
        toolbar={
          <FilterBar activeCount={filters.activeCount} onClear={filters.clear}>
            <SelectFilter
              label={t('field.what')}
              value={kind}
              onChange={(value) => filters.set({ kind: value })}
              options={DOCUMENT_KINDS.map((value) => ({ value, label: t(`document.${value}`) }))}
            />
            <SelectFilter
              label={t('field.warehouse')}
              value={warehouse || undefined}
              onChange={(id) => filters.set({ warehouse: id ?? '' })}
              options={warehouses.options}
            />
          </FilterBar>
        }
      />
    </>
  );
}
