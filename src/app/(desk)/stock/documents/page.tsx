// Receipts and adjustments.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { readQuery } from '@/ui/filters/url-fields';
import { DOCUMENT_FILTERS, documentInput } from '../_documents/document-filters';
import { DocumentList } from '../_documents/document-list';
import { queryOf, type SearchParams } from '../_parts/query-of';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('inventory');
  return { title: t('tab.documents') };
}

export default async function Page({ searchParams }: { readonly searchParams: SearchParams }) {
  const me = await requireUser('inventory.read');
  const filters = readQuery(await queryOf(searchParams), DOCUMENT_FILTERS);
  prefetch(
    trpc.inventory.documents.infiniteQueryOptions(documentInput(filters), {
      getNextPageParam: (page) => page.nextCursor,
    }),
    trpc.inventory.warehouses.queryOptions(),
  );
  return (
    <Hydrated>
      <DocumentList permissions={me.permissions} />
    </Hydrated>
  );
}
