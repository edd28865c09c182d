// One order as a sheet of paper.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { isUuid } from '@/kernel/ids';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { OrderSheet } from '../../_detail/order-sheet';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('orders.sheet');
  return { title: t('title') };
}

interface Props {
  readonly params: Promise<{ id: string }>;
}

export default async function Page({ params }: Props) {
  const me = await requireUser('orders.read');
  const { id: orderId } = await params;
  if (!isUuid(orderId)) notFound();
  prefetch(trpc.orders.byId.queryOptions({ orderId }), trpc.orders.facts.queryOptions({ orderId }));
  return (
    <Hydrated>
      <OrderSheet orderId={orderId} seller={me.organization.name} />
    </Hydrated>
  );
}
