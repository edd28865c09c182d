// What waits for a decision of the person who looks, what they asked for, and what they decided.
// Whoever decides on orders only goes straight to them.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { readQuery } from '@/ui/filters/url-fields';
import { paramsOf, type SearchParams } from '../orders/_list/order-filters';
import { CASE_FILTERS, caseQuestion } from './_inbox/case-filters';
import { Inbox } from './_inbox/inbox';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('approvals');
  return { title: t('title') };
}

interface Props {
  readonly searchParams: Promise<SearchParams>;
}

export default async function ApprovalsPage({ searchParams }: Props) {
  const me = await requireUser(
    'approvals.decide',
    'expenses.request',
    'orders.approve',
    'orders.releaseHold',
  );
  const concerns = ['approvals.decide', 'expenses.request'];
  if (!me.permissions.some((one) => concerns.includes(one))) redirect('/approvals/orders');
  const filters = readQuery(paramsOf(await searchParams), CASE_FILTERS);
  prefetch(
    trpc.approvals.count.queryOptions(),
    trpc.approvals.cases.infiniteQueryOptions(caseQuestion(filters), {
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  return (
    <Hydrated>
      <Inbox permissions={me.permissions} />
    </Hydrated>
  );
}
