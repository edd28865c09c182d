'use client';
// The order list: views, filters in the address, infinite scroll, and decisions over many at once.
import { Alert, Button, Tabs } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { OrderListItem } from '@/server/modules/orders/schemas';
import { useTRPC } from '@/trpc/client';
import { useUrlFilters } from '@/ui/filters';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { DataTable, useListSource, useSelection } from '@/ui/tables';
import { batchActionsFor, BATCH_RULES, eligible, type BatchAction } from './batch-actions';
import { BatchDialog } from './batch-dialog';
import classes from './list.module.css';
import { useOrderColumns } from './order-columns';
import { OrderFilterBar } from './order-filter-bar';
import {
  activeView,
  listInput,
  ORDER_FILTERS,
  viewsFor,
  type OrderListView,
} from './order-filters';
import { useSeenRows } from './use-seen-rows';

export interface OrderListProps {
  readonly permissions: readonly string[];
  readonly isDealer: boolean;
}

export function OrderList({ permissions, isDealer }: OrderListProps) {
  const t = useTranslations('orders');
  const trpc = useTRPC();
  const filters = useUrlFilters(ORDER_FILTERS);
  const query = useInfiniteQuery(
    trpc.orders.list.infiniteQueryOptions(listInput(filters.values), {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const source = useListSource(query);
  const selection = useSelection();
  const seen = useSeenRows(source.rows);
  const chosen = [...selection.keys].flatMap((id) => seen.get(id) ?? []);
  const [action, setAction] = useState<BatchAction | null>(null);
  const actions = batchActionsFor(permissions);
  const columns = useOrderColumns(isDealer);
  const views = viewsFor(permissions);
  const canCreate = permissions.includes('orders.create');
  const newOrder = (
    <LinkButton href="/orders/new" leftSection={<IconPlus size={16} stroke={2} />}>
      {t('new')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={t('title')} actions={canCreate ? newOrder : undefined} />
      <ViewTabs
        views={views}
        status={filters.values.status}
        onChange={(view) => filters.set({ status: view.statuses })}
      />
      {query.data?.pages[0]?.truncated && (
        <Alert color="blue" mb="sm" py={8}>
          {t('truncated')}
        </Alert>
      )}
      <DataTable
        tableId="orders"
        label={t('title')}
        columns={columns}
        source={source}
        rowKey={(order) => order.id}
        rowHref={(order) => `/orders/${order.id}`}
        rowLabel={(order) => order.number}
        rowTone={toneOf}
        selection={actions.length > 0 ? selection : undefined}
        batchActions={<BatchButtons actions={actions} orders={chosen} onChoose={setAction} />}
        isFiltered={filters.activeCount > 0}
        onClearFilters={filters.clear}
        empty={{
          title: t('none'),
          text: t('noneHint'),
          action: canCreate ? newOrder : undefined,
        }}
        toolbar={<OrderFilterBar filters={filters} isDealer={isDealer} permissions={permissions} />}
      />
      {action && (
        <BatchDialog
          action={action}
          orders={chosen}
          onClose={() => {
            setAction(null);
            selection.clear();
          }}
        />
      )}
    </>
  );
}

function toneOf(order: OrderListItem): 'attention' | 'muted' | undefined {
  if (order.status === 'ON_HOLD') return 'attention';
  return order.status === 'CANCELLED' || order.status === 'REJECTED' ? 'muted' : undefined;
}

function ViewTabs(props: {
  readonly views: readonly OrderListView[];
  readonly status: readonly OrderListItem['status'][];
  readonly onChange: (view: OrderListView) => void;
}) {
  const t = useTranslations('orders.view');
  return (
    <Tabs
      value={activeView(props.views, props.status)}
      onChange={(id) => {
        const view = props.views.find((candidate) => candidate.id === id);
        if (view) props.onChange(view);
      }}
      classNames={{ root: classes.tabs, tab: classes.tab }}
    >
      <Tabs.List aria-label={t('label')}>
        {props.views.map((view) => (
          <Tabs.Tab key={view.id} value={view.id}>
            {t(view.id)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}

function BatchButtons(props: {
  readonly actions: readonly BatchAction[];
  readonly orders: readonly OrderListItem[];
  readonly onChoose: (action: BatchAction) => void;
}) {
  const t = useTranslations('orders.batch');
  return props.actions.map((action) => {
    const count = eligible(action, props.orders).length;
    const isDanger = BATCH_RULES[action].needsReason;
    return (
      <Button
        key={action}
        size="compact-sm"
        variant={action === 'approve' ? 'filled' : 'default'}
        c={isDanger && count > 0 ? 'var(--mantine-color-error)' : undefined}
        disabled={count === 0}
        onClick={() => props.onChoose(action)}
      >
        {t(action, { count })}
      </Button>
    );
  });
}
