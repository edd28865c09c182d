// A new scheme.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireUser } from '@/trpc/server';
import { PageHeader } from '@/ui/shell';
import { SchemeForm } from '../_form/scheme-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('assessments.schemes');
  return { title: t('new') };
}

export default async function Page() {
  await requireUser('assessments.write');
  const t = await getTranslations('assessments.schemes');
  return (
    <>
      <PageHeader title={t('new')} crumbs={[{ label: t('title'), href: '/assessments/schemes' }]} />
      <SchemeForm scheme={null} mayWrite />
    </>
  );
}
