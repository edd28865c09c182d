// One return.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { isUuid } from '@/kernel/ids';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { ReturnPage } from '../_detail/return-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('fulfilment.field');
  return { title: t('return') };
}

interface Props {
  readonly params: Promise<{ id: string }>;
}

export default async function Page({ params }: Props) {
  const me = await requireUser('returns.read');
  const { id: returnId } = await params;
  if (!isUuid(returnId)) notFound();
  prefetch(trpc.fulfilment.return.queryOptions({ returnId }));
  return (
    <Hydrated>
      <ReturnPage
        returnId={returnId}
        today={me.today}
        permissions={me.permissions}
        isDealer={me.user.dealerId !== null}
      />
    </Hydrated>
  );
}
