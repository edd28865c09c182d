// Edits the draft of a claim.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { isUuid } from '@/kernel/ids';
import { caller, Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { ClaimEditor } from '../../_form/claim-editor';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('expenses.claim');
  return { title: t('edit') };
}

interface Props {
  readonly params: Promise<{ id: string }>;
}

export default async function Page({ params }: Props) {
  const me = await requireUser('expenses.claim');
  const { id: claimId } = await params;
  if (!isUuid(claimId)) notFound();
  const claim = await caller.expenses.claim({ claimId }).catch(() => notFound());
  const { requestId } = claim;
  prefetch(
    trpc.expenses.request.queryOptions({ requestId }),
    trpc.expenses.claim.queryOptions({ claimId }),
  );
  return (
    <Hydrated>
      <ClaimEditor
        {...{ requestId, claimId, today: me.today }}
        currency={me.organization.currency}
      />
    </Hydrated>
  );
}
