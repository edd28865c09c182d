// A new shipment of an order; without one, the order is chosen first.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { isUuid } from '@/kernel/ids';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { queryOf, type SearchParams } from '../../stock/_parts/query-of';
import { NewShipment } from '../_new/new-shipment';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('fulfilment.new');
  return { title: t('title') };
}

export default async function Page({ searchParams }: { readonly searchParams: SearchParams }) {
  await requireUser('shipments.create');
  const wanted = (await queryOf(searchParams)).get('order') ?? '';
  const orderId = isUuid(wanted) ? wanted : null;
  if (orderId) prefetch(trpc.fulfilment.shippableOrder.queryOptions({ orderId }));
  return (
    <Hydrated>
      <NewShipment orderId={orderId} />
    </Hydrated>
  );
}
