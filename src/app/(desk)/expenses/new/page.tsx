// A new request for expenses.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { emptyRequest } from '../_form/form-model';
import { RequestForm } from '../_form/request-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('expenses');
  return { title: t('new') };
}

export default async function Page() {
  const me = await requireUser('expenses.request');
  prefetch(trpc.expenses.types.queryOptions(), trpc.centres.list.queryOptions({ on: null }));
  const start = {
    ...{ requestId: null, version: null, number: null, values: emptyRequest(me.today) },
    currency: me.organization.currency,
    mayTransfer: me.permissions.includes('budgets.transfer'),
  };
  return (
    <Hydrated>
      <RequestForm start={start} />
    </Hydrated>
  );
}
