// One quota.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { isUuid } from '@/kernel/ids';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { QuotaPage } from '../_detail/quota-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('quotas');
  return { title: t('one') };
}

interface Props {
  readonly params: Promise<{ id: string }>;
}

export default async function Page({ params }: Props) {
  const me = await requireUser('quotas.read');
  const { id } = await params;
  if (!isUuid(id)) notFound();
  prefetch(trpc.quotas.get.queryOptions({ id }));
  return (
    <Hydrated>
      <QuotaPage id={id} canManage={me.permissions.includes('quotas.manage')} />
    </Hydrated>
  );
}
