// The list of credit notes.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { readQuery } from '@/ui/filters/url-fields';
import { CREDIT_NOTE_FILTERS, creditNoteListInput } from '../receipts/_list/receipt-filters';
import { pageQuery, type SearchParams } from '../receivables/_parts/page-query';
import { CreditNoteList } from './_list/credit-note-list';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('receivables.creditNote');
  return { title: t('list') };
}

interface Props {
  readonly searchParams: SearchParams;
}

export default async function Page({ searchParams }: Props) {
  const me = await requireUser('invoices.read');
  const input = creditNoteListInput(readQuery(await pageQuery(searchParams), CREDIT_NOTE_FILTERS));
  prefetch(
    trpc.receivables.creditNotes.infiniteQueryOptions(input, {
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  const mayPickDealer = me.user.dealerId === null && me.permissions.includes('dealers.read');
  return (
    <Hydrated>
      <CreditNoteList mayPickDealer={mayPickDealer} />
    </Hydrated>
  );
}
