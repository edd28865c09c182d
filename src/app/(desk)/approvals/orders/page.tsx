// What waits for a decision of the person who looks: the order list, kept to that.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { readQuery } from '@/ui/filters/url-fields';
import {
  approvalScope,
  listInput,
  ORDER_FILTERS,
  paramsOf,
  type SearchParams,
} from '../../orders/_list/order-filters';
import { OrderList } from '../../orders/_list/order-list';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('orders');
  return { title: t('approvals.title') };
}

interface Props {
  readonly searchParams: Promise<SearchParams>;
}

export default async function Page({ searchParams }: Props) {
  const me = await requireUser('orders.approve', 'orders.releaseHold');
  const scope = approvalScope(me.permissions);
  const input = listInput(readQuery(paramsOf(await searchParams), ORDER_FILTERS), scope);
  prefetch(
    trpc.approvals.count.queryOptions(),
    trpc.orders.list.infiniteQueryOptions(input, { getNextPageParam: (page) => page.nextCursor }),
  );
  return (
    <Hydrated>
      <OrderList permissions={me.permissions} isDealer={false} isQueue />
    </Hydrated>
  );
}
