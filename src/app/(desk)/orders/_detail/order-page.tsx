'use client';
// One order: what it is, why it waits, what may be done, where its quantities are, what followed.
import { Card, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useCallback, useMemo, useState } from 'react';
import { useTRPC } from '@/trpc/client';
import type { OrderView } from '@/server/modules/orders/schemas';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingPage, QuantityBridge, StatusBadge } from '@/ui/states';
import { ApprovalPanel } from './approval-panel';
import classes from './detail.module.css';
import { HoldsPanel } from './holds-panel';
import { OrderActions } from './order-actions';
import { OrderLines } from './order-lines';
import { OrderSummary } from './order-summary';
import { OrderTrail } from './order-trail';
import { factsById } from './order-types';
import { RelatedInvoices, RelatedReturns, RelatedShipments } from './related-documents';
import { totalQuantities } from './total-quantities';

export interface OrderPageProps {
  readonly orderId: string;
  readonly permissions: readonly string[];
  readonly isDealer: boolean;
}

export function OrderPage(props: OrderPageProps) {
  const trpc = useTRPC();
  const { orderId } = props;
  const order = useQuery(trpc.orders.byId.queryOptions({ orderId }));
  if (order.data) return <OrderContent {...props} order={order.data} />;
  if (order.isError) {
    return <ErrorState error={order.error} onRetry={() => void order.refetch()} />;
  }
  return <LoadingPage />;
}

function useWarehouseName(isAllowed: boolean) {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.inventory.warehouses.queryOptions(undefined, { enabled: isAllowed }),
  );
  return useCallback((id: string) => data?.find((warehouse) => warehouse.id === id)?.code, [data]);
}

function OrderContent(props: OrderPageProps & { readonly order: OrderView }) {
  const t = useTranslations('orders');
  const trpc = useTRPC();
  const { order, orderId, permissions } = props;
  const can = (permission: string) => permissions.includes(permission);
  const { data: facts } = useQuery(trpc.orders.facts.queryOptions({ orderId }));
  const factsOf = useMemo(() => factsById(facts), [facts]);
  const warehouseName = useWarehouseName(can('inventory.read'));
  const [isApproving, setApproving] = useState(false);
  const showsApproval = isApproving && order.actions.includes('approve');
  return (
    <div className={classes.page}>
      <PageHeader
        title={order.number}
        crumbs={[{ label: t('title'), href: '/orders' }]}
        badge={<StatusBadge status={order.status} size="lg" />}
        actions={
          <OrderActions
            order={order}
            mayCreate={can('orders.create')}
            onApproveCut={() => setApproving(true)}
          />
        }
      />
      <HoldsPanel order={order} warehouseName={warehouseName} />
      <OrderSummary
        order={order}
        facts={facts}
        mayOpenDealer={can('dealers.read') && !props.isDealer}
      />
      {showsApproval ? (
        <ApprovalPanel order={order} facts={factsOf} onClose={() => setApproving(false)} />
      ) : (
        <>
          {order.status !== 'DRAFT' && (
            <Card component="section" aria-label={t('detail.flow')}>
              <QuantityBridge quantities={totalQuantities(order.lines)} />
            </Card>
          )}
          <OrderLines order={order} facts={factsOf} />
        </>
      )}
      <div className={classes.bottom}>
        <div className={classes.page}>
          {can('shipments.read') && <RelatedShipments orderId={orderId} />}
          {can('invoices.read') && <RelatedInvoices orderId={orderId} />}
          {can('returns.read') && <RelatedReturns orderId={orderId} />}
        </div>
        <Card component="section" aria-label={t('detail.history')}>
          <Title order={2} size="h4" mb="sm">
            {t('detail.history')}
          </Title>
          <OrderTrail trail={order.timeline} />
        </Card>
      </div>
    </div>
  );
}
