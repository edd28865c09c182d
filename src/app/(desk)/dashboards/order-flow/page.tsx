// Order flow: from ordered to returned, why some did not move on, and how well lines were served.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, requireUser } from '@/trpc/server';
import { OrderFlowView } from './_flow/order-flow-view';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dashboards.orderFlow');
  return { title: t('title') };
}

export default async function Page() {
  const me = await requireUser('dashboard.read');
  return (
    <Hydrated>
      <OrderFlowView today={me.today} />
    </Hydrated>
  );
}
