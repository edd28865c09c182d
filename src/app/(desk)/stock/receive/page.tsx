// A new receipt, empty or from expected arrivals.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { isUuid } from '@/kernel/ids';
import { caller, requireUser } from '@/trpc/server';
import { PageHeader } from '@/ui/shell';
import { ReceiptForm } from '../_forms/receipt-form';
import { queryOf, type SearchParams } from '../_parts/query-of';

const MAX_OPEN = 100;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('inventory');
  return { title: t('form.receiptTitle') };
}

export default async function Page({ searchParams }: { readonly searchParams: SearchParams }) {
  const me = await requireUser('inventory.receive');
  const t = await getTranslations('inventory');
  const wanted = ((await queryOf(searchParams)).get('arrival') ?? '').split(',').filter(isUuid);
  const [warehouses, open] = await Promise.all([
    caller.inventory.warehouses(),
    wanted.length > 0 ? caller.inventory.arrivals({ status: 'OPEN', limit: MAX_OPEN }) : null,
  ]);
  const arrivals = (open?.items ?? []).filter((arrival) => wanted.includes(arrival.id));
  const warehouseId = arrivals[0]?.warehouseId;
  return (
    <>
      <PageHeader title={t('form.receiptTitle')} crumbs={[{ label: t('title'), href: '/stock' }]} />
      <ReceiptForm
        warehouses={warehouses.filter((warehouse) => warehouse.status === 'ACTIVE')}
        today={me.today}
        arrivals={arrivals.filter((arrival) => arrival.warehouseId === warehouseId)}
      />
    </>
  );
}
