// One credit note.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { isUuid } from '@/kernel/ids';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { CreditNotePage } from '../_detail/credit-note-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('receivables.creditNote');
  return { title: t('number') };
}

interface Props {
  readonly params: Promise<{ id: string }>;
}

export default async function Page({ params }: Props) {
  await requireUser('invoices.read');
  const { id: creditNoteId } = await params;
  if (!isUuid(creditNoteId)) notFound();
  prefetch(trpc.receivables.creditNote.queryOptions({ creditNoteId }));
  return (
    <Hydrated>
      <CreditNotePage creditNoteId={creditNoteId} />
    </Hydrated>
  );
}
