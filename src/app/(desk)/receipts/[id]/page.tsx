// One receipt.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { isUuid } from '@/kernel/ids';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { ReceiptPage } from '../_detail/receipt-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('receivables.receipt');
  return { title: t('number') };
}

interface Props {
  readonly params: Promise<{ id: string }>;
}

export default async function Page({ params }: Props) {
  const me = await requireUser('receipts.read');
  const { id: receiptId } = await params;
  if (!isUuid(receiptId)) notFound();
  prefetch(trpc.receivables.receipt.queryOptions({ receiptId }));
  return (
    <Hydrated>
      <ReceiptPage receiptId={receiptId} today={me.today} />
    </Hydrated>
  );
}
