// The schemes of assessment.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { SchemeList } from './_list/scheme-list';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('assessments.schemes');
  return { title: t('title') };
}

export default async function Page() {
  const me = await requireUser('assessments.read');
  prefetch(trpc.assessments.schemes.queryOptions());
  return (
    <Hydrated>
      <SchemeList mayWrite={me.permissions.includes('assessments.write')} />
    </Hydrated>
  );
}
