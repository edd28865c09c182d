// One scheme, to read or to change.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { isUuid } from '@/kernel/ids';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { SchemePage } from '../_form/scheme-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('assessments.field');
  return { title: t('scheme') };
}

interface Props {
  readonly params: Promise<{ id: string }>;
}

export default async function Page({ params }: Props) {
  const me = await requireUser('assessments.read');
  const { id } = await params;
  if (!isUuid(id)) notFound();
  prefetch(trpc.assessments.scheme.queryOptions({ id }));
  return (
    <Hydrated>
      <SchemePage id={id} mayWrite={me.permissions.includes('assessments.write')} />
    </Hydrated>
  );
}
