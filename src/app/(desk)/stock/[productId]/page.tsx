// One product's stock.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { isUuid } from '@/kernel/ids';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { StockCard } from '../_card/stock-card';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('inventory');
  return { title: t('card.title') };
}

interface Props {
  readonly params: Promise<{ productId: string }>;
}

export default async function Page({ params }: Props) {
  const me = await requireUser('inventory.read');
  const { productId } = await params;
  if (!isUuid(productId)) notFound();
  prefetch(
    trpc.inventory.card.queryOptions({ productId }),
    trpc.inventory.warehouses.queryOptions(),
  );
  return (
    <Hydrated>
      <StockCard productId={productId} permissions={me.permissions} today={me.today} />
    </Hydrated>
  );
}
