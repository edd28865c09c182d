// One invoice.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { isUuid } from '@/kernel/ids';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { InvoicePage } from '../_detail/invoice-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('receivables.invoice');
  return { title: t('number') };
}

interface Props {
  readonly params: Promise<{ id: string }>;
}

export default async function Page({ params }: Props) {
  const me = await requireUser('invoices.read');
  const { id: invoiceId } = await params;
  if (!isUuid(invoiceId)) notFound();
  prefetch(trpc.receivables.invoice.queryOptions({ invoiceId }));
  return (
    <Hydrated>
      <InvoicePage invoiceId={invoiceId} permissions={me.permissions} />
    </Hydrated>
  );
}
