// A new adjustment.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { caller, requireUser } from '@/trpc/server';
import { PageHeader } from '@/ui/shell';
import { AdjustmentForm } from '../_forms/adjustment-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('inventory');
  return { title: t('form.adjustmentTitle') };
}

export default async function Page() {
  const me = await requireUser('inventory.adjust');
  const t = await getTranslations('inventory');
  const warehouses = await caller.inventory.warehouses();
  return (
    <>
      <PageHeader
        title={t('form.adjustmentTitle')}
        crumbs={[{ label: t('title'), href: '/stock' }]}
      />
      <AdjustmentForm
        warehouses={warehouses.filter((warehouse) => warehouse.status === 'ACTIVE')}
        today={me.today}
      />
    </>
  );
}
