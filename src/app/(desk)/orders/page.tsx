// The order list.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { readQuery } from '@/ui/filters/url-fields';
import { listInput, ORDER_FILTERS, paramsOf, type SearchParams } from './_list/order-filters';
import { OrderList } from './_list/order-list';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('orders');
  return { title: t('title') };
}

interface Props {
  readonly searchParams: Promise<SearchParams>;
}

export default async function Page({ searchParams }: Props) {
  const me = await requireUser('orders.read');
  const input = listInput(readQuery(paramsOf(await searchParams), ORDER_FILTERS));
  prefetch(
    trpc.orders.list.infiniteQueryOptions(input, { getNextPageParam: (page) => page.nextCursor }),
  );
  return (
    <Hydrated>
      <OrderList permissions={me.permissions} isDealer={me.user.dealerId !== null} />
    </Hydrated>
  );
}
