// One shipment.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { isUuid } from '@/kernel/ids';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { ShipmentPage } from '../_detail/shipment-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('fulfilment.field');
  return { title: t('shipment') };
}

interface Props {
  readonly params: Promise<{ id: string }>;
}

export default async function Page({ params }: Props) {
  const me = await requireUser('shipments.read');
  const { id: shipmentId } = await params;
  if (!isUuid(shipmentId)) notFound();
  prefetch(trpc.fulfilment.shipment.queryOptions({ shipmentId }));
  return (
    <Hydrated>
      <ShipmentPage
        shipmentId={shipmentId}
        permissions={me.permissions}
        isDealer={me.user.dealerId !== null}
        today={me.today}
      />
    </Hydrated>
  );
}
