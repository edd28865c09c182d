'use client';
// The order list: views, filters in the address, infinite scroll, and decisions over many at once. The
// page of waiting orders is the same list, kept to what this person decides.
import { Alert, Button, Tabs } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import type { OrderListItem } from '@/server/modules/orders/schemas';
import { useTRPC } from '@/trpc/client';
import { useUrlFilters } from '@/ui/filters';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { DataTable, useListSource, useSelection } from '@/ui/tables';
import {
  batchActionsFor,
  BATCH_RULES,
  DECISIONS,
  eligible,
  type BatchAction,
} from './batch-actions';
import { BatchDialog } from './batch-dialog';
import classes from './list.module.css';
import { ApprovalTabs } from '../../approvals/_inbox/approval-tabs';
import { useCreditColumn } from './credit-column';
import { useOrderColumns } from './order-columns';
import { OrderFilterBar } from './order-filter-bar';
import {
  activeView,
  ALL_ORDERS,
  approvalScope,
  approvalViews,
  listInput,
  ORDER_FILTERS,
  viewsFor,
  type OrderListView,
} from './order-filters';
import { useSeenRows } from '../../_batch/use-seen-rows';
import { PrintChosen } from '../../_paper/print-chosen';

export interface OrderListProps {
  readonly permissions: readonly string[];
  readonly isDealer: boolean;
  /** Only what waits for this person's decision, the longest waiting first. */
  readonly isQueue?: boolean;
}

export function OrderList({ permissions, isDealer, isQueue = false }: OrderListProps) {
  const t = useTranslations('orders');
  const trpc = useTRPC();
  const filters = useUrlFilters(ORDER_FILTERS);
  const scope = isQueue ? approvalScope(permissions) : ALL_ORDERS;
  const query = useInfiniteQuery(
    trpc.orders.list.infiniteQueryOptions(listInput(filters.values, scope), {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const source = useListSource(query);
  const selection = useSelection();
  const seen = useSeenRows(source.rows);
  const chosen = [...selection.keys].flatMap((id) => seen.get(id) ?? []);
  const [action, setAction] = useState<BatchAction | null>(null);
  const actions = batchActionsFor(permissions).filter((one) => !isQueue || DECISIONS.includes(one));
  const columns = useListColumns(source.rows, { permissions, isDealer, isQueue });
  const views = isQueue ? approvalViews(scope) : viewsFor(permissions);
  const newOrder = !isQueue && permissions.includes('orders.create') && (
    <LinkButton href="/orders/new" leftSection={<IconPlus size={16} stroke={2} />}>
      {t('new')}
    </LinkButton>
  );
  const title = isQueue ? t('approvals.title') : t('title');
  return (
    <>
      <PageHeader title={title} actions={newOrder || undefined} />
      {isQueue && <ApprovalTabs active="orders" permissions={permissions} />}
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
        tableId={isQueue ? 'approvals' : 'orders'}
        label={title}
        columns={columns}
        source={source}
        rowKey={(order) => order.id}
        rowHref={(order) => `/orders/${order.id}`}
        rowLabel={(order) => order.number}
        rowTone={toneOf}
        selection={selection}
        batchActions={
          <>
            <BatchButtons actions={actions} orders={chosen} onChoose={setAction} />
            <PrintChosen page="/orders/print" ids={[...selection.keys]} />
          </>
        }
        isFiltered={filters.activeCount > 0}
        onClearFilters={filters.clear}
        empty={{
          title: isQueue ? t('approvals.none') : t('none'),
          text: isQueue ? t('approvals.noneHint') : t('noneHint'),
          action: newOrder || undefined,
        }}
        toolbar={
          <OrderFilterBar
            filters={filters}
            isDealer={isDealer}
            permissions={permissions}
            hidesStatus={isQueue}
          />
        }
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

/** The credit takes their place at a common width; a reader can bring them back. */
const QUEUE_HIDES: ReadonlySet<string> = new Set(['requestedOn', 'lines']);

/** Who decides sees beside the amount what it leaves of the dealer's credit. */
function useListColumns(
  rows: readonly OrderListItem[],
  { permissions, isDealer, isQueue }: Required<OrderListProps>,
) {
  const base = useOrderColumns(isDealer);
  const credit = useCreditColumn(rows, isQueue && permissions.includes('invoices.read'));
  return useMemo(() => {
    if (!isQueue) return base;
    const folded = base.map((column) =>
      QUEUE_HIDES.has(column.id) ? { ...column, defaultHidden: true } : column,
    );
    return credit ? [...folded, credit] : folded;
  }, [base, credit, isQueue]);
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
  if (props.views.length === 0) return null;
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
    if (count === 0) return null;
    const isDanger = BATCH_RULES[action].needsReason;
    return (
      <Button
        key={action}
        size="compact-sm"
        variant={action === 'approve' ? 'filled' : 'default'}
        c={isDanger ? 'var(--mantine-color-error)' : undefined}
        onClick={() => props.onChoose(action)}
      >
        {t(action, { count })}
      </Button>
    );
  });
}
