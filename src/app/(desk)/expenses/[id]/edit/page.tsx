// Edits a draft, or a request that came back from an approver.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { isUuid } from '@/kernel/ids';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { RequestEditor } from '../../_form/request-editor';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('expenses');
  return { title: t('edit') };
}

interface Props {
  readonly params: Promise<{ id: string }>;
}

export default async function Page({ params }: Props) {
  const me = await requireUser('expenses.request');
  const { id: requestId } = await params;
  if (!isUuid(requestId)) notFound();
  prefetch(trpc.expenses.request.queryOptions({ requestId }));
  return (
    <Hydrated>
      <RequestEditor
        requestId={requestId}
        currency={me.organization.currency}
        mayTransfer={me.permissions.includes('budgets.transfer')}
      />
    </Hydrated>
  );
}
