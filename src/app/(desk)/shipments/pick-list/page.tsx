// Pick lists of chosen shipments, to print.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MAX_SHEETS } from '@/kernel/batch';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { chosenIds } from '../../_paper/chosen-ids';
import type { SearchParams } from '../../stock/_parts/query-of';
import { PickList } from '../_pick/pick-list';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('fulfilment.sheet');
  return { title: t('title') };
}

export default async function Page({ searchParams }: { readonly searchParams: SearchParams }) {
  const me = await requireUser('shipments.read');
  const shipmentIds = await chosenIds(searchParams, MAX_SHEETS);
  if (shipmentIds.length > 0) prefetch(trpc.fulfilment.pickList.queryOptions({ shipmentIds }));
  return (
    <Hydrated>
      <PickList
        shipmentIds={shipmentIds}
        today={me.today}
        showsStock={me.permissions.includes('inventory.read')}
      />
    </Hydrated>
  );
}
