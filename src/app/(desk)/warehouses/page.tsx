// Warehouses.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { WarehouseList } from './_components/warehouse-list';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('inventory.warehouse');
  return { title: t('title') };
}

export default async function Page() {
  const me = await requireUser('inventory.read');
  prefetch(trpc.inventory.warehouses.queryOptions());
  return (
    <Hydrated>
      <WarehouseList mayWrite={me.permissions.includes('inventory.write')} />
    </Hydrated>
  );
}
