// A new claim of an approved request.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { isUuid } from '@/kernel/ids';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { pageQuery, type SearchParams } from '../../receivables/_parts/page-query';
import { ClaimEditor } from '../_form/claim-editor';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('expenses.claim');
  return { title: t('new') };
}

export default async function Page({ searchParams }: { readonly searchParams: SearchParams }) {
  const me = await requireUser('expenses.claim');
  const requestId = (await pageQuery(searchParams)).get('request') ?? '';
  if (!isUuid(requestId)) notFound();
  prefetch(trpc.expenses.request.queryOptions({ requestId }));
  return (
    <Hydrated>
      <ClaimEditor
        {...{ requestId, claimId: null, today: me.today }}
        currency={me.organization.currency}
      />
    </Hydrated>
  );
}
