// The list of receipts.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { readQuery } from '@/ui/filters/url-fields';
import { pageQuery, type SearchParams } from '../receivables/_parts/page-query';
import { RECEIPT_FILTERS, receiptListInput } from './_list/receipt-filters';
import { ReceiptList } from './_list/receipt-list';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('receivables.receipt');
  return { title: t('list') };
}

interface Props {
  readonly searchParams: SearchParams;
}

export default async function Page({ searchParams }: Props) {
  const me = await requireUser('receipts.read');
  const input = receiptListInput(readQuery(await pageQuery(searchParams), RECEIPT_FILTERS));
  prefetch(
    trpc.receivables.receipts.infiniteQueryOptions(input, {
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  return (
    <Hydrated>
      <ReceiptList
        mayPickDealer={me.user.dealerId === null && me.permissions.includes('dealers.read')}
        mayConfirm={me.permissions.includes('receipts.confirm')}
        today={me.today}
        mayRecord={me.permissions.includes('receipts.create')}
      />
    </Hydrated>
  );
}
