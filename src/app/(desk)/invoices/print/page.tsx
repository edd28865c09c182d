// Chosen invoices as sheets of paper.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MAX_SHEETS } from '@/kernel/batch';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { chosenIds } from '../../_paper/chosen-ids';
import type { SearchParams } from '../../stock/_parts/query-of';
import { InvoiceSheets } from '../_print/invoice-sheets';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('receivables.sheet');
  return { title: t('title') };
}

export default async function Page({ searchParams }: { readonly searchParams: SearchParams }) {
  const me = await requireUser('invoices.read');
  const invoiceIds = await chosenIds(searchParams, MAX_SHEETS);
  if (invoiceIds.length > 0) prefetch(trpc.receivables.invoiceSheets.queryOptions({ invoiceIds }));
  return (
    <Hydrated>
      <InvoiceSheets invoiceIds={invoiceIds} seller={me.organization.name} />
    </Hydrated>
  );
}
