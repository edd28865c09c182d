// Chosen credit notes as sheets of paper.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MAX_SHEETS } from '@/kernel/batch';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { chosenIds } from '../../_paper/chosen-ids';
import type { SearchParams } from '../../stock/_parts/query-of';
import { CreditNoteSheets } from '../_print/credit-note-sheets';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('receivables.creditNote');
  return { title: t('number') };
}

export default async function Page({ searchParams }: { readonly searchParams: SearchParams }) {
  const me = await requireUser('invoices.read');
  const creditNoteIds = await chosenIds(searchParams, MAX_SHEETS);
  if (creditNoteIds.length > 0)
    prefetch(trpc.receivables.creditNoteSheets.queryOptions({ creditNoteIds }));
  return (
    <Hydrated>
      <CreditNoteSheets creditNoteIds={creditNoteIds} seller={me.organization.name} />
    </Hydrated>
  );
}
