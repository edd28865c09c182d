// The shipment worklist.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { readQuery } from '@/ui/filters/url-fields';
import { queryOf, type SearchParams } from '../stock/_parts/query-of';
import {
  activeView,
  readyInput,
  SHIPMENT_FILTERS,
  shipmentInput,
  summaryInput,
  viewsFor,
} from './_list/shipment-filters';
import { Worklist } from './_list/worklist';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('fulfilment');
  return { title: t('title') };
}

export default async function Page({ searchParams }: { readonly searchParams: SearchParams }) {
  const me = await requireUser('shipments.read');
  const isDealer = me.user.dealerId !== null;
  const filters = readQuery(await queryOf(searchParams), SHIPMENT_FILTERS);
  const view = activeView(filters, viewsFor(me.permissions, isDealer));
  const paging = { getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor };
  if (view === 'ready') {
    prefetch(trpc.fulfilment.ready.infiniteQueryOptions(readyInput(filters), paging));
  } else {
    prefetch(trpc.fulfilment.shipments.infiniteQueryOptions(shipmentInput(filters, view), paging));
  }
  if (!isDealer) prefetch(trpc.fulfilment.summary.queryOptions(summaryInput(filters)));
  return (
    <Hydrated>
      <Worklist permissions={me.permissions} isDealer={isDealer} today={me.today} />
    </Hydrated>
  );
}
