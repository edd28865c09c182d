// The open invoices of one dealer on a day, by bucket of ageing.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { isUuid } from '@/kernel/ids';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { readQuery } from '@/ui/filters/url-fields';
import { pageQuery, type SearchParams } from '../../receivables/_parts/page-query';
import { AgedInvoices } from '../_dealer/aged-invoices';
import { AGED_FILTERS } from '../_dealer/aged-filters';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('receivables.ageing');
  return { title: t('title') };
}

interface Props {
  readonly params: Promise<{ dealerId: string }>;
  readonly searchParams: SearchParams;
}

export default async function Page({ params, searchParams }: Props) {
  const me = await requireUser('invoices.read');
  const { dealerId } = await params;
  if (!isUuid(dealerId)) notFound();
  const filters = readQuery(await pageQuery(searchParams), AGED_FILTERS);
  const asOf = filters.asOf ?? me.today;
  prefetch(
    trpc.receivables.ageingSummary.queryOptions({ asOf }),
    trpc.receivables.statement.queryOptions({ dealerId, from: asOf, to: asOf }),
  );
  return (
    <Hydrated>
      <AgedInvoices dealerId={dealerId} today={me.today} />
    </Hydrated>
  );
}
