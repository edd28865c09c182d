'use client';
// A new shipment: the order, then how much of each line goes.
import { Card, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useTRPC } from '@/trpc/client';
import { EntityPicker } from '@/ui/forms';
import { LinkButton, TextLink } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { EmptyState, ErrorState, LoadingCard } from '@/ui/states';
import { useOrderSearch, type OrderStates } from '../_parts/use-order-search';
import { ShipmentForm } from './shipment-form';

const SHIPPABLE: OrderStates = ['APPROVED', 'PARTIALLY_SHIPPED'];

export function NewShipment({ orderId }: { readonly orderId: string | null }) {
  const t = useTranslations('fulfilment');
  return (
    <>
      <PageHeader
        title={t('new.title')}
        crumbs={[{ label: t('title'), href: '/shipments' }]}
        actions={
          orderId && (
            <LinkButton variant="default" href="/shipments/new">
              {t('new.change')}
            </LinkButton>
          )
        }
      />
      {orderId ? <OfOrder orderId={orderId} /> : <OrderChoice />}
    </>
  );
}

function OrderChoice() {
  const t = useTranslations('fulfilment.new');
  const router = useRouter();
  const search = useOrderSearch(SHIPPABLE);
  return (
    <Card maw={560}>
      <EntityPicker
        label={t('pickOrder')}
        description={t('pickOrderHint')}
        autoFocus
        search={search}
        value={null}
        onChange={(order) => order && router.replace(`/shipments/new?order=${order.id}`)}
      />
      <Text size="sm" mt="md">
        <TextLink href="/shipments?view=ready">{t('seeReady')}</TextLink>
      </Text>
    </Card>
  );
}

function OfOrder({ orderId }: { readonly orderId: string }) {
  const t = useTranslations('fulfilment.new');
  const trpc = useTRPC();
  const query = useQuery(trpc.fulfilment.shippableOrder.queryOptions({ orderId }));
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) return <LoadingCard lines={6} />;
  const order = query.data;
  if (order.lines.some((line) => line.ready > 0))
    return <ShipmentForm key={orderId} order={order} />;
  return (
    <Card>
      <EmptyState
        title={t('nothing')}
        text={t('nothingHint')}
        action={
          <LinkButton href={`/orders/${orderId}`} variant="default">
            {t('openOrder', { number: order.orderNumber })}
          </LinkButton>
        }
      />
    </Card>
  );
}
