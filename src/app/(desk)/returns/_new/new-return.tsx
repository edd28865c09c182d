'use client';
// A new return: the order the goods come from, then how much of each line and why.
import { Card } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/trpc/client';
import { LinkButton } from '@/ui/links';
import { PageHeader } from '@/ui/shell';
import { EmptyState, ErrorState, LoadingCard } from '@/ui/states';
import { OrderChoice } from './order-choice';
import { ReturnForm } from './return-form';

export interface NewReturnProps {
  readonly orderId: string | null;
  readonly isDealer: boolean;
}

export function NewReturn({ orderId, isDealer }: NewReturnProps) {
  const t = useTranslations('fulfilment');
  return (
    <>
      <PageHeader
        title={t('returns.new')}
        crumbs={[{ label: t('returns.title'), href: '/returns' }]}
        actions={
          orderId && (
            <LinkButton variant="default" href="/returns/new">
              {t('new.change')}
            </LinkButton>
          )
        }
      />
      {orderId ? (
        <OfOrder key={orderId} orderId={orderId} isDealer={isDealer} />
      ) : (
        <OrderChoice isDealer={isDealer} />
      )}
    </>
  );
}

function OfOrder({ orderId, isDealer }: { readonly orderId: string; readonly isDealer: boolean }) {
  const t = useTranslations('fulfilment');
  const trpc = useTRPC();
  const order = useQuery(trpc.fulfilment.returnableOrder.queryOptions({ orderId }));
  const reasons = useQuery(trpc.fulfilment.returnReasons.queryOptions({}));
  const failed = order.isError ? order : reasons.isError ? reasons : null;
  if (failed) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!order.data || !reasons.data) return <LoadingCard lines={6} />;
  if (order.data.lines.some((line) => line.possible > 0)) {
    return <ReturnForm order={order.data} reasons={reasons.data} isDealer={isDealer} />;
  }
  return (
    <Card>
      <EmptyState
        title={t('returns.nothing')}
        text={t('returns.nothingHint')}
        action={
          <LinkButton href={`/orders/${orderId}`} variant="default">
            {t('new.openOrder', { number: order.data.orderNumber })}
          </LinkButton>
        }
      />
    </Card>
  );
}
