// The list of invoices.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { readQuery } from '@/ui/filters/url-fields';
import { pageQuery, type SearchParams } from '../receivables/_parts/page-query';
import { INVOICE_FILTERS, invoiceListInput } from './_list/invoice-filters';
import { InvoiceList } from './_list/invoice-list';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('receivables.invoice');
  return { title: t('list') };
}

interface Props {
  readonly searchParams: SearchParams;
}

export default async function Page({ searchParams }: Props) {
  const me = await requireUser('invoices.read');
  const input = invoiceListInput(readQuery(await pageQuery(searchParams), INVOICE_FILTERS));
  prefetch(
    trpc.receivables.invoices.infiniteQueryOptions(input, {
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  const mayPickDealer = me.user.dealerId === null && me.permissions.includes('dealers.read');
  return (
    <Hydrated>
      <InvoiceList mayPickDealer={mayPickDealer} />
    </Hydrated>
  );
}
