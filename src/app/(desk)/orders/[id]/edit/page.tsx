// Changing an order, or going on with a draft.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { isUuid } from '@/kernel/ids';
import { Hydrated, requireUser } from '@/trpc/server';
import { EditedOrder } from '../../_entry/entry-loader';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('orders.action');
  return { title: t('edit') };
}

interface Props {
  readonly params: Promise<{ id: string }>;
}

export default async function Page({ params }: Props) {
  const me = await requireUser('orders.create');
  const { id: orderId } = await params;
  if (!isUuid(orderId)) notFound();
  return (
    <Hydrated>
      <EditedOrder
        key={orderId}
        orderId={orderId}
        mayPrice={me.permissions.includes('orders.overridePrice')}
        isDealer={me.user.dealerId !== null}
      />
    </Hydrated>
  );
}
