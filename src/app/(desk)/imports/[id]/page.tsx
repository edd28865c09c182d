// One import that was run: what was loaded and which rows were not.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { isUuid } from '@/kernel/ids';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { ImportRunPage } from '../_detail/import-run-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('imports');
  return { title: t('title') };
}

interface Props {
  readonly params: Promise<{ id: string }>;
}

export default async function Page({ params }: Props) {
  await requireUser('imports.run');
  const { id } = await params;
  if (!isUuid(id)) notFound();
  prefetch(trpc.integrations.importRun.queryOptions({ id }));
  return (
    <Hydrated>
      <ImportRunPage id={id} />
    </Hydrated>
  );
}
