// One receipt or adjustment.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { isUuid } from '@/kernel/ids';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { DocumentPage } from '../../_documents/document-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('inventory');
  return { title: t('tab.documents') };
}

interface Props {
  readonly params: Promise<{ id: string }>;
}

export default async function Page({ params }: Props) {
  await requireUser('inventory.read');
  const { id: documentId } = await params;
  if (!isUuid(documentId)) notFound();
  prefetch(trpc.inventory.document.queryOptions({ documentId }));
  return (
    <Hydrated>
      <DocumentPage documentId={documentId} />
    </Hydrated>
  );
}
