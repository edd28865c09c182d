// Files into the company: choose, match, check, load; and what was loaded before.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { ImportDesk } from './_run/import-desk';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('imports');
  return { title: t('title') };
}

export default async function Page() {
  await requireUser('imports.run');
  prefetch(
    trpc.integrations.importKinds.queryOptions({}),
    trpc.integrations.importRuns.infiniteQueryOptions(
      {},
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  return (
    <Hydrated>
      <ImportDesk />
    </Hydrated>
  );
}
