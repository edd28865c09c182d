// Chosen orders as sheets of paper.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MAX_SHEETS } from '@/kernel/batch';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { chosenIds } from '../../_paper/chosen-ids';
import type { SearchParams } from '../../stock/_parts/query-of';
import { OrderSheets } from '../_print/order-sheets';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('orders.sheet');
  return { title: t('title') };
}

export default async function Page({ searchParams }: { readonly searchParams: SearchParams }) {
  const me = await requireUser('orders.read');
  const orderIds = await chosenIds(searchParams, MAX_SHEETS);
  if (orderIds.length > 0) prefetch(trpc.orders.sheets.queryOptions({ orderIds }));
  return (
    <Hydrated>
      <OrderSheets orderIds={orderIds} seller={me.organization.name} />
    </Hydrated>
  );
}
