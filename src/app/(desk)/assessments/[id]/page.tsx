// One assessment.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { isUuid } from '@/kernel/ids';
import { Hydrated, prefetch, requireUser, trpc } from '@/trpc/server';
import { RunPage } from '../_detail/run-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('assessments.field');
  return { title: t('run') };
}

interface Props {
  readonly params: Promise<{ id: string }>;
}

export default async function Page({ params }: Props) {
  const me = await requireUser('assessments.read');
  const { id } = await params;
  if (!isUuid(id)) notFound();
  prefetch(trpc.assessments.run.queryOptions({ id }));
  return (
    <Hydrated>
      <RunPage runId={id} userId={me.user.id} permissions={me.permissions} />
    </Hydrated>
  );
}
