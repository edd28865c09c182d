'use client';
// Shipments of one view, with the next step of the chosen ones and their papers.
import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import type { ShipmentItem } from '@/server/modules/fulfilment/schemas';
import { useTRPC } from '@/trpc/client';
import { ConfirmAction } from '@/ui/states';
import { DataTable, useListSource, useSelection } from '@/ui/tables';
import { PrintChosen } from '../../_paper/print-chosen';
import { BatchReport } from './batch-report';
import { useShipmentColumns } from './shipment-columns';
import {
  shipmentInput,
  STEP_OF,
  type ShipmentFilters,
  type ShipmentStep,
  type ShipmentViewId,
} from './shipment-filters';
import { useShipmentBatch, type ShipmentBatch } from './use-shipment-batch';

export interface ShipmentTableProps {
  readonly filters: ShipmentFilters;
  readonly view: ShipmentViewId;
  readonly permissions: readonly string[];
  readonly isDealer: boolean;
  readonly onClearFilters: () => void;
  readonly toolbar: ReactNode;
  readonly today: string;
}

export function ShipmentTable(props: ShipmentTableProps) {
  const t = useTranslations('fulfilment');
  const trpc = useTRPC();
  const { filters, view, permissions } = props;
  const query = useInfiniteQuery(
    trpc.fulfilment.shipments.infiniteQueryOptions(shipmentInput(filters, view), {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const source = useListSource(query);
  const selection = useSelection();
  const batch = useShipmentBatch();
  const columns = useShipmentColumns(props.isDealer);
  const step = STEP_OF[view];
  const mayStep = step !== undefined && permissions.includes(step.permission);
  const ids = [...selection.keys];
  const chosen = source.rows.filter((row) => selection.has(row.id));
  const names = new Map(source.rows.map((row) => [row.id, row.number]));
  return (
    <>
      <DataTable
        tableId="shipments"
        label={t('title')}
        columns={columns}
        source={source}
        rowKey={(row) => row.id}
        rowHref={(row) => `/shipments/${row.id}`}
        rowLabel={(row) => row.number}
        rowTone={(row) => toneOf(row, props.today)}
        selection={selection}
        batchActions={
          <>
            {view === 'RELEASED' && !props.isDealer && (
              <PrintChosen page="/shipments/pick-list" ids={ids} label={t('batch.pickList')} />
            )}
            <PrintChosen
              page="/shipments/delivery-notes"
              ids={ids}
              label={t('batch.deliveryNotes')}
            />
            {mayStep && (
              <StepButton
                step={step}
                chosen={chosen}
                batch={batch}
                onDone={() => selection.clear()}
              />
            )}
          </>
        }
        isFiltered={filters.q !== '' || filters.warehouse !== ''}
        onClearFilters={props.onClearFilters}
        empty={{ title: t('none.shipments'), text: t('none.shipmentsHint') }}
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

/** Goods that should have left already stand out until they have. */
function toneOf(row: ShipmentItem, today: string): 'attention' | 'muted' | undefined {
  if (row.status === 'CANCELLED') return 'muted';
  const isHere = row.status === 'DRAFT' || row.status === 'RELEASED' || row.status === 'PICKED';
  return isHere && row.requestedOn !== null && row.requestedOn <= today ? 'attention' : undefined;
}

function StepButton(props: {
  readonly step: ShipmentStep;
  readonly chosen: readonly ShipmentItem[];
  readonly batch: ShipmentBatch;
  readonly onDone: () => void;
}) {
  const t = useTranslations('fulfilment.batch');
  const { batch, chosen, step } = props;
  const [isAsking, setAsking] = useState(false);
  const count = chosen.length;
  const run = async () => {
    await batch.step(
      step.action,
      chosen.map(({ id: shipmentId, version }) => ({ shipmentId, version })),
    );
    props.onDone();
  };
  return (
    <>
      <Button
        size="compact-sm"
        loading={batch.isRunning}
        disabled={count === 0}
        onClick={() => setAsking(true)}
      >
        {t(step.action, { count })}
      </Button>
      <ConfirmAction
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t(`${step.action}Title`, { count })}
        text={t(`${step.action}Text`)}
        confirmLabel={t(step.action, { count })}
        onConfirm={run}
      />
    </>
  );
}
