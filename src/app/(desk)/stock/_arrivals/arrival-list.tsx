'use client';
// What is expected: late ones stand out, open ones are received, moved or called off from here.
import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { IconCalendarPlus, IconPackageImport } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { arrivalStatuses, type ArrivalView } from '@/server/modules/inventory/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { FilterBar, SelectFilter, useUrlFilters } from '@/ui/filters';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { ConfirmAction, useStatusLabel } from '@/ui/states';
import { DataTable, useListSource, useSelection } from '@/ui/tables';
import { StockTabs } from '../_parts/stock-tabs';
import { useWarehouses } from '../_parts/use-warehouses';
import { useArrivalColumns } from './arrival-columns';
import { ARRIVAL_FILTERS, arrivalInput } from './arrival-filters';
import { ReviseForm } from './revise-form';

export interface ArrivalListProps {
  readonly permissions: readonly string[];
  readonly today: string;
}

export function ArrivalList({ permissions, today }: ArrivalListProps) {
  const t = useTranslations('inventory');
  const trpc = useTRPC();
  const statusLabel = useStatusLabel();
  const filters = useUrlFilters(ARRIVAL_FILTERS);
  const { status, warehouse } = filters.values;
  const query = useInfiniteQuery(
    trpc.inventory.arrivals.infiniteQueryOptions(arrivalInput(filters.values), {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const source = useListSource(query);
  const warehouses = useWarehouses();
  const selection = useSelection();
  const [revised, setRevised] = useState<ArrivalView | null>(null);
  const [cancelled, setCancelled] = useState<ArrivalView | null>(null);
  const mayReceive = permissions.includes('inventory.receive');
  const columns = useArrivalColumns({
    today,
    mayReceive,
    onRevise: setRevised,
    onCancel: setCancelled,
  });
  const chosen = source.rows.filter((row) => selection.has(row.id) && row.status === 'OPEN');
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          mayReceive && (
            <LinkButton
              href="/stock/arrivals/new"
              leftSection={<IconCalendarPlus size={16} stroke={1.8} />}
            >
              {t('action.expect')}
            </LinkButton>
          )
        }
      />
      <StockTabs active="arrivals" />
      <DataTable
        tableId="arrivals"
        label={t('tab.arrivals')}
        columns={columns}
        source={source}
        rowKey={(row) => row.id}
        rowLabel={(row) => `${row.productCode} ${row.expectedOn}`}
        rowTone={(row) => toneOf(row, today)}
        selection={mayReceive ? selection : undefined}
        batchActions={<ReceiveChosen chosen={chosen} />}
        isFiltered={warehouse !== '' || status !== 'OPEN'}
        onClearFilters={filters.clear}
        empty={{ title: t('arrival.none'), text: t('arrival.noneHint') }}
        toolbar={
          <FilterBar activeCount={filters.activeCount} onClear={filters.clear}>
            <SelectFilter
              label={t('field.state')}
              value={status}
              onChange={(value) => filters.set({ status: value ?? 'all' })}
              options={[
                ...arrivalStatuses.map((value) => ({ value, label: statusLabel(value) })),
                { value: 'all' as const, label: t('view.all') },
              ]}
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
      {revised && <ReviseForm arrival={revised} onClose={() => setRevised(null)} />}
      {cancelled && <CancelArrival arrival={cancelled} onClose={() => setCancelled(null)} />}
    </>
  );
}

function toneOf(row: ArrivalView, today: string): 'attention' | 'muted' | undefined {
  if (row.status !== 'OPEN') return 'muted';
  return row.expectedOn < today ? 'attention' : undefined;
}

/** A receipt is of one warehouse: arrivals of several cannot be received together. */
function ReceiveChosen({ chosen }: { readonly chosen: readonly ArrivalView[] }) {
  const t = useTranslations('inventory.arrival');
  const isOnePlace = new Set(chosen.map((row) => row.warehouseId)).size === 1;
  if (!isOnePlace) {
    return (
      <Button size="compact-sm" disabled>
        {t(chosen.length === 0 ? 'receiveNone' : 'receiveMixed')}
      </Button>
    );
  }
  return (
    <LinkButton
      size="compact-sm"
      href={`/stock/receive?arrival=${chosen.map((row) => row.id).join(',')}`}
      leftSection={<IconPackageImport size={15} stroke={1.8} />}
    >
      {t('receive', { count: chosen.length })}
    </LinkButton>
  );
}

function CancelArrival(props: { readonly arrival: ArrivalView; readonly onClose: () => void }) {
  const t = useTranslations('inventory');
  const trpc = useTRPC();
  const write = useWrite(trpc.inventory.cancelArrival, { refresh: [trpc.inventory.pathFilter()] });
  const { id: arrivalId, version, productCode } = props.arrival;
  return (
    <ConfirmAction
      opened
      onClose={props.onClose}
      title={t('arrival.cancelTitle', { product: productCode })}
      text={t('arrival.cancelText')}
      confirmLabel={t('arrival.cancel')}
      tone="danger"
      onConfirm={async () => {
        await write.mutateAsync({ arrivalId, version });
        notifyDone(t('done.arrivalCancelled', { product: productCode }));
      }}
    />
  );
}
