'use client';
// How a balance came about: every entry of the ledger with the balance after it, newest first.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { LedgerEntryView } from '@/server/modules/inventory/schemas';
import { useTRPC } from '@/trpc/client';
import { SelectFilter } from '@/ui/filters';
import { TextLink } from '@/ui/links';
import {
  DataTable,
  dateColumn,
  quantityColumn,
  textColumn,
  useListSource,
  type Column,
} from '@/ui/tables';
import type { Warehouses } from '../_parts/use-warehouses';
import { Delta } from './delta';
import { documentHref, entryKind } from './ledger-words';

function useLedgerColumns(): Column<LedgerEntryView>[] {
  const t = useTranslations('inventory');
  return useMemo(() => {
    const kindOf = (row: LedgerEntryView) => {
      const kind = entryKind(row.kind);
      return kind ? t(`entry.${kind}`) : row.kind;
    };
    const number = (id: string, label: string, value: (row: LedgerEntryView) => number) =>
      quantityColumn<LedgerEntryView>({ id, label, value, phone: 'hidden', width: 104 });
    return [
      dateColumn<LedgerEntryView>({
        id: 'occurredOn',
        label: t('field.date'),
        value: (row) => row.occurredOn,
        phone: 'meta',
      }),
      textColumn<LedgerEntryView>({
        id: 'kind',
        label: t('field.what'),
        value: kindOf,
        width: 150,
        phone: 'title',
        fixed: true,
      }),
      textColumn<LedgerEntryView>({
        id: 'document',
        label: t('field.document'),
        value: (row) => row.docNumber,
        cell: (row) => <DocumentLink entry={row} />,
        minWidth: 150,
        phone: 'subtitle',
      }),
      textColumn<LedgerEntryView>({
        id: 'warehouse',
        label: t('field.warehouse'),
        value: (row) => row.warehouseCode,
        width: 110,
        phone: 'meta',
      }),
      {
        ...number('onHandDelta', t('field.onHandDelta'), (row) => row.onHandDelta),
        cell: (row) => <Delta value={row.onHandDelta} />,
        phone: 'badge',
      },
      { ...number('onHandAfter', t('field.onHand'), (row) => row.onHandAfter), phone: 'value' },
      {
        ...number('reservedDelta', t('field.reservedDelta'), (row) => row.reservedDelta),
        cell: (row) => <Delta value={row.reservedDelta} />,
      },
      number('reservedAfter', t('field.reserved'), (row) => row.reservedAfter),
    ];
  }, [t]);
}

function DocumentLink({ entry }: { readonly entry: LedgerEntryView }) {
  const t = useTranslations('inventory');
  const href = documentHref(entry.docKind, entry.docId);
  const text = entry.docNumber ?? t('field.document');
  return href ? <TextLink href={href}>{text}</TextLink> : text;
}

export interface LedgerTableProps {
  readonly productId: string;
  readonly warehouses: Warehouses;
  readonly warehouseId: string | undefined;
  readonly onWarehouse: (id: string | undefined) => void;
}

export function LedgerTable(props: LedgerTableProps) {
  const t = useTranslations('inventory');
  const trpc = useTRPC();
  const { productId, warehouseId } = props;
  const query = useInfiniteQuery(
    trpc.inventory.ledger.infiniteQueryOptions(
      { productId, ...(warehouseId ? { warehouseId } : {}) },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );
  const columns = useLedgerColumns();
  return (
    <DataTable
      tableId="stock-ledger"
      label={t('card.ledger')}
      columns={columns}
      source={useListSource(query)}
      rowKey={(row) => row.seq.toString()}
      maxHeight={560}
      isFiltered={warehouseId !== undefined}
      onClearFilters={() => props.onWarehouse(undefined)}
      empty={{ title: t('card.noEntries'), text: t('card.noEntriesHint') }}
      toolbar={
        <SelectFilter
          label={t('card.allWarehouses')}
          value={warehouseId}
          onChange={props.onWarehouse}
          options={props.warehouses.all.map(({ id, code }) => ({ value: id, label: code }))}
        />
      }
    />
  );
}
