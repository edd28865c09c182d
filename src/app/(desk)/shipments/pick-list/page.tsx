// Pick lists of chosen shipments, to print.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { isUuid } from '@/kernel/ids';
import { MAX_BATCH } from '@/server/modules/fulfilment/schemas';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { queryOf, type SearchParams } from '../../stock/_parts/query-of';
import { PickList } from '../_pick/pick-list';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('fulfilment.sheet');
  return { title: t('title') };
}

export default async function Page({ searchParams }: { readonly searchParams: SearchParams }) {
  const me = await requireUser('shipments.read');
  const asked = ((await queryOf(searchParams)).get('ids') ?? '').split(',').filter(isUuid);
  const shipmentIds = [...new Set(asked)].slice(0, MAX_BATCH);
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
