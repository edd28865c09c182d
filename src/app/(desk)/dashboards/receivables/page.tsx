// Receivables: how old, how fast they come in, and which sales did not last.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { ReceivablesView } from './_receivables/receivables-view';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dashboards.receivables');
  return { title: t('title') };
}

export default async function Page() {
  const me = await requireUser('dashboard.read');
  prefetch(trpc.figures.receivables.queryOptions());
  return (
    <Hydrated>
      <ReceivablesView maySeeReceipts={me.permissions.includes('receipts.read')} />
    </Hydrated>
  );
}
