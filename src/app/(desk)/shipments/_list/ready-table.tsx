'use client';
// Orders with reserved goods that are in no shipment yet; shipments are made for many at once.
import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type ReactNode } from 'react';
import { useTRPC } from '@/trpc/client';
import { DataTable, useListSource, useSelection } from '@/ui/tables';
import { BatchReport } from './batch-report';
import { useReadyColumns } from './shipment-columns';
import { readyInput, type ShipmentFilters } from './shipment-filters';
import { useShipmentBatch } from './use-shipment-batch';

export interface ReadyTableProps {
  readonly filters: ShipmentFilters;
  readonly onClearFilters: () => void;
  readonly toolbar: ReactNode;
  readonly today: string;
}

export function ReadyTable(props: ReadyTableProps) {
  const t = useTranslations('fulfilment');
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.fulfilment.ready.infiniteQueryOptions(readyInput(props.filters), {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const source = useListSource(query);
  const selection = useSelection();
  const batch = useShipmentBatch();
  const columns = useReadyColumns();
  const names = new Map(source.rows.map((row) => [row.orderId, row.orderNumber]));
  const create = async () => {
    await batch.createFor([...selection.keys]);
    selection.clear();
  };
  return (
    <>
      <DataTable
        tableId="shipments-ready"
        label={t('view.ready')}
        columns={columns}
        source={source}
        rowKey={(row) => row.orderId}
        rowHref={(row) => `/shipments/new?order=${row.orderId}`}
        rowLabel={(row) => row.orderNumber}
        rowTone={(row) =>
          row.requestedOn !== null && row.requestedOn <= props.today ? 'attention' : undefined
        }
        selection={selection}
        batchActions={
          <Button size="compact-sm" loading={batch.isRunning} onClick={() => void create()}>
            {t('batch.create', { count: selection.keys.size })}
          </Button>
        }
        isFiltered={props.filters.warehouse !== ''}
        onClearFilters={props.onClearFilters}
        empty={{ title: t('none.ready'), text: t('none.readyHint') }}
        toolbar={props.toolbar}
      />
      {batch.result && (
        <BatchReport
          result={batch.result}
          nameOf={(id) => names.get(id) ?? ''}
          onClose={batch.dismiss}
        />
      )}
    </>
  );
}
