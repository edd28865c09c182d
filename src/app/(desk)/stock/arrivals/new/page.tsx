// New expected arrivals.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { caller, requireUser } from '@/trpc/server';
import { PageHeader } from '@/ui/shell';
import { ExpectForm } from '../../_forms/expect-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('inventory');
  return { title: t('form.expectTitle') };
}

export default async function Page() {
  const me = await requireUser('inventory.receive');
  const t = await getTranslations('inventory');
  const warehouses = await caller.inventory.warehouses();
  return (
    <>
      <PageHeader
        title={t('form.expectTitle')}
        crumbs={[
          { label: t('title'), href: '/stock' },
          { label: t('tab.arrivals'), href: '/stock/arrivals' },
        ]}
      />
      <ExpectForm
        warehouses={warehouses.filter((warehouse) => warehouse.status === 'ACTIVE')}
        today={me.today}
      />
    </>
  );
}
