'use client';
// The orders of a dealer, newest first.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/trpc/client';
import { DataTable, useListSource } from '@/ui/tables';
import { useOrderColumns } from '../../orders/_list/order-columns';

export function DealerOrders({ dealerId }: { readonly dealerId: string }) {
  const t = useTranslations('dealers');
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.orders.list.infiniteQueryOptions(
      { dealerId },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );
  return (
    <DataTable
      tableId="dealer-orders"
      label={t('tab.orders')}
      columns={useOrderColumns(true)}
      source={useListSource(query)}
      rowKey={(order) => order.id}
      rowLabel={(order) => order.number}
      rowHref={(order) => `/orders/${order.id}`}
      empty={{ title: t('noOrders'), text: t('noOrdersHint') }}
    />
  );
}
