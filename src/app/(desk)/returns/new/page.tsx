// A new return of an order; without one, the order is chosen first.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { isUuid } from '@/kernel/ids';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { queryOf, type SearchParams } from '../../stock/_parts/query-of';
import { NewReturn } from '../_new/new-return';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('fulfilment.returns');
  return { title: t('new') };
}

export default async function Page({ searchParams }: { readonly searchParams: SearchParams }) {
  const me = await requireUser('returns.create');
  const wanted = (await queryOf(searchParams)).get('order') ?? '';
  const orderId = isUuid(wanted) ? wanted : null;
  prefetch(trpc.fulfilment.returnReasons.queryOptions({}));
  if (orderId) prefetch(trpc.fulfilment.returnableOrder.queryOptions({ orderId }));
  return (
    <Hydrated>
      <NewReturn orderId={orderId} isDealer={me.user.dealerId !== null} />
    </Hydrated>
  );
}
