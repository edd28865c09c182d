'use client';
// Goods that come back: what is asked for, what has arrived, what was accepted.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { localName } from '@/kernel/local-names';
import { returnStatuses, type ReturnItem } from '@/server/modules/fulfilment/schemas';
import { useTRPC } from '@/trpc/client';
import { FilterBar, SearchFilter, SelectFilter, useUrlFilters } from '@/ui/filters';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { useStatusLabel } from '@/ui/states';
import {
  DataTable,
  dateColumn,
  quantityColumn,
  statusColumn,
  textColumn,
  useListSource,
} from '@/ui/tables';
import { DealerFilter } from '../../receivables/_parts/dealer-filter';
import { ReasonFilter } from './reason-filter';
import { RETURN_FILTERS, returnInput } from './return-filters';

export const isInspected = ({ status }: ReturnItem) =>
  status === 'INSPECTED' || status === 'CREDITED';

export function useReturnColumns(isDealer: boolean) {
  const t = useTranslations('fulfilment');
  const locale = useLocale();
  return useMemo(
    () => [
      textColumn<ReturnItem>({
        id: 'number',
        label: t('field.return'),
        value: (row) => row.number,
        fixed: true,
        width: 150,
        phone: 'title',
      }),
      statusColumn<ReturnItem>({
        id: 'status',
        label: t('field.status'),
        value: (row) => row.status,
        width: 136,
      }),
      textColumn<ReturnItem>({
        id: 'order',
        label: t('field.order'),
        value: (row) => row.orderNumber,
        width: 140,
        phone: 'meta',
      }),
      ...(isDealer
        ? []
        : [
            textColumn<ReturnItem>({
              id: 'dealer',
              label: t('field.dealer'),
              value: (row) => row.dealerName,
              minWidth: 170,
              phone: 'subtitle',
            }),
          ]),
      textColumn<ReturnItem>({
        id: 'reason',
        label: t('field.reason'),
        value: (row) => localName({ name: row.reasonName, names: row.reasonNames }, locale),
        width: 150,
        phone: 'meta',
      }),
      quantityColumn<ReturnItem>({
        id: 'quantity',
        label: t('lines.claimed'),
        value: (row) => row.quantity,
        width: 100,
        phone: 'value',
      }),
      quantityColumn<ReturnItem>({
        id: 'accepted',
        label: t('field.accepted'),
        value: (row) => (isInspected(row) ? row.accepted : null),
        width: 100,
        phone: 'hidden',
      }),
      dateColumn<ReturnItem>({
        id: 'requestedOn',
        label: t('field.claimedOn'),
        value: (row) => row.requestedOn,
        width: 114,
        phone: 'meta',
      }),
      dateColumn<ReturnItem>({
        id: 'receivedOn',
        label: t('field.receivedOn'),
        value: (row) => row.receivedOn,
        width: 114,
        phone: 'hidden',
      }),
    ],
    [t, locale, isDealer],
  );
}

export interface ReturnListProps {
  readonly isDealer: boolean;
  readonly mayPickDealer: boolean;
  readonly mayCreate: boolean;
}

export function ReturnList({ isDealer, mayPickDealer, mayCreate }: ReturnListProps) {
  const t = useTranslations('fulfilment');
  const statusLabel = useStatusLabel();
  const filters = useUrlFilters(RETURN_FILTERS);
  const query = useInfiniteQuery(
    useTRPC().fulfilment.returns.infiniteQueryOptions(returnInput(filters.values), {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <>
      <PageHeader title={t('returns.title')} actions={mayCreate && <NewButton />} />
      <DataTable
        tableId="returns"
        label={t('returns.title')}
        columns={useReturnColumns(isDealer)}
        source={useListSource(query)}
        rowKey={(row) => row.id}
        rowHref={(row) => `/returns/${row.id}`}
        rowLabel={(row) => row.number}
        isFiltered={filters.activeCount > 0}
        onClearFilters={filters.clear}
        empty={{
          title: t('none.returns'),
          text: t('none.returnsHint'),
          action: mayCreate && <NewButton />,
        }}
        toolbar={
          <FilterBar activeCount={filters.activeCount} onClear={filters.clear}>
            <SearchFilter
              value={filters.values.q}
              onChange={(q) => filters.set({ q })}
              placeholder={t('returns.search')}
            />
            <SelectFilter
              label={t('field.status')}
              value={filters.values.status}
              onChange={(status) => filters.set({ status })}
              options={returnStatuses.map((value) => ({ value, label: statusLabel(value) }))}
            />
            <ReasonFilter
              value={filters.values.reason}
              onChange={(reason) => filters.set({ reason })}
            />
            {mayPickDealer && (
              <DealerFilter
                value={filters.values.dealer}
                onChange={(dealer) => filters.set({ dealer })}
              />
            )}
          </FilterBar>
        }
      />
    </>
  );
}

function NewButton() {
  const t = useTranslations('fulfilment.returns');
  return (
    <LinkButton href="/returns/new" leftSection={<IconPlus size={16} stroke={1.8} aria-hidden />}>
      {t('new')}
    </LinkButton>
  );
}
