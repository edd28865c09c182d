// One request for expenses.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { isUuid } from '@/kernel/ids';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { RequestPage } from '../_detail/request-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('expenses.field');
  return { title: t('request') };
}

interface Props {
  readonly params: Promise<{ id: string }>;
}

export default async function Page({ params }: Props) {
  const me = await requireUser('expenses.read');
  const { id: requestId } = await params;
  if (!isUuid(requestId)) notFound();
  prefetch(trpc.expenses.request.queryOptions({ requestId }));
  return (
    <Hydrated>
      <RequestPage requestId={requestId} currency={me.organization.currency} />
    </Hydrated>
  );
}
