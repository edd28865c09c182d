// Accounts of dealers: who uses how much credit, who is over the limit, who is overdue.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { readQuery } from '@/ui/filters/url-fields';
import { pageQuery, type SearchParams } from '../receivables/_parts/page-query';
import { ACCOUNT_FILTERS, accountListInput } from './_list/account-filters';
import { AccountList } from './_list/account-list';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('receivables.account');
  return { title: t('list') };
}

interface Props {
  readonly searchParams: SearchParams;
}

export default async function Page({ searchParams }: Props) {
  await requireUser('invoices.read');
  const input = accountListInput(readQuery(await pageQuery(searchParams), ACCOUNT_FILTERS));
  prefetch(
    trpc.receivables.accounts.infiniteQueryOptions(input, {
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  return (
    <Hydrated>
      <AccountList />
    </Hydrated>
  );
}
